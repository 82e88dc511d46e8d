"""Lists of words, kept as text so that they stay readable at a hundred a line."""


def word_list(text: str) -> frozenset[str]:
    return frozenset(text.split())


def endings(*phrases: str) -> tuple[str, ...]:
    """For `str.endswith` on text that begins with a space: each phrase as whole words."""
    return tuple(f" {phrase}" for phrase in phrases)
