"""Find the sizes of type of a deck's cards: for each kind the largest at which all of it fits."""

from collections.abc import Callable, Iterator
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
    own_back_of,
    shared_back,
)
from kaartspel.design.misfits import CardMisfit, misfit
from kaartspel.design.seated import Unseated
from kaartspel.design.seating import house, seating
from kaartspel.design.settling import Each, room, settled
from kaartspel.design.tableplan import plans
from kaartspel.frame import Frame
from kaartspel.inking import Inking
from kaartspel.keeping import KEEPER
from kaartspel.messages import say
from kaartspel.problems import InvalidDeck, Problem

_CHUNK = 200  # cards looked at together: enough to outweigh the hand-over to a worker


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
        by_kind[kind] = setting if own else settled(setting, _chunks(cards), each)
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


_SIZES = Struct(">ddI")


def _sized(setting: Setting, body: float, back_body: float, title: int) -> Setting:
    if _sizes(setting) == (body, back_body, title):
        return setting  # and not another that equals it: its digest is known
    return replace(setting, body=body, back_body=back_body, title=title)


def _end(setting: Setting, card: Card) -> float | None:
    """Return where the seats of a card end at the latest, if it shows any."""
    return room(setting, card)[0]


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
