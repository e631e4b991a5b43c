"""Turn rows into what a YAML file of the same cards holds, each part with its cell."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeVar

from kaartspel.deck.reading import DataPath, Heads, YamlData, YamlFile
from kaartspel.deck.tables.cells import TableCell
from kaartspel.deck.tables.columns import LANG
from kaartspel.deck.tables.rows import Row
from kaartspel.messages import say
from kaartspel.problems import Place, Problems

NONE = "-"  # in a cell: no group, though others have one
_PLACES = ("collection", "collection_id", "question", "group", "suit", "topic", "own", "kind")
_PICTURE = {"picture": "file", "alt": "alt", "decorative": "decorative", "fit": "fit",
            "place": "place"}  # fmt: skip
_LIST = "steps"
_MARK = re.compile(r"(?:[-*•]|[0-9]{1,2}[.)])\s+")

Alike = TypeVar("Alike", bound=Hashable)


@dataclass(frozen=True, slots=True)
class TreeShape:
    """What the files of a folder call the parts of their trees."""

    name: str
    groups: str
    group: str
    topics: str
    topic: str
    cards: str


CARDS = TreeShape("name", "groups", "group", "topics", "topic", "cards")
MAP = TreeShape("map", "categories", "category", "topics", "topic", "questions")
CLUSTER = TreeShape("", "", "cluster", "values", "value", "statements")
Tree = TableCell | Place | list["Tree"] | dict[str, "Tree"]
"""Cells in the places of texts; a Place is a cell without one."""


def in_order(rows: Sequence[Row], stem: str) -> list[Row]:
    """Return rows as the deck has their cards: those of a group together, its own card first."""
    seen: dict[tuple[str, ...], int] = {}

    def order(row: Row) -> tuple[object, ...]:
        places = (_collection(row, stem), row.said("group"), row.said("topic"))
        first, second, third = (seen.setdefault(places[: i + 1], len(seen)) for i in range(3))
        return first, second, not row.said("own"), third

    return [row for _, row in sorted(((order(row), row) for row in rows), key=itemgetter(0))]


def collections_of(
    rows: Sequence[Row], shape: TreeShape, stem: str, problems: Problems
) -> Iterator[Tree]:
    """Yield the collections of a file with its cards. One that has no name is the file's."""
    for (id_, _), own in _parted(rows, lambda row: (_collection(row, stem), "")):
        yield _collection_tree(own, shape, id_, problems)


def clusters_of(rows: Sequence[Row], problems: Problems) -> Iterator[Tree]:
    """Yield the clusters of a file. A row without a value is the cluster's own card."""
    for _, own in _parted(rows, lambda row: row.said("group")):
        cards = [row for row in own if not row.said("topic")]
        tree: dict[str, Tree] = card_of(cards[0], {}) if cards else {}
        for row in cards[1:]:
            fact = say("this card names no value, and the cluster has its own card already")
            remedy = say("name its value")
            problems.tell(row.place, fact, remedy, "row-without-topic")
        tree |= _shared(own, {"group": CLUSTER.group, "suit": "suit"}, problems)
        tree["values"] = list(_topics([r for r in own if r.said("topic")], CLUSTER, ""))
        yield tree


def placed(file: str, tree: Tree, heads: Heads) -> YamlFile:
    """Return a tree as plain data that remembers the cell of each of its parts."""
    read = YamlFile(file, "", heads=heads)
    read.data = _walk(tree, (), read)
    return read


def _walk(tree: Tree, path: DataPath, read: YamlFile) -> YamlData:
    place = _place(tree)
    if place:
        read.values[path] = place
    if isinstance(tree, TableCell):
        read.literal.add(path)
        return tree.text
    if isinstance(tree, list):
        return [_walk(part, (*path, i), read) for i, part in enumerate(tree)]
    assert isinstance(tree, dict)
    data: dict[str, YamlData] = {}
    for name, part in tree.items():
        if key_place := _place(part):
            read.keys[(*path, name)] = key_place
        if not isinstance(part, Place):
            data[name] = _walk(part, (*path, name), read)
    return data


def _place(tree: Tree) -> Place | None:
    """Return where the first of a tree's cells with a text stands."""
    if isinstance(tree, TableCell):
        return tree.place
    if isinstance(tree, Place):
        return tree
    parts = tree if isinstance(tree, list) else tree.values()
    places = (_place(part) for part in parts if not isinstance(part, Place))
    return next(filter(None, places), None)


def _parted(rows: Iterable[Row], by: Callable[[Row], Alike]) -> Iterator[tuple[Alike, list[Row]]]:
    """Yield rows that are alike together, in the order of the first ones."""
    parts: dict[Alike, list[Row]] = {}
    for row in rows:
        parts.setdefault(by(row), []).append(row)
    yield from parts.items()


def _collection(row: Row, stem: str) -> str:
    return row.said("collection_id") or slug(row.said("collection")) or stem


def _collection_tree(rows: list[Row], shape: TreeShape, id_: str, problems: Problems) -> Tree:
    cell = next((row.cells["collection_id"] for row in rows if "collection_id" in row.cells), None)
    tree: dict[str, Tree] = {"id": cell or TableCell(id_, rows[0].place)}
    tree |= _shared(rows, {"collection": shape.name, "question": "question"}, problems)
    kind = rows[0].kind
    if shape is CARDS and kind:
        tree["kind"] = TableCell(kind, _kind_place(rows[0]))
    grouped = any(row.said("group") not in {"", NONE} for row in rows)
    if shape is CARDS and not grouped and not any(row.said("topic") for row in rows):
        return tree | _shared(rows, {"suit": "suit"}, problems) | {"cards": _cards(rows, kind)}
    _check_filled(rows, "group", problems)
    parted = _parted(rows, lambda row: row.said("group"))
    tree[shape.groups] = [_group(name, part, shape, kind, problems) for name, part in parted]
    return tree


def _kind_place(row: Row) -> Place:
    return row.cells["kind"].place if "kind" in row.cells else row.place


def _group(name: str, rows: list[Row], shape: TreeShape, kind: str, problems: Problems) -> Tree:
    own = [row for row in rows if row.said("own")] if shape is CARDS else []
    others = [row for row in rows if row not in own]
    tree: dict[str, Tree] = {}
    if name != NONE:
        tree |= _shared(rows, {"group": shape.group}, problems)
    tree |= _shared(rows, {"suit": "suit"}, problems)
    for row in own[1:]:
        fact = say("two cards are about the group '{name}'", name=name)
        problems.tell(row.place, fact, say("let one of them be"), "group-card-twice")
    if own:
        tree["card"] = card_of(own[0], _own_kind(own[0], kind))
    has_topics = any(row.said("topic") for row in others)
    if has_topics or shape is not CARDS:
        _check_filled(others, "topic", problems)
        tree[shape.topics] = list(_topics(others, shape, kind))
    else:
        tree[shape.cards] = _cards(others, kind)
    return tree


def _topics(rows: list[Row], shape: TreeShape, kind: str) -> Iterator[Tree]:
    for _, own in _parted(rows, lambda row: row.said("topic")):
        first = own[0]
        name: dict[str, Tree] = {}
        if "topic" in first.cells:
            name = {shape.topic: first.cells["topic"]}
        elif "topic" in first.blanks:
            name = {shape.topic: first.blanks["topic"]}
        yield name | {shape.cards: _cards(own, kind if shape is CARDS else "")}


def _cards(rows: Iterable[Row], kind: str) -> list[Tree]:
    return [card_of(row, _own_kind(row, kind) if kind else {}) for row in rows]


def _own_kind(row: Row, kind: str) -> dict[str, Tree]:
    """Return the kind of a card where it is another than its collection's."""
    return {} if row.kind in {"", kind} else {"kind": TableCell(row.kind, _kind_place(row))}


def card_of(row: Row, extra: dict[str, Tree]) -> dict[str, Tree]:
    """Return one row as a card, with what is added to it."""
    tree: dict[str, Tree] = dict(extra)
    for field, cell in row.cells.items():
        if field in _PLACES or field in _PICTURE or field.endswith(f" {LANG}"):
            continue
        spoken = row.cells.get(f"{field} {LANG}")
        tree[field] = {"text": cell, "lang": spoken} if spoken else _text(field, cell)
    picture: dict[str, Tree] = {
        name: row.cells[field] for field, name in _PICTURE.items() if field in row.cells
    }
    if picture:
        tree["picture"] = picture
    blanks = {field: place for field, place in row.blanks.items() if field not in _PLACES}
    return {**blanks, **tree}


def _text(field: str, cell: TableCell) -> Tree:
    """Return a cell as the field has it: each line of a list is an item, indented ones go on."""
    if field != _LIST:
        return cell
    items: list[str] = []
    for line in cell.text.split("\n"):
        if line[:1].isspace() and items:
            items[-1] += f"\n{line.strip()}"
        elif line.strip():
            items.append(line.strip())
    if all(_MARK.match(item) for item in items):
        items = [_MARK.sub("", item, count=1) for item in items]
    return [TableCell(item, cell.place) for item in items]


def _shared(
    rows: Sequence[Row], names: Mapping[str, str], problems: Problems
) -> dict[str, Tree]:  # fmt: skip
    """Return what rows say of what they share; tell a row that says otherwise than those above."""
    tree: dict[str, Tree] = {}
    for field, name in names.items():
        cells = [row.cells[field] for row in rows if row.said(field) not in {"", NONE}]
        if cells:
            tree[name] = cells[0]
        elif field in rows[0].blanks:
            tree[name] = rows[0].blanks[field]
        other = next((cell for cell in cells if cell.text != cells[0].text), None)
        if other:
            first = cells[0]
            fact = say(
                "'{other}' stands here, and '{first}' in {place}",
                other=other.text,
                first=first.text,
                place=first.place,
            )
            remedy = say("write the same in both, or give one of the rows another group")
            problems.tell(other.place, fact, remedy, "rows-differ")
    return tree


def _check_filled(rows: Sequence[Row], field: str, problems: Problems) -> None:
    """Tell rows that leave empty what others fill: it is not guessed from the row above."""
    filled = [row for row in rows if row.said(field)]
    for row in rows if filled else ():
        if not row.said(field):
            fact = say("this cell is empty, and it is not in other rows")
            remedy = say("fill it in each row")
            if field == "group":
                remedy = say("fill it in each row, or write '{word}' where there is none",
                             word=NONE)  # fmt: skip
            problems.tell(row.blanks.get(field, row.place), fact, remedy, "cell-empty")


def slug(text: str) -> str:
    """Return a text as an id: lower-case ASCII with hyphens; nothing where no letter is left."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
