"""Turn the files with cards into one tree: collections of groups of topics with their cards.

Questions and values have files of their own shape; all other cards stand in cards/*.yaml.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kaartspel.deck.assemble import assemble_picture
from kaartspel.deck.card_files import (
    CardBase,
    CardEntry,
    CardsFile,
    ClusterFile,
    MapFile,
    SpokenEntry,
)
from kaartspel.deck.files import DeckFile
from kaartspel.deck.folder import Folder
from kaartspel.deck.kinds import Kinds
from kaartspel.deck.model import (
    CODE,
    Card,
    CardGroup,
    Collection,
    FrozenMap,
    Kind,
    QrCode,
    Rich,
    Suit,
    Topic,
    listing,
    paragraph,
)
from kaartspel.deck.reading import DataPath, YamlFile
from kaartspel.deck.sources import Source, Sources
from kaartspel.deck.texts import read_list, read_rich
from kaartspel.messages import say
from kaartspel.problems import Place, Problems, did_you_mean

VALUES = "values"  # the id of the collection of values
_PLACES = {"collection", "group", "topic", "topics"}  # what a slot shows of where a card stands
_QUESTION, _STATEMENT, _CLUSTER = "question", "statement", "cluster"


@dataclass(frozen=True, slots=True)
class _TopicDraft:
    """A topic as it was written: its name and its cards stand at those paths."""

    name: str
    name_path: DataPath
    path: DataPath
    cards: Sequence[CardBase]


@dataclass(frozen=True, slots=True)
class _GroupDraft:
    """A group as it was written at `path`: `card` is its own, which stands at `card_path`."""

    name: str
    name_path: DataPath
    yaml: YamlFile
    path: DataPath
    suit: str | None
    topics: Sequence[_TopicDraft]
    id: str = ""
    card: CardBase | None = None
    card_path: DataPath = ()


def assemble_collections(
    sources: Sources, kinds: Kinds, suits: dict[str, Suit] | None,
    no_suit: Suit, words: Mapping[str, str], folder: Folder, problems: Problems,
) -> tuple[Collection, ...]:  # fmt: skip
    """Return all collections of the deck. `suits` is None where they could not be read."""
    reader = _CollectionReader(kinds, suits, no_suit, words, folder, problems)
    values = [reader.values(sources.clusters, sources.deck)] if sources.clusters else []
    return (
        *map(reader.questions, sources.maps),
        *values,
        *map(reader.cards, sources.cards),
    )


_NamedPlace = tuple[str, Place]
"""What a collection, a group or a topic is called, and where."""


class _Belonging:
    """What all cards of a topic stand in: the names, and where each is written."""

    def __init__(self, names: Mapping[str, _NamedPlace]) -> None:
        self.names = {what: name for what, (name, _) in names.items()}
        self.places = FrozenMap({what: place for what, (_, place) in names.items()})


@dataclass(frozen=True, slots=True)
class _CollectionReader:
    """Reads each shape of file into the same tree; what is wrong is told to `problems`."""

    kinds: Kinds
    suits: dict[str, Suit] | None
    no_suit: Suit
    words: Mapping[str, str]
    folder: Folder
    problems: Problems

    def questions(self, source: Source[MapFile]) -> Collection:
        """Return a map of questions."""
        entry = source.entry
        groups = [
            _GroupDraft(category.category, ("categories", c, "category"), source.yaml,
                       ("categories", c), category.suit, [
                _TopicDraft(topic.topic, ("categories", c, "topics", t, "topic"),
                           ("categories", c, "topics", t, "questions"), topic.questions)
                for t, topic in enumerate(category.topics)
            ], f"{entry.id}.{c + 1}")
            for c, category in enumerate(entry.categories)
        ]  # fmt: skip
        name = entry.map, source.yaml.place(("map",))
        return self._collection(entry.id, name, entry.question, _QUESTION, groups)

    def values(
        self, sources: Iterable[Source[ClusterFile]], deck: Source[DeckFile] | None
    ) -> Collection:
        """Return the map of values: each file is a group with a card of its own."""
        about = deck.entry.value_map if deck else None
        groups = [
            _GroupDraft(source.entry.cluster, ("cluster",), source.yaml, (), source.entry.suit, [
                _TopicDraft(value.value, ("values", v, "value"), ("values", v, "statements"),
                           value.statements)
                for v, value in enumerate(source.entry.values)
            ], source.entry.id, source.entry)
            for source in sources
        ]  # fmt: skip
        name, question = (about.map, about.question) if about else ("", "")
        named = name, deck.yaml.place(("value_map", "map")) if deck else Place("")
        made = self._collection(VALUES, named, question, _STATEMENT, groups)
        return replace(made, groups_question=(about.clusters or "") if about else "")

    def cards(self, source: Source[CardsFile]) -> Collection:
        """Return a collection of cards of any kind."""
        entry, yaml = source.entry, source.yaml
        whole = _GroupDraft("", (), yaml, (), entry.suit,
                       [_TopicDraft("", (), ("cards",), entry.cards)], f"{entry.id}.1")  # fmt: skip
        groups = list(_groups(source)) or [whole]
        name = entry.name or "", yaml.place(("name",))
        return self._collection(entry.id, name, entry.question or "", entry.kind, groups)

    def _collection(
        self, id_: str, name: _NamedPlace, question: str, kind: str, groups: Iterable[_GroupDraft]
    ) -> Collection:
        made = tuple(self._group(name, kind, group) for group in groups)
        return Collection(id_, name[0], question, made)

    def _group(self, collection: _NamedPlace, kind: str, group: _GroupDraft) -> CardGroup:
        suit, yaml = self._suit(group), group.yaml
        names = {"collection": collection, "group": (group.name, yaml.place(group.name_path))}
        topics = tuple(
            Topic(topic.name, tuple(
                self._card(card, yaml, (*topic.path, i), kind, suit, inside)
                for inside in [_Belonging(names | {"topic": (topic.name, at)})]
                for i, card in enumerate(topic.cards)
            ), f"{group.id}.{t}")
            for t, topic in enumerate(group.topics, 1)
            for at in [yaml.place(topic.name_path)]
        )  # fmt: skip
        own = None
        if group.card:
            lines = [topic.name for topic in topics if topic.name]
            listed: dict[str, Rich] = {"topics": (listing(lines),)} if lines else {}
            own = self._card(group.card, yaml, group.card_path, kind, suit, _Belonging(names),
                             listed)  # fmt: skip
        return CardGroup(group.name, suit, topics, group.id, own)

    def _suit(self, group: _GroupDraft) -> Suit:
        if group.suit is None or self.suits is None:
            return self.no_suit
        if group.suit not in self.suits:
            place = group.yaml.place((*group.path, "suit"))
            remedy = did_you_mean(group.suit, self.suits)
            self.problems.tell(
                place, say("unknown suit '{suit}'", suit=group.suit), remedy, "unknown-suit"
            )
        return self.suits.get(group.suit, self.no_suit)

    def _card(
        self, entry: CardBase, yaml: YamlFile, path: DataPath, kind: str, suit: Suit,
        inside: "_Belonging", listed: dict[str, Rich] | None = None,
    ) -> Card:  # fmt: skip
        fields: dict[str, Rich] = {**(listed or {})}
        if isinstance(entry, ClusterFile):
            kind, fields["title"] = _CLUSTER, paragraph(entry.cluster)
        made = self._kind(entry, yaml, path, kind)
        fields |= self._fields(entry, yaml, path, made)
        return Card(
            id=entry.id,
            kind=made,
            fields=FrozenMap(fields),
            suit=suit,
            collection=inside.names["collection"],
            group=inside.names["group"],
            topic=inside.names.get("topic", ""),
            quantity=entry.quantity,
            picture=assemble_picture(entry.picture, yaml, (*path, "picture"), self.folder,
                                     self.problems),
            code=self._code(entry, yaml, (*path, "qr"), made),
            language=entry.lang or "",
            languages=FrozenMap({name: text.lang for name, text in entry.texts().items()
                                 if isinstance(text, SpokenEntry)}),
            place=yaml.place(path or ("id",)),
            named=inside.places,
        )  # fmt: skip

    def _kind(self, entry: CardBase, yaml: YamlFile, path: DataPath, kind: str) -> Kind:
        if isinstance(entry, CardEntry) and entry.kind:
            kind, path = entry.kind, (*path, "kind")
        else:
            path = ("kind",)
        if kind not in self.kinds.by_id and self.kinds.has_all:
            remedy = did_you_mean(kind, self.kinds.by_id)
            self.problems.tell(
                yaml.place(path), say("unknown kind '{kind}'", kind=kind), remedy, "unknown-kind"
            )
        return self.kinds.named(kind)

    def _code(self, entry: CardBase, yaml: YamlFile, path: DataPath, kind: Kind) -> QrCode | None:
        if entry.qr is None:
            return None
        if self.kinds.knows(kind.id) and not any(slot.source == CODE for slot in kind.slots):
            fact = say("a card of the kind '{id}' has no place for a QR code", id=kind.id)
            remedy = say("add {source: qr, area: end} to the slots of its kind, or take 'qr' away")
            self.problems.tell(yaml.key_place(path), fact, remedy, "code-not-shown")
        alt = self.words.get("qr_code", "{address}").format(address=entry.qr)
        return QrCode(entry.qr, alt, yaml.place(path))

    def _fields(
        self, entry: CardBase, yaml: YamlFile, path: DataPath, kind: Kind
    ) -> dict[str, Rich]:
        """Return what a card says; tell what its kind has no place for."""
        shown = {slot.source for slot in kind.slots} - _PLACES - {CODE} | {"back"}
        fields: dict[str, Rich] = {}
        for name, text in entry.texts().items():
            at = (*path, name)
            if name not in shown and self.kinds.knows(kind.id):
                called = yaml.called(name)
                fact = say(
                    "a card of the kind '{id}' has no place for '{name}'", id=kind.id, name=called
                )
                remedy = did_you_mean(called, map(yaml.called, shown))
                remedy = say("{remedy}; or give it another kind", remedy=remedy)
                self.problems.tell(yaml.key_place(at), fact, remedy, "field-not-shown")
            elif isinstance(text, SpokenEntry):
                fields[name] = read_rich(yaml, (*at, "text"), text.text, self.problems)
            elif isinstance(text, str):
                fields[name] = read_rich(yaml, at, text, self.problems)
            else:
                first = 1 if name == "steps" else None
                fields[name] = (read_list(yaml, at, text, first, self.problems),)
        if not any(fields.values()):
            names = ", ".join(sorted(map(yaml.called, shown)))
            remedy = say("write at least one of: {shown}", shown=names)
            self.problems.tell(
                yaml.place(path), say("this card says nothing"), remedy, "card-empty"
            )
        return fields


def _groups(source: Source[CardsFile]) -> Iterator[_GroupDraft]:
    entry, yaml = source.entry, source.yaml
    for g, group in enumerate(entry.groups):
        path: DataPath = ("groups", g)
        topics = [
            _TopicDraft(
                topic.topic,
                (*path, "topics", t, "topic"),
                (*path, "topics", t, "cards"),
                topic.cards,
            )
            for t, topic in enumerate(group.topics)
        ] or [_TopicDraft("", (), (*path, "cards"), group.cards)]
        id_ = group.card.id if group.card else f"{entry.id}.{g + 1}"
        yield _GroupDraft(group.group or "", (*path, "group"), yaml, path,
                     group.suit or entry.suit, topics, id_, group.card,
                     (*path, "card"))  # fmt: skip
