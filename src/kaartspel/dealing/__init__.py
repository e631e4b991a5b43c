"""Deal an evening: which cards lie on which table, and which are in whose hand.

Nothing here is random in the sense of a generator. Cards are shuffled by the SHA-256 of the seed
and their ids, so the same seed deals the same evening with every version of Python, and for ever.
"""

from kaartspel.dealing.boxes import tables_that_fit
from kaartspel.dealing.deal import Played, Table, cards_at_tables, deal, decks_for
from kaartspel.dealing.evening import Evening, find_game, in_words, seats

__all__ = [
    "Evening",
    "Played",
    "Table",
    "cards_at_tables",
    "deal",
    "decks_for",
    "find_game",
    "in_words",
    "seats",
    "tables_that_fit",
]
