"""Find the sizes of type of a deck's cards: for each kind the largest at which all of it fits."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from struct import Struct

from kaartspel.deck.model import Card, Deck, Format, Kind
from kaartspel.design import system
from kaartspel.design.board import DoesNotFitError
from kaartspel.design.card_layout import (
    Setting,
    bare_front,
    full_end,
    own_back_of,
    shared_back,
)
from kaartspel.design.misfits import CardMisfit, misfit
from kaartspel.design.seated import Unseated
from kaartspel.design.seating import house, seating
from kaartspel.design.tableplan import plans
from kaartspel.frame import Frame, Text
from kaartspel.geometry import leaves
from kaartspel.inking import Inking
from kaartspel.keeping import KEEPER, kept
from kaartspel.messages import say
from kaartspel.problems import InvalidDeck, Problem

_CHUNK = 200  # cards looked at together: enough to outweigh the hand-over to a worker
_FEW = 0.2  # of the cards of a poster's kind: their text leaves less room than others' does
_LITTLE = 0.95  # of the largest size that fits: one may be chosen at which fewer words are broken


Each = Callable[[Callable[[list[Card]], "_Fit"], Iterable[list[Card]]], Iterable["_Fit"]]
"""Calls a function for each list of cards, as `map` does; an executor's `map` spreads the work."""


def settings(
    deck: Deck, format_: Format, inking: Inking = Inking.FULL, each: Each = map
) -> dict[Kind, Setting]:
    """Return how the deck's cards are set, by kind.

    All cards of a kind have one size of reading text: the largest of the format's sizes at which
    the longest fits, or a little less where that breaks fewer words. Raises InvalidDeck with every
    card that does not fit at the least size.
    """
    by_kind: dict[Kind, Setting] = {}
    problems: list[Problem] = []
    misfits: list[CardMisfit] = []
    for kind in deck.kinds:
        cards = list(deck.of_kind(kind))
        if not cards:
            continue
        largest = _setting(deck, kind, format_, inking)
        problems += _misfit_back(largest)
        setting, own = _fitted(largest, _larger(deck, largest), cards, each)
        by_kind[kind] = setting if own else _with_heads(_unbroken(setting, cards), cards)
        misfits += own
    # Of a text that many cards show the worst is told: what mends that mends all.
    worst = {each.text: each.problem for each in sorted(misfits, key=attrgetter("overflow"))}
    if problems or worst:
        raise InvalidDeck((*problems, *worst.values()))
    return by_kind


def _fitted(
    largest: Setting, larger: tuple[Setting, ...], cards: list[Card], each: Each
) -> tuple[Setting, list[CardMisfit]]:
    """Return a setting of the largest sizes at which all the cards fit, and what fits at none."""
    fits = list(each(partial(_fit, largest, larger), _chunks(cards)))
    bodies, back_bodies, titles = zip(*(fit.sizes for fit in fits), strict=True)
    setting = replace(
        largest,
        body=min(bodies),
        back_body=min(back_bodies),
        title=max(titles),
        seats_end=min((end for fit in fits for end in fit.ends), default=None),
    )
    return setting, [misfit for fit in fits for misfit in fit.misfits]


def _unbroken(setting: Setting, cards: list[Card]) -> Setting:
    """Return a setting with a little smaller text, where fewer words are broken so.

    Asked are the cards that have such words: in smaller type others get hardly any.
    """
    least = max(setting.kind.sizes(setting.format)[0], _LITTLE * setting.body)
    broken = [card for card in cards if _broken(setting, card)]
    steps = int((setting.body - least) / system.BODY_STEP)
    bodies = [setting.body - step * system.BODY_STEP for step in range(steps + 1)]
    tried = [replace(setting, body=body) for body in bodies] if broken else [setting]
    return min(tried, key=lambda each: sum(_broken(each, card) for card in broken))


def _with_heads(setting: Setting, cards: list[Card]) -> Setting:
    """Return a setting whose heads are higher by what the longest text leaves, all by as much.

    So they are where text is to stand on the foot. Those of posters are only until the chamber is
    as wide as text; where few titles are higher than others, it is smaller on their cards.
    """
    kind = setting.kind
    if not (kind.comes_down or setting.stands_chamber):
        return setting
    rooms = [_room(setting, card) for card in cards]
    ends, spare = sorted(end for end, _ in rooms if end is not None), min(s for _, s in rooms)
    end = ends[0 if kind.comes_down else int(_FEW * len(ends))] if ends else None
    if end is not None and not kind.comes_down:
        spare = min(full_end(setting, cards) - end, spare)
    spare = max(0.0, spare)
    return replace(setting, seats_end=None if end is None else end + spare, spare=spare)


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
    return sum(says != shown and _letters(says) not in listed for says, shown in pieces).to_bytes(2)


def _letters(word: str) -> str:
    """Return a word without the marks around it, in lower case."""
    return "".join(filter(str.isalnum, word)).lower()


def _sizes(setting: Setting) -> tuple[float, float, int]:
    return setting.body, setting.back_body, setting.title


def _larger(deck: Deck, setting: Setting) -> tuple[Setting, ...]:
    """Return how the setting's cards would be set at the least in each of the larger formats."""
    own, larger = setting.format, []
    for other in sorted(deck.formats, key=_area):
        if _area(other) > _area(own):
            safe = max(own.safe, other.safe)
            as_own = replace(other, bleed=own.bleed, safe=safe, corner=own.corner)
            least = setting.kind.sizes(other)[0]
            title = _titles(setting.kind) - 1
            small = replace(setting, body=least, back_body=least, title=title)
            larger.append(replace(small, format=as_own))
    return tuple(larger)


def _area(format_: Format) -> float:
    return format_.width * format_.height


def _setting(deck: Deck, kind: Kind, format_: Format, inking: Inking) -> Setting:
    largest = kind.sizes(format_)[1]
    return Setting(
        kind=kind,
        format=format_,
        inking=inking,
        fonts=deck.fonts,
        language=deck.metadata.language,
        hyphenation=deck.hyphenation,
        words=deck.words,
        seating=seating(deck, kind),
        house=house(deck, kind),
        tables=plans(deck, kind),
        logo=deck.logo,
        body=largest,
        back_body=largest,
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    """The largest sizes at which some cards fit, front, back and title; and what fits at none.

    `ends` is where the seats of all of them end at the latest, if any shows seats.
    """

    sizes: tuple[float, float, int]
    ends: tuple[float, ...]
    misfits: tuple[CardMisfit, ...]


def _fit(setting: Setting, larger: tuple[Setting, ...], cards: list[Card]) -> _Fit:
    """Return the largest sizes, from the setting's downwards, at which these cards fit.

    `larger` are settings in other formats that are perhaps a remedy for those that do not.
    """
    misfits: list[CardMisfit] = []
    for card in cards:
        key = KEEPER.key("sizes", setting, card)
        if entry := KEEPER.find(key):
            setting = _sized(setting, *_SIZES.unpack(entry))
            continue
        setting, own = _fit_one(setting, larger, card)
        misfits += own
        if not own:
            KEEPER.keep(key, _SIZES.pack(*_sizes(setting)))
    ends = () if misfits else filter(None, (_end(setting, card) for card in cards))
    return _Fit(_sizes(setting), tuple(sorted(ends)[:1]), tuple(misfits))


_SIZES, _LENGTH = Struct(">ddI"), Struct(">d")


def _sized(setting: Setting, body: float, back_body: float, title: int) -> Setting:
    if _sizes(setting) == (body, back_body, title):
        return setting  # and not another that equals it: its digest is known
    return replace(setting, body=body, back_body=back_body, title=title)


def _end(setting: Setting, card: Card) -> float | None:
    """Return where the seats of a card end at the latest, if it shows any."""
    return _room(setting, card)[0]


def _room(setting: Setting, card: Card) -> tuple[float | None, float]:
    """Return where the seats of a card end at the latest, if it shows any, and what text leaves."""
    spare, *end = (length for (length,) in _LENGTH.iter_unpack(_kept_room(setting, card)))
    return next(iter(end), None), spare


@kept
def _kept_room(setting: Setting, card: Card) -> bytes:
    made = bare_front(setting, card)
    lengths = (made.spare,) if made.limit is None else (made.spare, made.limit)
    return b"".join(map(_LENGTH.pack, lengths))


def _fit_one(
    setting: Setting, larger: tuple[Setting, ...], card: Card
) -> tuple[Setting, list[CardMisfit]]:
    """Return a setting of the largest sizes at which a card fits, and what fits at none."""
    format_, least = setting.format, setting.kind.sizes(setting.format)[0]
    misfits = []
    for size, side in _sides(card):
        while error := _misfit(side, setting, card):
            if error.is_title and setting.title < _titles(setting.kind) - 1:
                setting = replace(setting, title=setting.title + 1)
                continue
            now = getattr(setting, size)
            if now <= least:
                roomy = (s.format.name for s in larger if not _misfit(side, s, card))
                misfits.append(misfit(card, error, format_, least, next(roomy, "")))
                break
            setting = replace(setting, **{size: max(now - system.BODY_STEP, least)})
    return setting, misfits


def _titles(kind: Kind) -> int:
    """Return how many sizes there are that a kind's titles may have."""
    return max((len(slot.sizes) for slot in kind.slots), default=0) or 1


def _sides(card: Card) -> Iterator[tuple[str, Callable[[Setting, Card], Unseated | Frame]]]:
    """Yield of each text of a size to be found the name of that size, and what draws it."""
    yield "body", bare_front
    if card.rich("back"):
        yield "back_body", own_back_of


def _misfit(
    side: Callable[[Setting, Card], Unseated | Frame], setting: Setting, card: Card
) -> DoesNotFitError | None:
    try:
        side(setting, card)
    except DoesNotFitError as error:
        return error
    return None


def _misfit_back(setting: Setting) -> list[Problem]:
    """Return a problem where the word on the backs of a kind does not fit."""
    key = KEEPER.key("back", setting)
    if KEEPER.find(key) is not None:
        return []
    try:
        shared_back(setting)
    except DoesNotFitError:
        fact = say("the word '{word}' is too wide for the backs of the format {name}",
                   word=setting.kind.word, name=setting.format.name)  # fmt: skip
        remedy = say("say '{key}' shorter in deck.yaml", key=setting.kind.word_key)
        return [Problem(setting.kind.place, fact, remedy, "back-too-wide")]
    KEEPER.keep(key, b"")  # that it fits
    return []


def _chunks(cards: list[Card]) -> list[list[Card]]:
    # A list, since some executors map over nothing else.
    return [cards[start : start + _CHUNK] for start in range(0, len(cards), _CHUNK)]
