"""Spoil files of every kind that kaartspel reads, as disks, editors and other programs do.

Unlike `fuzzing.py`, which spoils decks for the engine, this spoils what comes from elsewhere too,
and gives each to the command that reads it. The same seed makes the same files.
"""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import faces
import wholes
from editing import copy_deck
from profiles import press_profile
from repository import ENGLISH
from tables import table_deck

# What is at an edge of numbers, of texts or of a format.
_EDGES = [
    b"\0", b"\xff", b"\x80", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"\x80\0\0\0", b"\0\0\0\1",
    b"-1", b"0", b"1e400", b"99999999999999999999", b"nan", b"\r", b"\n\n", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", b"\xc3", b"\xe2\x80\xae", b"\x1b[31m", b"<", b">", b"&", b"&#0;", b"'", b'"',
    b"[", b"]" * 99, b"{" * 99, b"(", b")", b"<<", b">>", b"/", b"%", b"\\", b": ", b"- ", b"  ",
    b"obj", b"endstream", b"null", b"true", b"e", b"../", b";", b",", b"\t", b"=", b"#", b"url(#a)",
]  # fmt: skip


class Case(NamedTuple):
    """A spoilt file where it is read: what to say to the command, and its configuration."""

    arguments: tuple[str, ...]
    environment: dict[str, str]


Lay = Callable[[Path, bytes], Case]
"""Lays a file down in an empty folder."""


class Sort(NamedTuple):
    """A sort of file: whole ones by their names, how they are spoilt, where they are read."""

    wholes: Callable[[], dict[str, bytes]]
    spoil: Callable[[random.Random, bytes], bytes]
    lay: Callable[[Path, str, bytes], Case]


def cases(sort: str, seed: int, count: int, folder: Path) -> Iterator[tuple[str, Case]]:
    """Yield so many spoilt files, each laid down in a folder of its own, with their names."""
    made = SORTS[sort]
    for number in range(count):
        chance = random.Random(f"{sort} {seed} {number}")
        name, whole = chance.choice(sorted(made.wholes().items()))
        with TemporaryDirectory(dir=folder) as own:
            case = made.lay(Path(own), name, made.spoil(chance, whole))
            yield f"{sort} {seed} {number}: {name}", case


def sound(sort: str, folder: Path, count: int) -> Iterator[Case]:
    """Yield so many of the whole files, each laid down in a folder of its own."""
    made = SORTS[sort]
    for name, whole in list(made.wholes().items())[:count]:
        with TemporaryDirectory(dir=folder) as own:
            yield made.lay(Path(own), name, whole)


def spoilt(chance: random.Random, whole: bytes) -> bytes:
    """Return a file with bytes changed, gone, doubled, moved or put in; or cut short."""
    data = bytearray(whole)
    for _ in range(chance.choice([1, 1, 2, 3, 8, 30])):
        at = chance.randrange(len(data) + 1)
        many = chance.choice([1, 1, 2, 4, 20, 200])
        match chance.choice(["set", "set", "flip", "gone", "edge", "edge", "over", "twice", "cut"]):
            case "set" if at < len(data):
                data[at] = chance.randrange(256)
            case "flip" if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case "gone":
                del data[at : at + many]
            case "edge":
                data[at:at] = chance.choice(_EDGES)
            case "over":
                edge = chance.choice(_EDGES)
                data[at : at + len(edge)] = edge
            case "twice":
                data[at:at] = data[at : at + many] * chance.choice([1, 1, 50])
            case "cut" if chance.random() < 0.2:
                del data[at:]
    return bytes(data)


def in_parts(chance: random.Random, whole: bytes) -> bytes:
    """Spoil a zip: a part within it, which is packed anew, or its bytes."""
    if chance.random() < 0.3:
        return spoilt(chance, whole)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w", 8) as new:
        names = old.namelist()
        wrong = chance.choice([name for name in names if "sheet" in name or "content" in name] * 3
                              + names)  # fmt: skip
        for name in names:
            data = old.read(name)
            new.writestr(name, spoilt(chance, data) if name == wrong else data)
    return out.getvalue()


def in_chunks(chance: random.Random, whole: bytes) -> bytes:
    """Spoil a PNG: a chunk, whose sum is made right, or its bytes."""
    if chance.random() < 0.3:
        return spoilt(chance, whole)
    chunks, at = [], 8
    while at < len(whole):
        (size,) = struct.unpack_from(">I", whole, at)
        chunks.append((whole[at + 4 : at + 8], whole[at + 8 : at + 8 + size]))
        at += size + 12
    wrong = chance.randrange(len(chunks))
    out = [whole[:8]]
    for number, (kind, data) in enumerate(chunks):
        own = spoilt(chance, data) if number == wrong else data
        sum_ = struct.pack(">I", zlib.crc32(kind + own))
        out.append(struct.pack(">I", len(own)) + kind + own + sum_)
    return b"".join(out)


def _in_deck(folder: Path, name: str, data: bytes) -> Case:
    deck = copy_deck(folder, games=True)
    (deck / name).write_bytes(data)
    return Case(("check", str(deck)), {})


def _as_table(folder: Path, name: str, data: bytes) -> Case:
    deck = table_deck(folder, data, f"cards/{name}")
    return Case(("check", str(deck), "--only", "cards"), {})


def _as_logo(folder: Path, name: str, data: bytes) -> Case:
    deck = copy_deck(folder)
    (deck / name).write_bytes(data)
    with (deck / "deck.yaml").open("a", encoding="utf-8") as file:
        file.write(f"logo: {{file: {name}, alt: x}}\n")
    return Case(("build", str(deck), "-o", str(folder / "b"), "--only", "cards,book"), {})


def _as_font(folder: Path, name: str, data: bytes) -> Case:
    deck = copy_deck(folder)
    (deck / name).write_bytes(data)
    with (deck / "deck.yaml").open("a", encoding="utf-8") as file:
        weights = ", weights: {text: 400, strong: 700}" if name == "varies.ttf" else ""
        file.write(f"fonts: {{text: {name}{weights}}}\n")
    return Case(("build", str(deck), "-o", str(folder / "b"), "--only", "cards,page"), {})


def _to_preflight(folder: Path, name: str, data: bytes) -> Case:
    (folder / name).write_bytes(data)
    return Case(("preflight", str(folder / name), "--deck", str(ENGLISH)), {})


def _as_manifest(folder: Path, name: str, data: bytes) -> Case:
    build_ = folder / "b"
    build_.mkdir()
    (build_ / name).write_bytes(data)
    return Case(("build", str(ENGLISH), "-o", str(build_), "--only", "cards"), {})


def _as_configuration(folder: Path, name: str, data: bytes) -> Case:
    for own, raw in {**wholes.CONFIG, name: data}.items():
        (folder / own).write_bytes(raw)
    arguments = ("check", str(ENGLISH), "--only", "sheets", "--printer", "Office", "--tray", "2")
    return Case(arguments, {"KAARTSPEL_CONFIG": str(folder)})


def _as_profile(folder: Path, name: str, data: bytes) -> Case:
    (folder / name).write_bytes(data)
    target = str(folder / "b")
    arguments = (
        "build",
        str(ENGLISH),
        "-o",
        target,
        "--only",
        "press,box",
        "--icc",
        str(folder / name),
    )
    return Case(arguments, {})


SORTS = {
    "yaml": Sort(wholes.of_deck(".yaml"), spoilt, _in_deck),
    "markdown": Sort(wholes.of_deck(".md"), spoilt, _in_deck),
    "csv": Sort(wholes.one("cards.csv", wholes.csv), spoilt, _as_table),
    "xlsx": Sort(wholes.one("cards.xlsx", wholes.xlsx), in_parts, _as_table),
    "ods": Sort(wholes.one("cards.ods", wholes.ods), in_parts, _as_table),
    "svg": Sort(wholes.of_deck(".svg"), spoilt, _in_deck),
    "png": Sort(wholes.pictures("PNG"), in_chunks, _as_logo),
    "jpeg": Sort(wholes.pictures("JPEG"), spoilt, _as_logo),
    "ttf": Sort(wholes.fonts, spoilt, _as_font),
    "otf": Sort(wholes.one("curved.otf", faces.curved), spoilt, _as_font),
    "pdf": Sort(wholes.pdfs, spoilt, _to_preflight),
    "profile": Sort(wholes.one("press.icc", press_profile), spoilt, _as_profile),
    "manifest": Sort(wholes.manifests, spoilt, _as_manifest),
    "toml": Sort(lambda: wholes.CONFIG, spoilt, _as_configuration),
}
"""Every sort of file that kaartspel reads."""
