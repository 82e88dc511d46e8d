"""What is English in the reading of messages: words, phrases and spellings, as data."""
