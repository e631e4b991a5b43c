"""Turn the files of a deck into rows: the cells of each card, by what they hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kaartspel.deck.card_files import (
    CardBase,
    CardEntry,
    CardsFile,
    ClusterFile,
    GroupEntry,
    MapFile,
    SpokenEntry,
)
from kaartspel.deck.reading import DataPath, YamlFile
from kaartspel.deck.sources import Source, Sources
from kaartspel.deck.tables.columns import LANG
from kaartspel.deck.tables.trees import NONE

Flat = dict[str, str]
"""The texts of a row, by what its columns hold."""


@dataclass(frozen=True, slots=True)
class FlatSheet:
    """Rows that stand on one sheet: cards of a `kind`, or of several where it is empty.

    `shape` is the folder in which cards of that shape stand: questions, values or cards.
    """

    shape: str
    kind: str
    rows: tuple[Flat, ...]


def flat_sheets(sources: Sources) -> Iterator[FlatSheet]:
    """Yield a deck's cards, but for those that tell the rules: cards of a kind together."""
    if sources.maps:
        rows = (row for source in sources.maps for row in _map(source))
        yield FlatSheet("questions", "question", tuple(rows))
    if sources.clusters:
        yield FlatSheet("values", "cluster", tuple(map(_cluster, sources.clusters)))
        rows = (row for source in sources.clusters for row in _statements(source))
        yield FlatSheet("values", "statement", tuple(rows))
    by_kind: dict[str, list[Flat]] = {}
    for source in sources.cards:
        rows_of_it = list(_cards(source))
        kinds = {row["kind"] for row in rows_of_it if "own" not in row}
        by_kind.setdefault(min(kinds) if len(kinds) == 1 else "", []).extend(rows_of_it)
    for kind, own in by_kind.items():
        yield FlatSheet("cards", kind, tuple(own))


def _map(source: Source[MapFile]) -> Iterator[Flat]:
    entry = source.entry
    about = {"collection_id": entry.id, "collection": entry.map, "question": entry.question}
    for c, category in enumerate(entry.categories):
        group = {"category": category.category, "suit": category.suit or ""}
        for t, topic in enumerate(category.topics):
            for q, card in enumerate(topic.questions):
                path = ("categories", c, "topics", t, "questions", q)
                place = {**about, **group, "topic": topic.topic}
                yield _filled({**place, **_card(card, source.yaml, path)})


def _cluster(source: Source[ClusterFile]) -> Flat:
    entry = source.entry
    place = {"cluster": entry.cluster, "suit": entry.suit or ""}
    return _filled({**place, **_card(entry, source.yaml, ())})


def _statements(source: Source[ClusterFile]) -> Iterator[Flat]:
    for v, value in enumerate(source.entry.values):
        for s, card in enumerate(value.statements):
            place = {"cluster": source.entry.cluster, "value": value.value}
            yield _filled({**place, **_card(card, source.yaml, ("values", v, "statements", s))})


def _cards(source: Source[CardsFile]) -> Iterator[Flat]:
    entry = source.entry
    about = {"collection_id": entry.id, "collection": entry.name or "",
             "question": entry.question or "", "suit": entry.suit or ""}  # fmt: skip
    for i, card in enumerate(entry.cards):
        yield _of_any_kind(card, about, entry.kind, source.yaml, ("cards", i))
    for g, group in enumerate(entry.groups):
        has_names = any(other.group for other in entry.groups)
        named = group.group or (NONE if has_names else "")
        within = {**about, "group": named, "suit": group.suit or entry.suit or ""}
        yield from _group(group, within, entry.kind, source.yaml, ("groups", g))


def _group(
    group: GroupEntry, about: Flat, kind: str, yaml: YamlFile, path: DataPath
) -> Iterator[Flat]:
    if group.card:
        yield _of_any_kind(group.card, {**about, "own": "x"}, kind, yaml, (*path, "card"))
    for i, card in enumerate(group.cards):
        yield _of_any_kind(card, about, kind, yaml, (*path, "cards", i))
    for t, topic in enumerate(group.topics):
        within = {**about, "topic": topic.topic}
        for i, card in enumerate(topic.cards):
            at = (*path, "topics", t, "cards", i)
            yield _of_any_kind(card, within, kind, yaml, at)


def _of_any_kind(
    card: CardEntry, about: Flat, kind: str, yaml: YamlFile, path: DataPath
) -> Flat:  # fmt: skip
    return _filled({**about, "kind": card.kind or kind, **_card(card, yaml, path)})


def _card(card: CardBase, yaml: YamlFile, path: DataPath) -> Flat:
    """Return what a card has of its own."""
    row = {"id": card.id}
    for field, text in card.texts().items():
        at = (*path, field)
        if isinstance(text, SpokenEntry):
            row[field] = _lines(text.text, yaml, (*at, "text"))
            row[f"{field} {LANG}"] = text.lang
        elif isinstance(text, str):
            row[field] = _lines(text, yaml, at)
        else:
            mark = "" if field == "steps" else "- "
            items = (_lines(item, yaml, (*at, i)) for i, item in enumerate(text))
            row[field] = "\n".join(mark + "\n  ".join(item.split("\n")) for item in items)
    picture = card.picture
    return row | {
        LANG: card.lang or "",
        "quantity": "" if card.quantity == 1 else str(card.quantity),
        "qr": card.qr or "",
        "picture": picture.file if picture else "",
        "alt": (picture.alt or "") if picture else "",
        "decorative": "x" if picture and picture.decorative else "",
        "fit": picture.fit if picture and "fit" in picture.model_fields_set else "",
        "place": picture.place if picture and "place" in picture.model_fields_set else "",
    }


def _lines(text: str, yaml: YamlFile, path: DataPath) -> str:
    """Return a text as a cell has it: all of its lines count. YAML folds single ones."""
    return text if path in yaml.literal else text.replace("\n", "\n\n")


def _filled(row: Mapping[str, str]) -> Flat:
    return {field: text for field, text in row.items() if text}
