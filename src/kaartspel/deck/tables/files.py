"""Read a deck's tables: what each holds, as YAML files of the same cards would hold it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from kaartspel.deck.card_files import CardsFile, ClusterFile, MapFile
from kaartspel.deck.fields import FileModel
from kaartspel.deck.folder import Folder
from kaartspel.deck.reading import Heads, YamlFile
from kaartspel.deck.tables import SUFFIXES
from kaartspel.deck.tables.cells import Worksheet
from kaartspel.deck.tables.columns import Vocabulary
from kaartspel.deck.tables.csv_files import read_csv
from kaartspel.deck.tables.ids import Proposal, Proposer
from kaartspel.deck.tables.rows import Row, Rows, read_rows
from kaartspel.deck.tables.trees import (
    CARDS,
    CLUSTER,
    MAP,
    Tree,
    TreeShape,
    clusters_of,
    collections_of,
    in_order,
    placed,
    slug,
)
from kaartspel.deck.tables.workbooks import MOST, read_workbook
from kaartspel.messages import say
from kaartspel.problems import Place, Problems

_SHAPES = {"questions": MAP, "values": CLUSTER, "cards": CARDS}
_MODELS: dict[TreeShape, type[FileModel]] = {MAP: MapFile, CLUSTER: ClusterFile, CARDS: CardsFile}
_KINDS = {MAP: "question", CLUSTER: "statement", CARDS: "plain"}
_CLUSTER = "cluster"


@dataclass(frozen=True, slots=True)
class TableRead:
    """What a part of a table holds, as a file of `model` would; not checked yet."""

    model: type[FileModel]
    yaml: YamlFile


@dataclass(frozen=True, slots=True)
class Tables:
    """What all tables of a deck hold, and the ids that were given to cards without one.

    `is_whole` is whether all of them could be read.
    """

    read: tuple[TableRead, ...]
    proposals: tuple[Proposal, ...]
    is_whole: bool


def table_paths(folder: Folder, sub: str) -> list[Path]:
    """Return the tables in a sub-folder."""
    return sorted(path for suffix in SUFFIXES for path in folder.files(sub, suffix))


def read_tables(
    folder: Folder, vocabulary: Vocabulary, ids: Mapping[str, Iterable[str]], problems: Problems
) -> Tables:
    """Return what a deck's tables hold. `ids` are those of cards in YAML, by kind."""
    before, parts = len(problems), list[tuple[Path, TreeShape, list[Rows]]]()
    for sub, shape in _SHAPES.items():
        for path in table_paths(folder, sub):
            for own_shape, rows in _shaped(rows_of(folder, path, vocabulary, problems), shape):
                parts.append((path, own_shape, rows))
    proposer = Proposer(vocabulary.singles)
    proposer.learn(_with(ids, parts))
    read = [
        TableRead(_MODELS[shape], placed(folder.label(path), tree, heads))
        for path, shape, sheets in parts
        for tree, heads in _trees(path, shape, sheets, vocabulary, proposer, problems)
    ]
    return Tables(tuple(read), tuple(proposer.proposals), len(problems) == before)


def rows_of(
    folder: Folder, path: Path, vocabulary: Vocabulary, problems: Problems
) -> Iterator[Rows]:
    """Yield the rows of each sheet of a table; tell one that holds nothing."""
    before = len(problems)
    tables = _tables(folder, path, problems)
    sheets = [read_rows(table, table.name or path.stem, vocabulary, problems) for table in tables]
    if not any(sheets) and len(problems) == before:
        place = Place(folder.label(path))
        fact, remedy = say("the table is empty"), say("fill it or remove it")
        problems.tell(place, fact, remedy, "file-empty")
    yield from filter(None, sheets)


def _tables(folder: Folder, path: Path, problems: Problems) -> list[Worksheet]:
    raw, file = folder.raw(path, MOST), folder.label(path)
    if raw is None:
        return []
    if len(raw) > MOST:
        fact = say("the file is larger than {most} MB", most=MOST // 1000000)
        problems.tell(
            Place(file), fact, say("take pictures out of it, or split it"), "file-too-large"
        )
        return []
    if path.suffix == ".csv":
        table = read_csv(file, raw, problems)
        return [table] if table else []
    return read_workbook(file, raw, problems)


def _shaped(sheets: Iterable[Rows], shape: TreeShape) -> Iterator[tuple[TreeShape, list[Rows]]]:
    """Yield the sheets of a file by what they hold."""
    by_shape: dict[TreeShape, list[Rows]] = {}
    for rows in sheets:
        by_shape.setdefault(_shape(rows) if shape is CARDS else shape, []).append(rows)
    yield from by_shape.items()


def _shape(rows: Rows) -> TreeShape:
    """Return what a sheet in cards/ holds: it may be what else stands in questions/ or values/."""
    if _CLUSTER in rows.names and ("value" in rows.names or rows.kind == _CLUSTER):
        return CLUSTER
    return MAP if {"category", "question"} <= rows.names else CARDS


def _kinds(shape: TreeShape, rows: Iterable[Row]) -> list[str]:
    """Return the kind of each row."""
    if shape is CLUSTER:
        return [_KINDS[shape] if row.said("topic") else _CLUSTER for row in rows]
    return [(row.kind if shape is CARDS else "") or _KINDS[shape] for row in rows]


def _with(
    ids: Mapping[str, Iterable[str]], parts: Iterable[tuple[Path, TreeShape, list[Rows]]]
) -> dict[str, list[str]]:
    """Return all ids by kind, with those that stand in tables."""
    all_ids = {kind: list(own) for kind, own in ids.items()}
    for _, shape, sheets in parts:
        rows = [row for sheet in sheets for row in sheet.rows]
        for row, kind in zip(rows, _kinds(shape, rows), strict=True):
            if row.said("id"):
                all_ids.setdefault(kind, []).append(row.said("id"))
    return all_ids


def _trees(
    path: Path, shape: TreeShape, sheets: Sequence[Rows], vocabulary: Vocabulary,
    proposer: Proposer, problems: Problems,
) -> Iterator[tuple[Tree, Heads]]:  # fmt: skip
    stem = slug(PurePosixPath(path.name).stem) or "cards"
    rows = in_order([row for sheet in sheets for row in sheet.rows], stem)
    if not rows:
        header = sheets[0].header
        fact, remedy = say("there are names of columns and no cards below them"), say("add cards")
        problems.tell(header, fact, remedy, "no-rows")
        return
    rows = proposer.identified(rows, _kinds(shape, rows))
    heads = _heads(sheets, shape, vocabulary)
    if shape is CLUSTER:
        made = clusters_of(rows, problems)
    else:
        if shape is CARDS:
            rows = [replace(row, kind=row.kind or _KINDS[CARDS]) for row in rows]
        made = collections_of(rows, shape, stem, problems)
    yield from ((tree, heads) for tree in made)


def _heads(sheets: Sequence[Rows], shape: TreeShape, vocabulary: Vocabulary) -> Heads:
    """Return what the columns are called, by the keys of the trees."""
    names = {**vocabulary.heads}
    for sheet in sheets:
        names |= sheet.heads
    called = {shape.group: "group", shape.topic: "topic", shape.name: "collection"}
    names |= {key: names[field] for key, field in called.items() if key and field in names}
    return Heads(names, sheets[0].header)
