"""What takes a wish back in English, or shows that it is none."""

from agent.language.english.word_list import endings, word_list

NOT_WANTED = endings(
    "do not",
    "not want to",
    "do not want to",
    "not going to",
    "no need to",
    "not to",
    "without",
    "not",
    "never",
    "not need to",
    "do not need to",
    "would not",
    "rather not",
    "not have to",
    "not trying to",
    "instead of",
    "before i",
    "can not",
)
"""Said before a wish these take it back: "I don't want to cancel"."""

NOT_BOOKABLE = word_list(
    """
answer bit break call car chance change cheaper copy couple discount drink earlier favor favour few good great hand
help hug human idea info information invoice job later letter lot lovely minute moment nice note number person
prescription price question questions quote receipt refill refund reminder reply response ride room sec second taxi
ticket wonderful word
"""
)
"""Nobody books what is called so: "I need a minute"."""
