"""Lists of words, kept as text so that they stay readable at a hundred a line."""


def word_list(text: str) -> frozenset[str]:
    return frozenset(text.split())
