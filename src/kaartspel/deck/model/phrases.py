"""Find the phrases of a deck's list in its texts: one rule for who checks and who sets them."""

import re


def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """Return what finds a phrase of whole words, in capitals as well."""
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
