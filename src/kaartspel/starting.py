"""Begin a deck: the files of a start, in the language of its cards, filled in."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from kaartspel import shipped
from kaartspel.deck.files import FILES
from kaartspel.deck.schemas import json_schema
from kaartspel.deck.tables import SUFFIXES
from kaartspel.deck.tables.trees import slug
from kaartspel.messages import reason_of, say
from kaartspel.problems import SurroundingsFailed, WrongUsage

STARTS = ("questions", "methods", "two-sided", "debate", "empty")
LANGUAGES = ("nl", "en")
_WITHOUT_SUITS = ("empty",)
_UNKNOWN = {"nl": "Onbekend", "en": "Unknown"}
_RIGHTS = {"nl": "De teksten zijn van {maker}.", "en": "The texts belong to {maker}."}
_MOST_COPIED = 16_000_000  # bytes of a table

Files = dict[str, bytes]
"""What a folder is to hold: its files by their paths in it."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a deck begins with: a `start` of STARTS, or the `table` that holds its cards.

    `identifier` and `date` (YYYY-MM-DD) are given, as nothing here may depend on a clock.
    """

    title: str
    language: str
    start: str
    maker: str
    identifier: str
    date: str
    table: Path | None = None


def begin(folder: Path, start: Start) -> tuple[str, ...]:
    """Write the files of a new deck into a folder; return their paths in it.

    Raises WrongUsage where the folder holds anything, SurroundingsFailed where it cannot be
    written.
    """
    files = files_of(start, folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise WrongUsage(
                say("{folder} is not empty; name a folder that is not there yet", folder=folder)
            )
        for path, data in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            with (folder / path).open("xb") as file:
                file.write(data)
    except OSError as error:
        raise SurroundingsFailed(
            say("cannot write {folder}: {reason}", folder=folder, reason=reason_of(error))
        ) from error
    return tuple(files)


def files_of(start: Start, folder: Path) -> Files:
    """Return the files of a new deck. Raises WrongUsage and SurroundingsFailed for its table."""
    words = _words(start, folder)
    cards = _table(start.table) if start.table else dict(_cards(start, words))
    return {
        "deck.yaml": _deck(start, words),
        **cards,
        **{f"schema/{kind}.json": _schema(kind) for kind in FILES},
    }


def _words(start: Start, folder: Path) -> Mapping[str, str]:
    """Return what is filled in, as YAML has it: JSON writes texts as YAML reads them."""
    maker = start.maker or _UNKNOWN[start.language]
    texts = {
        "title": start.title,
        "maker": maker,
        "rights": _RIGHTS[start.language].format(maker=maker),
        "identifier": start.identifier,
    }
    written = {name: json.dumps(text, ensure_ascii=False) for name, text in texts.items()}
    name = slug(start.title)[:60].strip("-") or _name(start.language)
    return {**written, "date": start.date, "slug": f'"{name}"', "folder": folder.name}


def _name(language: str) -> str:
    return {"nl": "kaarten", "en": "cards"}[language]


def _deck(start: Start, words: Mapping[str, str]) -> bytes:
    """Return deck.yaml: what all decks have, and what the start adds."""
    root = _root(start)
    parts = [root / "deck.yaml"]
    if not start.table:
        parts += [path for path in (root / start.start / "deck.yaml",) if path.is_file()]
    return b"".join(_filled(part, words) for part in parts)


def _cards(start: Start, words: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    root = _root(start)
    own = root / start.start
    for path in sorted(own.rglob("*")):
        if path.is_file() and path.name != "deck.yaml":
            yield path.relative_to(own).as_posix(), _filled(path, words)
    if start.start not in _WITHOUT_SUITS:
        yield "suits.yaml", _filled(root / "suits.yaml", words)
        for path in sorted((root / "symbols").iterdir()):
            yield f"symbols/{path.name}", path.read_bytes()


def _root(start: Start) -> Path:
    return shipped.STARTS / start.language


def _filled(path: Path, words: Mapping[str, str]) -> bytes:
    return Template(path.read_text("utf-8")).substitute(words).encode()


def _table(path: Path) -> Files:
    """Return a table as the deck's one file of cards."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise WrongUsage(say("{path} is no table; save it as .xlsx, .ods or .csv", path=path))
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_COPIED + 1)
    except OSError as error:
        raise SurroundingsFailed(
            say("cannot read {path}: {reason}", path=path, reason=reason_of(error))
        ) from error
    return {f"cards/{slug(path.stem) or 'cards'}{suffix}": data}


def _schema(kind: str) -> bytes:
    return f"{json.dumps(json_schema(kind), ensure_ascii=False, indent=2)}\n".encode()
