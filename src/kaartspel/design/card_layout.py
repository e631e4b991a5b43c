"""Lay out a deck: every card becomes two finished Frames, its front and its back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from operator import attrgetter

from kaartspel.deck.model import (
    Card,
    Deck,
    Fonts,
    Format,
    FrozenMap,
    Kind,
    Picture,
)
from kaartspel.design import system
from kaartspel.design.backs import back, own_back
from kaartspel.design.board import Board, DoesNotFitError
from kaartspel.design.misfits import CardMisfit, misfit
from kaartspel.design.seated import Unseated, seated
from kaartspel.design.seating import Seating, house, seating
from kaartspel.design.system import Scale
from kaartspel.design.template import front
from kaartspel.frame import Frame
from kaartspel.inking import Inking
from kaartspel.messages import say
from kaartspel.problems import InvalidDeck, Problem
from kaartspel.type import typesetter

_CHUNK = 200  # cards looked at together: enough to outweigh the hand-over to a worker


@dataclass(frozen=True, slots=True)
class Faces:
    """The two sides of a card."""

    card: Card
    front: Frame
    back: Frame

    def __hash__(self) -> int:
        # Of what is short: the same card is seldom laid out in several ways.
        return hash(self.card.id)


@dataclass(frozen=True, slots=True)
class Setting:
    """How the cards of one kind are set: all that decides what they look like, but the card.

    `body` is the size of the reading text in pt, `back_body` that of texts on backs; `title` says
    which of the sizes that other slots may have is theirs, from 0, the largest; `seating` has
    the seats of all cards of the kind, as its back shows them, and `house` those that fronts show,
    of one size on all, down to `seats_end` (pt from the bleed); None where no card shows them.
    """

    kind: Kind
    format: Format
    inking: Inking
    fonts: Fonts
    language: str
    hyphenation: tuple[str, ...]
    words: FrozenMap[str, str]
    seating: Seating
    house: Seating
    logo: Picture | None
    body: float
    back_body: float
    title: int = 0
    seats_end: float | None = None

    def __hash__(self) -> int:
        # Of what is short: a setting is looked up for each card, and its rest seldom differs.
        sizes = self.body, self.back_body, self.title
        return hash((self.kind, self.format, self.inking, self.language, *sizes))


Each = Callable[[Callable[[list[Card]], "_Fit"], Iterable[list[Card]]], Iterable["_Fit"]]
"""Calls a function for each list of cards, as `map` does; an executor's `map` spreads the work."""


def settings(
    deck: Deck, format_: Format, inking: Inking = Inking.FULL, each: Each = map
) -> dict[Kind, Setting]:
    """Return how the deck's cards are set, by kind.

    All cards of a kind have one size of reading text: the largest of the format's sizes at which
    the longest fits. Raises InvalidDeck with every card that does not fit at the least size.
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
        fits = list(each(partial(_fit, largest, _larger(deck, largest)), _chunks(cards)))
        misfits += [each for fit in fits for each in fit.misfits]
        bodies, back_bodies, titles = zip(*(fit.sizes for fit in fits), strict=True)
        by_kind[kind] = replace(
            largest,
            body=min(bodies),
            back_body=min(back_bodies),
            title=max(titles),
            seats_end=min((end for fit in fits for end in fit.ends), default=None),
        )
    # Of a text that many cards show the worst is told: what mends that mends all.
    worst = {each.text: each.problem for each in sorted(misfits, key=attrgetter("overflow"))}
    if problems or worst:
        raise InvalidDeck((*problems, *worst.values()))
    return by_kind


def lay_out_card(setting: Setting, card: Card) -> Faces:
    """Return a card with its faces."""
    return Faces(card, _seated(setting, card), _back(setting, card))


def _larger(deck: Deck, setting: Setting) -> tuple[Setting, ...]:
    """Return how the setting's cards would be set at the least in each of the larger formats."""
    own, found = setting.format, []
    for other in sorted(deck.formats, key=_area):
        if _area(other) > _area(own):
            safe = max(own.safe, other.safe)
            as_own = replace(other, bleed=own.bleed, safe=safe, corner=own.corner)
            least = setting.kind.sizes(other)[0]
            title = _titles(setting.kind) - 1
            small = replace(setting, body=least, back_body=least, title=title)
            found.append(replace(small, format=as_own))
    return tuple(found)


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
        logo=deck.logo,
        body=largest,
        back_body=largest,
    )


@lru_cache(maxsize=8)
def _board(setting: Setting) -> Board:
    """Return what a setting's cards are drawn on."""
    setter = typesetter(setting.fonts, setting.language, setting.hyphenation)
    scale, largest = Scale.for_format(setting.format), setting.kind.sizes(setting.format)[1]
    return Board(setting.format, scale, setter, largest, setting.inking)


@lru_cache(maxsize=512)
def _front(setting: Setting, card: Card) -> Unseated:
    """Return a card's front without its seats, kept: it is tried for size before it is drawn."""
    language = card.language or setting.language
    return front(
        _board(replace(setting, language=language)),
        card,
        setting.body,
        setting.title,
    )


@lru_cache(maxsize=512)
def _seated(setting: Setting, card: Card) -> Frame:
    """Return a card's finished front, kept: it stands in several files."""
    made = _front(replace(setting, seats_end=None), card)
    return seated(_board(setting), card, made, setting.house, setting.seats_end)


def _back(setting: Setting, card: Card) -> Frame:
    """Return a card's back: its own, or the one that all cards of the setting have."""
    return _own_back(setting, card) if card.rich("back") else _shared_back(setting)


@lru_cache(maxsize=512)
def _own_back(setting: Setting, card: Card) -> Frame:
    """Return the back that a card has of its own, kept as fronts are."""
    language = card.language_of("back") or setting.language
    return own_back(
        _board(replace(setting, language=language)), card, setting.back_body, setting.house
    )


@lru_cache(maxsize=8)
def _shared_back(setting: Setting) -> Frame:
    """Return the back that all cards of a setting have."""
    return back(_board(setting), setting.kind, setting.seating, setting.logo)


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
    format_, least = setting.format, setting.kind.sizes(setting.format)[0]
    misfits = []
    for card, size, side in _sides(cards):
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
    ends = () if misfits else (_front(setting, card).limit for card in cards)
    highest = sorted(end for end in ends if end is not None)[:1]
    sizes = setting.body, setting.back_body, setting.title
    return _Fit(sizes, tuple(highest), tuple(misfits))


def _titles(kind: Kind) -> int:
    """Return how many sizes there are that a kind's titles may have."""
    return max((len(slot.sizes) for slot in kind.slots), default=0) or 1


def _sides(
    cards: Iterable[Card],
) -> Iterator[tuple[Card, str, Callable[[Setting, Card], Unseated | Frame]]]:
    """Yield what has text of a size to be found, the name of that size, and what draws it."""
    for card in cards:
        yield card, "body", _front
        if card.rich("back"):
            yield card, "back_body", _own_back


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
    try:
        _shared_back(setting)
    except DoesNotFitError:
        fact = say("the word '{word}' is too wide for the backs of the format {name}",
                   word=setting.kind.word, name=setting.format.name)  # fmt: skip
        remedy = say("say '{key}' shorter in deck.yaml", key=setting.kind.word_key)
        return [Problem(setting.kind.place, fact, remedy, "back-too-wide")]
    return []


def _chunks(cards: list[Card]) -> list[list[Card]]:
    # A list, since some executors map over nothing else.
    return [cards[start : start + _CHUNK] for start in range(0, len(cards), _CHUNK)]
