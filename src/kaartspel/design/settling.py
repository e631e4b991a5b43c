"""Settle how the cards of a kind are set, once all of them fit: what their texts leave is shared.

Text is a little smaller where fewer words are broken so, or where the longest has a line less; and
heads are higher by what it leaves, if their chamber has use for that.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import chain
from struct import Struct
from typing import Protocol, TypeVar

from kaartspel.deck.model import Card
from kaartspel.design import system
from kaartspel.design.card_layout import Setting, bare_front, full_end
from kaartspel.frame import Text
from kaartspel.geometry import leaves
from kaartspel.keeping import kept

_FEW = 0.2  # of the cards of a poster's kind: their text leaves less room than others' does
_TO_HEADS = 0.86  # of what the longest text leaves: the rest is air below it
_LITTLE = 0.95  # of the largest size that fits: one may be chosen at which fewer words are broken

_LENGTH = Struct(">d")


Found = TypeVar("Found")


class Each(Protocol):
    """Calls a function for each list of cards, as `map` does; an executor's spreads the work."""

    def __call__(
        self, find: Callable[[list[Card]], Found], lists: list[list[Card]], /
    ) -> Iterable[Found]:
        """Return what is found in each list, in order."""


def settled(setting: Setting, lists: list[list[Card]], each: Each) -> Setting:
    """Return a setting at which all the cards fit, its text and heads as they read best.

    They come in lists, and where words are broken is found for `each` of these by itself.
    """
    cards = list(chain.from_iterable(lists))
    return _with_heads(_shorter(_unbroken(setting, lists, each), cards), cards)


def _unbroken(setting: Setting, lists: list[list[Card]], each: Each) -> Setting:
    """Return a setting with a little smaller text, where fewer words are broken so.

    Asked are the cards that have such words: in smaller type others get hardly any.
    """
    least = max(setting.kind.sizes(setting.format)[0], _LITTLE * setting.body)
    counts = each(partial(_broken_each, setting), lists)
    broken = [card for cards, found in zip(lists, counts, strict=True)
              for card, count in zip(cards, found, strict=True) if count]  # fmt: skip
    steps = int((setting.body - least) / system.BODY_STEP)
    bodies = [setting.body - step * system.BODY_STEP for step in range(steps + 1)]
    tried = [replace(setting, body=body) for body in bodies] if broken else [setting]
    return min(tried, key=lambda each: sum(_broken(each, card) for card in broken))


def _shorter(setting: Setting, cards: list[Card]) -> Setting:
    """Return a setting of posters a step smaller, where the longest text has a line less so.

    What that takes is what heads have room for, on all cards.
    """
    less = replace(setting, body=setting.body - system.BODY_STEP)
    if not setting.stands_chamber or less.body < setting.kind.sizes(setting.format)[0]:
        return setting
    left, more = (min(room(each, card)[1] for card in cards) for each in (setting, less))
    return less if more - left > setting.body else setting


def _with_heads(setting: Setting, cards: list[Card]) -> Setting:
    """Return a setting whose heads are higher by what the longest text leaves, all by as much.

    So they are where text is to stand on the foot. Those of posters are by most of that, until the
    chamber is as wide as text; where few titles are higher than others, it is smaller on their
    cards.
    """
    kind = setting.kind
    if not (kind.comes_down or setting.stands_chamber):
        return setting
    rooms = [room(setting, card) for card in cards]
    ends, spare = sorted(end for end, _ in rooms if end is not None), min(s for _, s in rooms)
    end = ends[0 if kind.comes_down else int(_FEW * len(ends))] if ends else None
    if end is not None and not kind.comes_down:
        spare = min(full_end(setting, cards) - end, _TO_HEADS * spare)
    spare = max(0.0, spare)
    return replace(setting, seats_end=None if end is None else end + spare, spare=spare)


def _broken_each(setting: Setting, cards: list[Card]) -> list[int]:
    return [_broken(setting, card) for card in cards]


def _broken(setting: Setting, card: Card) -> int:
    """Return how many words of a card's reading text are broken at the ends of lines.

    Those that the deck's list divides are not counted: it has them where they read well so.
    """
    return int.from_bytes(_kept_broken(replace(setting, seats_end=None), card))


@kept
def _kept_broken(setting: Setting, card: Card) -> bytes:
    texts = (item for item, _ in leaves(bare_front(setting, card).above) if isinstance(item, Text))
    pieces = ((text.says, "".join(piece.text for piece in text.pieces)) for text in texts
              if text.size == setting.body)  # fmt: skip
    listed = {word.replace("-", "").lower() for word in setting.hyphenation}
    # A word that ends with a hyphen of its own is told with the next, and the space between them.
    broken = (says for says, shown in pieces if says.replace(" ", "") != shown.replace(" ", ""))
    return sum(_letters(says) not in listed for says in broken).to_bytes(2)


def _letters(word: str) -> str:
    """Return a word without the marks around it, in lower case."""
    return "".join(filter(str.isalnum, word)).lower()


def room(setting: Setting, card: Card) -> tuple[float | None, float]:
    """Return where the seats of a card end at the latest, if it shows any, and what text leaves."""
    spare, *end = (length for (length,) in _LENGTH.iter_unpack(_kept_room(setting, card)))
    return next(iter(end), None), spare


@kept
def _kept_room(setting: Setting, card: Card) -> bytes:
    made = bare_front(setting, card)
    lengths = (made.spare,) if made.limit is None else (made.spare, made.limit)
    return b"".join(map(_LENGTH.pack, lengths))
