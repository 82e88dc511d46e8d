"""Models: adapters behind one small protocol, chosen by a setting."""
