"""Cards, and the one tree that they stand in: collections of groups of topics."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kaartspel.deck.model.frozen import FrozenMap
from kaartspel.deck.model.graphics import Picture, QrCode, Suit
from kaartspel.deck.model.kind import Area, Kind, SlotRole
from kaartspel.deck.model.text import Rich, paragraph, plain
from kaartspel.problems import Place

_NUMBERED = re.compile(r"([a-z]{1,2})([0-9]{1,4})([a-z]?)(?:-.*)?")
_WINDOW = (Area.BODY, Area.END)  # where what is read stands
_LISTED = {"topics"}  # what a card of a group lists is no text of its own
_PLACES = ("collection", "group", "topic")
_NAME = 60  # characters of a text that stand for a name


def number_of(id_: str) -> str:
    """Return the number that a card's id begins with, in capitals; nothing where it has none."""
    match = _NUMBERED.fullmatch(id_)
    return "".join(match.groups()).upper() if match else ""


def order_of(id_: str) -> tuple[str, int, str, str]:
    """Return what ids with numbers are sorted by: q9 comes before q10, and q10 before q100."""
    match = _NUMBERED.fullmatch(id_)
    letters, figures, rest = match.groups() if match else ("", "0", "")
    return letters, int(figures), rest, id_


@dataclass(frozen=True, slots=True)
class Card:
    """One playing card.

    `fields` are its texts by their names: title, text, steps … `collection`, `group` and `topic`
    are the names of where it stands in the deck, empty where it has none. `quantity` is how often
    it is printed for one deck. `picture` and `code` are its own, if it has them, and so is its
    `language`, where it is not the deck's. `named` is where each of those places has its name.
    """

    id: str
    kind: Kind
    fields: FrozenMap[str, Rich]
    suit: Suit
    collection: str = ""
    group: str = ""
    topic: str = ""
    quantity: int = 1
    picture: Picture | None = None
    code: QrCode | None = None
    language: str = ""
    languages: FrozenMap[str, str] = field(default=FrozenMap())
    place: Place = field(default=Place(""), compare=False)
    named: FrozenMap[str, Place] = field(default=FrozenMap(), compare=False)

    def __hash__(self) -> int:
        # Of what is short: cards are looked up often, and seldom share an id.
        return hash(self.id)

    @property
    def number(self) -> str:
        """The short printed number that its id begins with, in capitals; empty without one."""
        return number_of(self.id)

    @property
    def places(self) -> tuple[str, str, str]:
        """The names of where it stands, from the outermost inwards."""
        return self.collection, self.group, self.topic

    @property
    def heading(self) -> str:
        """What it is called by its title or its topic; nothing where it has neither."""
        return self.title or self.topic

    @property
    def title(self) -> str:
        """What it says where its kind has headings, on one line; nothing where it has none."""
        return ", ".join(filter(None, map(self.said, self.titles))).replace("\n", " ")

    @property
    def titles(self) -> tuple[str, ...]:
        """The fields that hold its title, in order: what stands beside it or its number is last."""
        slots = [s for s in self.kind.slots if s.role is SlotRole.HEADING or s.beside]
        slots += [s for s in self.kind.slots if s.area is Area.CORNER]
        return tuple(s.source for s in slots if s.source in self.fields) or ("title",)

    @property
    def name(self) -> str:
        """What the card is called: by its title, its topic, or else the first words of its text."""
        return self.heading or _shortened(self.text) or self.id

    @property
    def text(self) -> str:
        """What is read on the card, without marks: each paragraph, item and step on a line."""
        return "\n".join(filter(None, map(self.said, self._read)))

    @property
    def _read(self) -> tuple[str, ...]:
        """The fields that its text is made of, in order."""
        slots = (s for s in self.kind.slots if s.area in _WINDOW and s.role is not SlotRole.HEADING)
        return tuple(s.source for s in slots if s.source in self.fields.keys() - _LISTED)

    def language_of(self, source: str) -> str:
        """Return the language of a field; nothing where it is the deck's, as that of topics is."""
        return "" if source in _LISTED else self.languages.get(source, self.language)

    @property
    def text_language(self) -> str:
        """The language of what is read on it; nothing where it is the deck's."""
        return self._language_of_any(self._read)

    @property
    def heading_language(self) -> str:
        """The language of its heading; nothing where it is the deck's, as that of a topic is."""
        return self._language_of_any(self.titles) if self.title else ""

    @property
    def name_language(self) -> str:
        """The language of what it is called; nothing where it is the deck's."""
        return self.heading_language if self.heading else self.text_language

    def _language_of_any(self, sources: Iterable[str]) -> str:
        """Return the language of the first of these fields that says something."""
        return next((self.language_of(s) for s in sources if self.said(s)), self.language)

    def shared_place(self, source: str) -> Place | None:
        """Return where a text stands that other cards show, too; None where it is the card's."""
        return None if source in self.fields else self.named.get(source)

    def said(self, source: str) -> str:
        """Return the words of a field without marks; nothing where the card has none."""
        return plain(self.rich(source))

    def rich(self, source: str) -> Rich:
        """Return a field, or the name of a place; a text without blocks where there is none."""
        if source in self.fields:
            return self.fields[source]
        return paragraph(dict(zip(_PLACES, self.places, strict=True)).get(source, ""))


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _NAME:
        return words
    return f"{words[:_NAME].rpartition(' ')[0]}\N{NO-BREAK SPACE}…"  # which begins no line


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, or a value, with its cards. The name is empty where its cards share none.

    `id` is its place in the deck: no card's id holds a full stop, and this one always does. Where
    a card stands in for a topic, it is the card's, and `language` is that of the card's name, where
    it is not the deck's.
    """

    name: str
    cards: tuple[Card, ...]
    id: str = ""
    language: str = ""

    @property
    def numbers(self) -> str:
        """The numbers of its cards, which follow each other in the deck, as W01–03."""
        first, last = self.cards[0].number, self.cards[-1].number
        if len(self.cards) == 1 or not first:
            return first
        kind = first.rstrip("0123456789")
        return f"{first}–{last.removeprefix(kind)}" if kind else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class CardGroup:
    """A category or a cluster: its topics, and the card that it has of its own, if it has one.

    The name is empty where a collection is not divided. `id` is its own card's, or its place in the
    deck.
    """

    name: str
    suit: Suit
    topics: tuple[Topic, ...]
    id: str = ""
    card: Card | None = None

    @property
    def number(self) -> str:
        """The number of its own card; empty without one."""
        return self.card.number if self.card else ""

    @property
    def entries(self) -> tuple[Topic, ...]:
        """What a map lists of it: its topics, and for one without a name each of its cards."""
        return tuple(
            entry
            for topic in self.topics
            for entry in ([topic] if topic.name else map(_topic_of, topic.cards))
        )

    @property
    def cards(self) -> tuple[Card, ...]:
        """Its own card, and those of its topics."""
        own = (self.card,) if self.card else ()
        return (*own, *(card for topic in self.topics for card in topic.cards))


def _topic_of(card: Card) -> Topic:
    return Topic(card.name, (card,), card.id, card.name_language)


@dataclass(frozen=True, slots=True)
class Collection:
    """Cards that belong together, as on one map, around a central question if there is one.

    `groups_question` is what its groups' own cards answer, where that is a question of its own.
    """

    id: str
    name: str
    question: str
    groups: tuple[CardGroup, ...]
    groups_question: str = ""

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of its cards, in its order."""
        return tuple(card for group in self.groups for card in group.cards)

    @property
    def is_map(self) -> bool:
        """Whether it can be drawn as a map: it has a name, and so have its groups."""
        return bool(self.name) and all(group.name for group in self.groups)
