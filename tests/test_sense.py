"""The shipped cards break by their sense: few lines end with a word that leads on.

The share is of all breaks in the texts of poker cards. Where a text has such lines, every way to
break it at its spaces into as many is tried: that nearly always has no fewer of them, unless it
leaves a line torn off.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

import pytest

from cards import front_text
from frames import groups, lay_out
from kaartspel.deck.load import load
from kaartspel.deck.model import Deck
from kaartspel.design import lay_out_card, settings
from kaartspel.frame import Role, Text
from kaartspel.geometry import leaves
from kaartspel.type import typesetter
from kaartspel.type.function_words import FUNCTION_WORDS
from repository import ROOT

SMALL = {
    "een", "de", "het", "of", "en", "te", "van", "voor", "in", "op", "dat", "die", "we", "zijn",
    "om", "is", "aan", "met", "bij", "als", "er",
}  # fmt: skip

_TORN_OFF = 0.5  # of the column: an inner line of less looks torn off


@dataclass(frozen=True)
class Setting:
    """A text as it is set: its lines, and the face and the size in pt of its type."""

    text: str
    lines: tuple[str, ...]
    face: str
    size: float


@pytest.fixture(scope="module")
def set_texts(deck: Deck) -> list[Setting]:
    poker = next(format_ for format_ in deck.formats if format_.name == "poker")
    found = {}
    for faces in lay_out(deck, poker):
        for role in (Role.QUOTATION, Role.PARAGRAPH):
            for group in groups(faces.front.items, role):
                texts = [item for item, _ in leaves((group,)) if isinstance(item, Text)]
                said = front_text(faces.card)
                if "".join(text.says for text in texts) == said:
                    first, lines = texts[0], _lines(texts)
                    found[faces.card.id] = Setting(said, lines, first.font, first.size)
    return list(found.values())


def _lines(texts: list[Text]) -> tuple[str, ...]:
    lines: dict[float, list[tuple[float, str]]] = {}
    for text in texts:
        for piece in text.pieces:
            lines.setdefault(round(piece.y, 1), []).append((piece.x, piece.text))
    return tuple("".join(part for _, part in sorted(lines[y])).strip() for y in sorted(lines))


def _stumbles(lines: tuple[str, ...]) -> int:
    return sum(line.rpartition(" ")[2].lstrip("‘(").lower() in SMALL for line in lines[:-1])


def test_one_break_in_ten_at_most_follows_a_small_word(set_texts: list[Setting]) -> None:
    assert len(set_texts) == 111
    all_lines = [found.lines for found in set_texts]
    breaks = sum(len(lines) - 1 for lines in all_lines)
    assert breaks == 439  # ten more than without a look at sense, of texts that leave a line free
    sizes = {found.face: found.size for found in set_texts}
    assert (sizes["strong"], max(found.size for found in set_texts)) == (12.5, 13.0)
    assert sum(map(_stumbles, all_lines)) / breaks <= 0.1
    assert not any(line.startswith("-") for lines in all_lines for line in lines)
    assert sum(line.endswith("-") for lines in all_lines for line in lines[:-1]) == 0


def test_hardly_any_line_ends_with_two_words_that_lead_on(set_texts: list[Setting]) -> None:
    """As "deskundig zijn in het" does: a reader carries both to the next line."""
    lasts = [line.lstrip("‘(").lower().split(" ")[-2:]
             for found in set_texts for line in found.lines[:-1]]  # fmt: skip
    assert sum(len(last) == 2 and FUNCTION_WORDS["nl"].issuperset(last) for last in lasts) <= 6


def test_where_lines_end_with_small_words_hardly_any_way_has_fewer(
    set_texts: list[Setting], deck: Deck
) -> None:
    """Try every way to break at spaces, on as many lines, that leaves none torn off.

    Where a line ends with a phrase that the deck keeps on one, as "oneens zijn", its word leads on
    to nothing.
    """
    setter = typesetter(deck.fonts, "nl")
    measures = {found.face: getattr(setter, found.face).width for found in set_texts}
    em = {found: measures[found.face] for found in set_texts}
    column = max(em[found](line.lstrip("‘")) * found.size
                 for found in set_texts for line in found.lines)  # fmt: skip
    more = []
    for found in set_texts:
        stumbles = _stumbles(found.lines)
        stumbles -= sum(line.endswith(deck.hyphenation) for line in found.lines[:-1])
        if stumbles > 0:
            words, count = found.text.split(" "), len(found.lines)
            ways = (_broken(words, cuts) for cuts in combinations(range(1, len(words)), count - 1))
            fewest = stumbles
            for way in ways:
                if _stumbles(way) < fewest and _fits(way, found, em, column):
                    fewest = _stumbles(way)
            more.append(stumbles - fewest)
    assert sum(more) <= 8  # which are far more ragged, or have a line far shorter than others


Widths = dict[Setting, Callable[[str], float]]


def _fits(way: tuple[str, ...], found: Setting, em: Widths, column: float) -> bool:
    """Return whether lines are no wider than a column, nor any but the last less than half that."""
    widths = [em[found](line.lstrip("‘")) * found.size for line in way]
    return max(widths) <= column and min(widths[:-1]) >= _TORN_OFF * column


def test_hardly_any_line_amid_others_is_torn_off(set_texts: list[Setting], deck: Deck) -> None:
    """Less than half as wide as the widest of any: 13 of 429 were when none had a line to spare.

    Most of those that are begin a text, where the line below alone is longer. Three are for phrases
    that the deck keeps on one line: "treffen we" above "in de veiligheidsregio".
    """
    setter = typesetter(deck.fonts, "nl")
    widths = {found: [getattr(setter, found.face).width(line.lstrip("‘")) * found.size
                      for line in found.lines] for found in set_texts}  # fmt: skip
    column = max(map(max, widths.values()))
    short = [(line, line == found.lines[0]) for found, wide in widths.items()
             for line, width in zip(found.lines[:-1], wide[:-1], strict=True)
             if width < _TORN_OFF * column and line[-1] not in ".?:"]  # fmt: skip
    assert len(short) <= 13, short
    assert sum(not is_first for _, is_first in short) <= 6, short


def test_a_text_that_is_not_translated_breaks_as_its_own_language_does(
    set_texts: list[Setting], deck: Deck
) -> None:
    """On a card of an English edition, whose small words are others, as is its list of words."""
    phrases = [listed for listed in deck.hyphenation if " " in listed]
    edition = load(ROOT / "examples/english")
    left = [card for card in edition.cards if card.language_of("text") == "nl"]
    assert len(left) > 50
    dutch = {found.text: found for found in set_texts}
    kinds = tuple(dict.fromkeys(card.kind for card in left))
    for setting in settings(replace(edition, kinds=kinds), edition.formats[0]).values():
        for card in (card for card in left if card.kind is setting.kind):
            told = dutch[front_text(card)]
            front = lay_out_card(setting, card).front
            texts = [item for item, _ in leaves(front.items) if isinstance(item, Text)]
            is_listed = any(line.endswith("-") for line in told.lines)
            is_listed = is_listed or any(phrase in told.text for phrase in phrases)
            assert told.size == setting.body
            assert is_listed or set(told.lines) <= set(_lines(texts))


def test_a_last_line_is_hardly_ever_a_scrap(set_texts: list[Setting]) -> None:
    lasts = [found.lines[-1].rstrip("’") for found in set_texts if len(found.lines) > 1]
    assert sum(len(line) < 8 for line in lasts) <= 1


def _broken(words: list[str], cuts: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(" ".join(words[a:b]) for a, b in pairwise((0, *cuts, len(words))))
