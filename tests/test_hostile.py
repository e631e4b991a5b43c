"""A hostile deck is refused with its place, in little memory; it reaches nothing but itself."""

import struct
import sys
import zlib
from itertools import pairwise
from pathlib import Path

import pytest

from commands import run
from editing import FAIR, SVG, copy_deck, filled, instead, logo, problems
from kaartspel.building import Request, build, check
from repository import ENGLISH
from sampling import sampled

LIMIT = 512_000_000  # bytes
BOMB = "".join(
    f'<!ENTITY {name} "{("&" + before + ";") * 10}">' for before, name in pairwise("abcdefghi")
)
ALIASES = "".join(f"{b}: &{b} [{('*' + a + ', ') * 9}]\n" for a, b in pairwise("abcdefghi"))
USES = "".join(f'<g id="i{i + 1}">' + f'<use href="#i{i}"/>' * 10 + "</g>" for i in range(8))


def png(width: int, height: int) -> bytes:
    """Return a small file that says it is a large picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


HOSTILE = {
    "alias bomb": (instead(FAIR, f"a: &a [x]\n{ALIASES}".encode()),
                   "anchors and aliases are not used here"),
    "deep brackets": (instead(FAIR, b"[" * 3_000_000), "nested"),
    "deep lists": (instead(FAIR, b"- " * 1_500_000), "nested deeper than 16"),
    "100 MB": (filled(FAIR, 100_000_000), "the file is larger than 4 MB"),
    "very many entries": (instead(FAIR, b"- a\n" * 300_000), "more than 100000 entries"),
    "very many problems": (instead(FAIR, b"".join(b"k%d: a\n" % i for i in range(4_000))),
                           "and 3504 problems more in this file"),
    "a chapter of HTML": (instead("book/preface.md", b"# A\n\n" + b"<b>\n\n" * 3_000),
                          "and 2500 problems more in this file"),
    "as many lines as a book": (instead("book/preface.md", b"# A\n\n" + b"a\n" * 50_000),
                                "the file has more than 50000 lines"),
    "a chapter of 1 MB": (instead("book/preface.md", b"# A\n\n" + b"a\n" * 600_000),
                          "the file is larger than 1 MB"),
    "NULs": (instead("book/preface.md", b"# A\n\n" + b"\0" * 900_000),
             "zero bytes stand in this file (900000)"),
    "bells": (instead("book/preface.md", b"# A\n\n" + b"\a" * 50_000),
              "and 49501 problems more in this file"),
    "as many bells as a file holds": (instead("book/preface.md", b"# A\n\n" + b"\a" * 999_000),
                                      "and 998501 problems more in this file"),
    "100 MB of symbol": (filled("symbols/bow.svg", 100_000_000), "is larger than 4 MB"),
    "a billion pixels": (logo("l.png", png(40_000, 25_000)), "it has too many pixels"),
    "entities": (logo("l.svg", f"<!DOCTYPE x [{BOMB}]>{SVG}<title>&i;</title></svg>".encode()),
                 "a drawing has no DOCTYPE"),
    "entities in UTF-16": (logo("l.svg", f"<!DOCTYPE x [{BOMB}]>{SVG}&i;</svg>".encode("utf-16")),
                           "this is not SVG"),
    "shapes in shapes": (
        logo("l.svg", f'{SVG}<path id="i0" d="M0 0h9v9z"/>{USES}</svg>'.encode()),
        "it has more than 5000 shapes"),
    "deep shapes": (logo("l.svg", (SVG + "<g>" * 4000 + "</g>" * 4000 + "</svg>").encode()),
                    "cannot be a picture"),
    "a script": (logo("l.svg", f"{SVG}<script>x()</script></svg>".encode()),
                 "<script> is not used"),
    "an outside reference": (
        logo("l.svg", f'{SVG}<path fill="url(http://a.b/c)" d="M0 0h9v9z"/></svg>'.encode()),
        "'fill' leads out of the drawing"),
}  # fmt: skip

AT_LENGTH = {"as many bells as a file holds", "deep lists"}  # of which others are short


@pytest.mark.parametrize(
    "name",
    sampled([(name,) for name in HOSTILE], [(n,) for n in HOSTILE if n not in AT_LENGTH]),
)
def test_it_is_refused_within_the_memory_of_a_small_computer(tmp_path: Path, name: str) -> None:
    harm, expected = HOSTILE[name]
    deck = copy_deck(tmp_path)
    harm(deck)
    done = run("build", str(deck), "-o", str(tmp_path / "build"), "--only", "book", cwd=tmp_path)
    assert done.returncode == 1
    assert expected in done.stderr, done.stderr[:2000]
    assert 0 < done.peak < LIMIT or (not done.peak and sys.platform != "linux")
    assert not (tmp_path / "build").exists()


def test_a_huge_file_that_the_deck_does_not_use_is_not_taken_into_memory(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    with (deck / "holiday.mp4").open("wb") as film:
        film.truncate(450_000_000)
    done = run("build", str(deck), "-o", str(tmp_path / "build"), "--only", "book", cwd=tmp_path)
    assert done.returncode == 0
    assert 0 < done.peak < LIMIT or (not done.peak and sys.platform != "linux")


@pytest.mark.parametrize(
    ("root", "path", "fact"),
    [
        ('onload="evil()"', "", "'onload' runs a script"),
        ("", 'onclick="evil()"', "'onclick' runs a script"),
        ("", 'style="fill:url(http://evil.test/)"', "'style' leads out of the drawing"),
    ],
)
def test_scripts_and_references_of_a_symbol_are_refused(
    tmp_path: Path, root: str, path: str, fact: str
) -> None:
    deck = copy_deck(tmp_path)
    drawing = SVG.replace("<svg", f"<svg {root}") + f'<path {path} d="M1 1h7v7z"/></svg>'
    (deck / "symbols/bow.svg").write_text(drawing)
    assert problems(deck) == [
        f"suits.yaml:9:20: 'symbols/bow.svg' cannot be a symbol: {fact}; remove it"
    ]


def test_what_a_symbol_says_beside_its_shapes_goes_nowhere(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    (deck / "symbols/bow.svg").write_text(
        SVG.replace("<svg", '<svg xml:base="http://evil.test/" data-evil="evil()"')
        + '<path class="evil" d="M1 1h7v7z"/></svg>'
    )
    build(Request(deck, tmp_path / "build"))
    for path in (tmp_path / "build").rglob("*"):
        assert path.is_dir() or b"evil" not in path.read_bytes()


def test_the_small_deck_itself_is_right() -> None:
    assert check(ENGLISH)
