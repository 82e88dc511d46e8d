"""Scenarios from conversations that real people wrote for other purposes."""
