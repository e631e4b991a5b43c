"""Headings of the book: what of them stays on one line, and how wide that may be."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from books import Book, X, words
from kaartspel.deck.model import Deck
from kaartspel.type import bound, leading_words, typesetter

HEADINGS = {f"{X}{name}" for name in ("h1", "h2", "h3", "caption")}
NARROW = 9.4  # em


def headings(book: Book) -> Iterator[Any]:
    for page in book.pages.values():
        for element in page.iter():
            is_said_so = element.get("class") in {"central", "subtitle"}
            if is_said_so or element.tag in HEADINGS:
                yield element


def test_headings_break_behind_no_word_that_leads_on(book: Book, deck: Deck) -> None:
    """But where what is bound would be wider than a narrow window."""
    leading, width = leading_words("nl"), typesetter(deck.fonts, "nl").strong.width
    told = 0
    for heading in headings(book):
        for text in heading.itertext():
            runs = text.split(" ")
            told += len(runs)
            for run, following in pairwise(runs):
                is_wide = width(f"{run} {following}") > NARROW
                assert is_wide or run.lower() not in leading or not following, words(heading)
            assert all(width(run) <= NARROW for run in runs if "\N{NO-BREAK SPACE}" in run)
    assert told > 200


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Overzicht van de negen", "Overzicht van~de~negen"),
        ("Van de raad", "Van~de~raad"),
        ("de hele lange wereld", "de~hele lange wereld"),
        ("over onvoorstelbaarheden", "over onvoorstelbaarheden"),
        ("in en over onvoorstelbaar", "in en~over~onvoorstelbaar"),
        ("Voor wie", "Voor~wie"),
        ("van ", "van "),
        (" met ons", " met~ons"),
        ("", ""),
    ],
)
def test_words_that_lead_on_are_bound_to_the_next(text: str, wanted: str) -> None:
    leading = frozenset({"van", "de", "over", "in", "en", "voor", "met"})
    found = bound(text, leading, lambda text: len(text) * 0.4, NARROW)
    assert found == wanted.replace("~", "\N{NO-BREAK SPACE}")
