"""The files that hold cards, as an editor writes them: questions/, values/ and cards/*.yaml."""

from collections.abc import Sized
from typing import Annotated, Literal, TypeVar

from pydantic import ConfigDict, Field, model_validator

from kaartspel.deck.fields import (
    Address,
    CardId,
    FileModel,
    Language,
    Name,
    Quantity,
    RichText,
    Slug,
    Words,
    refusal,
)
from kaartspel.deck.model import PicturePlace
from kaartspel.messages import say


class PictureEntry(FileModel):
    """A picture and what it shows, for those who do not see it."""

    file: Words = Field(description="a .png, .jpg or .svg file in the deck's folder")
    alt: Words | None = Field(default=None, description="what the picture shows, in a few words")
    decorative: bool = Field(
        default=False, description="true for a picture that tells nothing, instead of 'alt'"
    )


class CardPictureEntry(PictureEntry):
    """A picture on a card."""

    fit: Literal["contain", "cover"] = Field(
        default="contain", description="'contain' to show all of it, 'cover' to fill its place"
    )
    place: PicturePlace = Field(
        default=PicturePlace.CORNER,
        description="corner (the upper right), band (across the card, below the text) or full (all "
        "that the text leaves)",
    )


_PictureField = Annotated[
    CardPictureEntry | None, Field(description="a picture on the card: file and alt")
]


class SpokenEntry(FileModel):
    """A text in a language of its own."""

    text: RichText = Field(description="the text")
    lang: Language = Field(description="its language: a tag such as en")


CardText = RichText | SpokenEntry


class CardBase(FileModel):
    """What any card has, whatever it says."""

    id: CardId
    quantity: Quantity = 1
    picture: _PictureField = None
    qr: Address | None = Field(
        default=None,
        description="an address for a QR code on the card, as a browser has it in its address bar: "
        "it begins with https://, http://, mailto: or tel:, without spaces",
    )
    lang: Language | None = Field(
        default=None, description="the card's own language, where it is not the deck's"
    )
    back: CardText | None = Field(
        default=None, description="what stands on the card's own back, where it has one"
    )

    def texts(self) -> dict[str, str | SpokenEntry | tuple[str, ...]]:
        """Return what the card says: texts, and lists of them, by the names of their fields."""
        names = (n for n in type(self).model_fields if n not in _NO_TEXT)
        texts = {name: getattr(self, name) for name in names} | (self.model_extra or {})
        return {name: text for name, text in texts.items() if text}


_NO_TEXT = {*CardBase.model_fields} - {"back"} | {"kind", "cluster", "suit", "values"}


class CardEntry(CardBase):
    """One card of any kind. Its texts stand under the names that its kind has a place for."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, CardText | Annotated[tuple[RichText, ...], Field(min_length=1)]]

    kind: Slug | None = Field(default=None, description="its kind, where it is not the file's")
    title: CardText | None = Field(default=None, description="the title")
    text: CardText | None = Field(default=None, description="the text")
    aside: CardText | None = Field(default=None, description="an aside, such as when to use it")
    steps: tuple[RichText, ...] = Field(default=(), description="a list of steps")


class CardTopicEntry(FileModel):
    """A topic with its cards."""

    topic: Name = Field(description="the name of the topic")
    cards: tuple[CardEntry, ...] = Field(min_length=1, description="a list of cards")


_Cards = Annotated[
    tuple[CardEntry, ...], Field(description="a list of cards, where there are no topics")
]


class GroupEntry(FileModel):
    """A group of cards: by topics, or all together."""

    group: Name | None = Field(default=None, description="the name of the group")
    suit: Slug | None = Field(default=None, description="the id of a suit in suits.yaml")
    card: CardEntry | None = Field(default=None, description="a card about the group itself")
    topics: tuple[CardTopicEntry, ...] = Field(default=(), description="a list of topics")
    cards: _Cards = ()

    @model_validator(mode="after")
    def _holds_cards(self) -> "GroupEntry":
        return _held_once(self, self.topics, self.cards, "topics")


class CardsFile(FileModel):
    """cards/*.yaml: a collection of cards of any kind, in groups or all together."""

    id: Slug = Field(
        description="the collection's own id, which the book's contents name: lower-case ASCII "
        "letters, digits, hyphens"
    )
    name: Name | None = Field(
        default=None, description="the name of the collection; without one it has no map"
    )
    question: Words | None = Field(default=None, description="the central question, if it has one")
    kind: Slug = Field(default="plain", description="the kind of its cards")
    suit: Slug | None = Field(
        default=None, description="the id of a suit in suits.yaml, for groups without their own"
    )
    groups: tuple[GroupEntry, ...] = Field(default=(), description="a list of groups")
    cards: Annotated[
        tuple[CardEntry, ...], Field(description="a list of cards, where there are no groups")
    ] = ()

    @model_validator(mode="after")
    def _holds_cards(self) -> "CardsFile":
        return _held_once(self, self.groups, self.cards, "groups")


_Holder = TypeVar("_Holder", GroupEntry, CardsFile)


def _held_once(entry: _Holder, parts: Sized, cards: Sized, name: str) -> _Holder:
    """Return the entry. Raises an error where it holds no cards, or both parts and cards."""
    if parts and cards:
        fact = say("it holds both cards and parts with cards")
        raise refusal(
            "cards-and-parts", fact, say("put all cards under '{name}', or none", name=name)
        )
    if not parts and not cards:
        raise refusal(
            "no-cards", say("it holds no cards"), say("add 'cards:' or '{name}:'", name=name)
        )
    return entry


class QuestionEntry(CardBase):
    """One question: a card."""

    text: CardText = Field(description="the question, word for word")


class TopicEntry(FileModel):
    """A topic with its questions."""

    topic: Name = Field(description="the name of the topic")
    questions: tuple[QuestionEntry, ...] = Field(min_length=1, description="a list of questions")


class CategoryEntry(FileModel):
    """A category with its topics."""

    category: Name = Field(description="the name of the category")
    suit: Slug | None = Field(default=None, description="the id of a suit in suits.yaml")
    topics: tuple[TopicEntry, ...] = Field(min_length=1, description="a list of topics")


class MapFile(FileModel):
    """questions/*.yaml: a map of questions around one central question."""

    id: Slug = Field(
        description="the map's own id, which the book's contents name: lower-case ASCII letters, "
        "digits, hyphens"
    )
    map: Name = Field(description="the name of the map, as it stands on its cards")
    question: Words = Field(description="the central question of the map")
    categories: tuple[CategoryEntry, ...] = Field(min_length=1, description="a list of categories")


class StatementEntry(CardBase):
    """One statement of value: a card."""

    text: CardText = Field(description="the statement, word for word, with its quotation marks")


class ValueEntry(FileModel):
    """A value with its statements."""

    value: Name = Field(description="the name of the value")
    statements: tuple[StatementEntry, ...] = Field(min_length=1, description="a list of statements")


class ClusterFile(CardBase):
    """values/*.yaml: a cluster of values; it is a card too."""

    cluster: Name = Field(description="the name of the cluster")
    suit: Slug | None = Field(default=None, description="the id of a suit in suits.yaml")
    text: CardText = Field(description="what the cluster is about, in one line")
    values: tuple[ValueEntry, ...] = Field(min_length=1, description="a list of values")


class TextEntry(FileModel):
    """What a translation says of a card, or an edition instead of its base, by field."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, CardText | Annotated[tuple[RichText, ...], Field(min_length=1)]]


class TextsFile(FileModel):
    """texts.yaml: what an edition says of single cards of its base, and of names."""

    cards: dict[CardId, CardText | TextEntry] = Field(
        default={}, description="a card's text, or its fields, by the card's id"
    )
    names: dict[str, Name] = Field(
        default={},
        description="what suits, maps, groups, topics, values and parts are called, by what the "
        "base calls them",
    )


class SeenFile(FileModel):
    """base.yaml: what the base said when an edition was last held against it, as digests."""

    seen: dict[str, str] = Field(description="digests by what was replaced")
