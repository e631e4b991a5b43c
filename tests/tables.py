"""A small Dutch deck whose cards stand in one table."""

from pathlib import Path

DECK = """slug: proef
title: Proef
description: Een proef.
language: nl
identifier: urn:uuid:0d3f4a60-5a0f-5b5e-8a39-0f7b0c1d2e4f
version: 0.1.0
date: 2026-01-02
edition_date: 2026-01-03
publisher: Proef
rights: CC0
creators: [{name: Ann Example, role: aut}]
"""


def table_deck(folder: Path, text: str | bytes, file: str = "cards/kaarten.csv") -> Path:
    """Return a deck of one table."""
    deck = folder / "deck"
    path = deck / file
    path.parent.mkdir(parents=True, exist_ok=True)
    (deck / "deck.yaml").write_text(DECK, "utf-8")
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return deck
