"""Lay out a deck: every card becomes two finished Frames, its front and its back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from typing import Any

from kaartspel.deck.model import (
    AsPoster,
    Card,
    Emblem,
    Fonts,
    Format,
    FrozenMap,
    Kind,
    Picture,
)
from kaartspel.design import system
from kaartspel.design.backs import back, own_back
from kaartspel.design.board import Board
from kaartspel.design.chamber import chamber
from kaartspel.design.seated import Unseated, seated
from kaartspel.design.seating import Seating
from kaartspel.design.system import Scale
from kaartspel.design.tableplan import TopView
from kaartspel.design.template import front
from kaartspel.design.views import of_table, stands_full
from kaartspel.frame import Frame
from kaartspel.inking import Inking
from kaartspel.type import typesetter


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
    Heads of posters are higher by what all texts have to `spare`, in pt, if their chamber needs it.
    `tables` are those of the games that the cards tell, by the cards' ids.
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
    tables: FrozenMap[str, TopView]
    logo: Picture | None
    body: float
    back_body: float
    title: int = 0
    seats_end: float | None = None
    spare: float = 0.0

    @property
    def poster(self) -> AsPoster | None:
        """How its cards look as posters, where the format has them so and they show seats."""
        shows = self.kind.emblem in {Emblem.CHAMBER, Emblem.GRID}
        is_large = self.kind.emblem_size >= system.LEAST_ON_POSTER
        is_map = shows and is_large and 1 < self.house.count <= system.MOST_SEATS
        return self.format.as_poster if is_map else None

    @property
    def stands_chamber(self) -> bool:
        """Whether a whole chamber stands on the titles of its cards."""
        is_whole = self.kind.emblem is Emblem.CHAMBER and not self.house.of_groups
        return bool(self.poster) and is_whole

    def __hash__(self) -> int:
        # Of what is short: a setting is looked up for each card, and its rest seldom differs.
        sizes = self.body, self.back_body, self.title, self.spare
        return hash((self.kind, self.format, self.inking, self.language, *sizes))

    def __reduce__(self) -> tuple[Callable[..., "Setting"], tuple[Any, ...]]:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return _received, (values.pop("seating"), values.pop("house"), values)


def _received(seating: Seating, house: Seating, others: dict[str, Any]) -> Setting:
    """Return a setting that a worker is sent: seats, long to compare, are there once."""
    return Setting(seating=_first(seating), house=_first(house), **others)


@lru_cache(maxsize=16)
def _first(seats: Seating) -> Seating:
    """Return the seats that came first of those that are equal."""
    return seats


@dataclass(frozen=True)
class FacesToBe:
    """A card and how it is set: its two sides are laid out when they are looked at.

    Until then it is plain data, by which what was made of it can be found.
    """

    setting: Setting
    card: Card

    def decided_by(self, *, is_front: bool) -> tuple[object, ...]:
        """All that one side depends on: backs of a setting are one, but those of cards' own."""
        own = is_front or self.card.rich("back")
        return (self.setting, is_front, self.card) if own else (self.setting, is_front)

    def side(self, *, is_front: bool) -> Frame:
        """One side, laid out."""
        return self.front if is_front else self.back

    @cached_property
    def front(self) -> Frame:
        """Its front, laid out."""
        return _seated(self.setting, self.card)

    @cached_property
    def back(self) -> Frame:
        """Its back, laid out."""
        return _back(self.setting, self.card)


def table_on(faces: FacesToBe) -> tuple[float, float, float, float] | None:
    """Return where a front shows the table of its game, with some air: x, y, width, height in pt.

    None where it shows none.
    """
    table = faces.setting.tables.get(faces.card.id)
    if table is None:
        return None
    board = _board(faces.setting)
    x, y, high = of_table(board, faces.card, table, faces.setting.title)
    air = board.pt(system.TABLE_GAP)
    wide, high = high * table.width + 2 * air, high + 2 * air
    return x - wide / 2, y - high / 2, wide, high


def lay_out_card(setting: Setting, card: Card) -> Faces:
    """Return a card with its faces."""
    return Faces(card, _seated(setting, card), _back(setting, card))


@lru_cache(maxsize=8)
def _board(setting: Setting) -> Board:
    """Return what a setting's cards are drawn on."""
    setter = typesetter(setting.fonts, setting.language, setting.hyphenation)
    poster, largest = setting.poster, setting.kind.sizes(setting.format)[1]
    scale = Scale.for_format(setting.format, poster.titles if poster else 1.0)
    return Board(setting.format, scale, setter, largest, setting.inking, poster, setting.spare)


def full_end(setting: Setting, cards: Iterable[Card]) -> float:
    """Return down to where the seats of cards go, in pt, if they are to be as wide as the text."""
    board, made = _board(setting), chamber(setting.house.count)
    return max(stands_full(board, made, card) for card in cards)


@lru_cache(maxsize=512)
def bare_front(setting: Setting, card: Card) -> Unseated:
    """Return a card's front without its seats, kept: it is tried for size before it is drawn."""
    language, table = card.language or setting.language, setting.tables.get(card.id)
    board = _board(replace(setting, language=language))
    if table:
        _, _, high = of_table(board, card, table, setting.title)
        board = replace(board, beside=high * table.width)
    return front(board, card, setting.body, setting.title)


@lru_cache(maxsize=512)
def _seated(setting: Setting, card: Card) -> Frame:
    """Return a card's finished front, kept: it stands in several files."""
    made = bare_front(replace(setting, seats_end=None), card)
    return seated(
        _board(setting), card, made, setting.house, setting.tables.get(card.id), setting.seats_end,
        setting.title,
    )  # fmt: skip


def _back(setting: Setting, card: Card) -> Frame:
    """Return a card's back: its own, or the one that all cards of the setting have."""
    return own_back_of(setting, card) if card.rich("back") else shared_back(setting)


@lru_cache(maxsize=512)
def own_back_of(setting: Setting, card: Card) -> Frame:
    """Return the back that a card has of its own, kept as fronts are."""
    language = card.language_of("back") or setting.language
    usual = replace(_board(replace(setting, language=language)), poster=None, spare=0.0)
    return own_back(usual, card, setting.back_body, setting.house)


@lru_cache(maxsize=8)
def shared_back(setting: Setting) -> Frame:
    """Return the back that all cards of a setting have."""
    return back(_board(setting), setting.kind, setting.seating, setting.house, setting.logo)
