"""Evenings of one game, as most tests want them."""

from kaartspel.dealing import Evening, Table, deal
from kaartspel.deck.model import Deck


def of_one(
    game: str, tables: int, players: int, seed: str, decks: int | None = None
) -> Evening:  # fmt: skip
    """Return an evening of one game at equal tables."""
    return Evening((game,), seed, tables, players, decks=decks)


def tables_of(deck: Deck, evening: Evening) -> tuple[Table, ...]:
    """Return the tables of an evening of one game."""
    (played,) = deal(deck, evening)
    return played.tables
