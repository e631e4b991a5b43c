"""A hostile deck is refused with its place, or handled right; it reaches nothing but itself."""

import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from editing import copy_deck, problems, spoil
from kaartspel.building import Request, build, check
from kaartspel.problems import InvalidDeck
from repository import ENGLISH, ROOT

LIMIT = 512  # MB
FAIR, STREET = "values/fairness.yaml", "questions/street.yaml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
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


def logo(name: str, data: bytes) -> Callable[[Path], None]:
    def add(deck: Path) -> None:
        (deck / name).write_bytes(data)
        path = deck / "deck.yaml"
        path.write_text(path.read_text("utf-8") + f"logo: {{file: {name}, alt: x}}\n", "utf-8")

    return add


def instead(name: str, data: bytes) -> Callable[[Path], None]:
    def replace(deck: Path) -> None:
        (deck / name).write_bytes(data)

    return replace


HOSTILE = {
    "alias bomb": (instead(FAIR, f"a: &a [x]\n{ALIASES}".encode()),
                   "anchors and aliases are not used here"),
    "deep brackets": (instead(FAIR, b"[" * 3_000_000), "nested"),
    "deep lists": (instead(FAIR, b"- " * 1_500_000), "nested deeper than 16"),
    "100 MB": (instead(FAIR, b"x" * 100_000_000), "the file is larger than 4 MB"),
    "very many entries": (instead(FAIR, b"- a\n" * 900_000), "more than 100000 entries"),
    "very many problems": (instead(FAIR, b"".join(b"k%d: a\n" % i for i in range(12_000))),
                           "and 11504 problems more in this file"),
    "a chapter of HTML": (instead("book/preface.md", b"# A\n\n" + b"<b>\n\n" * 100_000),
                          "and 99500 problems more in this file"),
    "NULs": (instead("book/preface.md", b"# A\n\n" + b"\0" * 1_000_000),
             "and 999501 problems more in this file"),
    "100 MB of symbol": (instead("symbols/bow.svg", b"x" * 100_000_000), "is larger than 4 MB"),
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
MEASURED = """
import sys
from pathlib import Path
from kaartspel.building import Request, build
from kaartspel.problems import InvalidDeck
try:
    build(Request(Path(sys.argv[1]), Path(sys.argv[2]), ("book",)))
except InvalidDeck as error:
    print("\\n".join(problem.message[:300] for problem in error.problems))
status = Path("/proc/self/status")
if status.exists():
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    print("PEAK", int(peak.split()[1]) // 1024)
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_within_the_memory_of_a_small_computer(tmp_path: Path, name: str) -> None:
    harm, expected = HOSTILE[name]
    deck = copy_deck(tmp_path)
    harm(deck)
    command = [sys.executable, "-c", MEASURED, str(deck), str(tmp_path / "build")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said, _, peak = done.stdout.partition("PEAK")
    assert expected in said, said[:2000]
    assert int(peak or 0) < LIMIT
    assert not (tmp_path / "build").exists()


def test_a_huge_file_that_the_deck_does_not_use_is_not_taken_into_memory(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    with (deck / "holiday.mp4").open("wb") as film:
        film.truncate(450_000_000)
    command = [sys.executable, "-c", MEASURED, str(deck), str(tmp_path / "build")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout.partition("PEAK")[2] or 0) < LIMIT


@pytest.mark.skipif(os.name != "posix", reason="links need a right of their own on Windows")
def test_links_out_of_the_deck_are_not_followed(tmp_path: Path) -> None:
    deck, outside = copy_deck(tmp_path), tmp_path / "outside"
    outside.mkdir()
    for name in ("symbols/bow.svg", "book/preface.md", STREET):
        shutil.move(deck / name, outside / Path(name).name)
        (deck / name).symlink_to(outside / Path(name).name)
    shutil.move(deck / "values", outside / "values")
    (deck / "values").symlink_to(outside / "values")
    told = problems(deck)
    for place in (
        "suits.yaml:9:20: 'symbols/bow.svg' lies outside the deck's folder; copy it into the deck",
        "deck.yaml:18:17: 'book/preface.md' lies outside the deck's folder; copy it into the deck",
        f"{STREET}:1:1: this file is a link to outside the deck's folder; copy it into the deck",
        "values:1:1: 'values' lies outside the deck's folder; copy it into the deck",
    ):
        assert place in told, told
    assert len(told) == 4


@pytest.mark.skipif(os.name != "posix", reason="links need a right of their own on Windows")
def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    (deck / "symbols/bow.svg").unlink()
    (deck / "symbols/bow.svg").symlink_to("bow.svg")
    assert problems(deck) == [
        "suits.yaml:9:20: 'symbols/bow.svg' lies outside the deck's folder; copy it into the deck"
    ]


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


@pytest.mark.parametrize(
    "id_",
    [
        "CON",
        "../x",
        "q02-Bicycles",
        "Q01-CARS",
        "-x",
        "q2-",
        "a--b",
        "a/b",
        "a.b",
        "a_b",
        "\u00e9t\u00e9",
    ],
)
def test_an_id_that_is_no_name_of_a_file_is_refused(tmp_path: Path, id_: str) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "q02-bicycles", id_)
    (told,) = problems(deck)
    assert told.startswith(
        f"{STREET}:11:18: 'id' '{id_}' does not fit; it must be a few telling words in lower-case "
        "ASCII with hyphens, such as open-standards"
    )


@pytest.mark.parametrize("id_", ["con", "nul", "com1", "lpt9"])
def test_an_id_that_windows_keeps_for_itself_is_refused(tmp_path: Path, id_: str) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "q02-bicycles", id_)
    assert problems(deck) == [
        f"{STREET}:11:18: 'id' '{id_}' does not fit: Windows has no files of that name; "
        "choose another"
    ]


def test_an_id_may_be_a_word_alone(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "q02-bicycles", "q02")
    assert "q02" in {card.id for card in check(deck).cards}


def test_a_name_as_some_disks_write_it_is_found(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    (deck / "symbols/bow.svg").rename(deck / "symbols/cafe\u0301.svg")
    spoil(deck, "suits.yaml", "symbols/bow.svg", "symbols/caf\u00e9.svg")
    assert check(deck)


@pytest.mark.skipif(os.name != "posix" or sys.platform == "darwin", reason="names are bytes there")
def test_a_name_that_is_no_text_is_none_of_the_decks_business(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    Path(os.fsdecode(os.fsencode(deck) + b"/\xff.txt")).write_text("x")
    assert build(Request(deck, tmp_path / "build")).is_new


PATH = '<path d="M0 0h9v9z"/></svg>'


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (logo("l.svg", (SVG.replace("0 0 9 9", box) + PATH).encode()), "it has no viewBox; add one")
        for box in ("0 0 nan inf", "0 0 9 inf", "nan 0 9 9", "0 0 1e-300 9", "0 0 1e300 9")
    ]
    + [
        (logo("l.svg", (SVG + PATH.replace("h9", "h9e99")).encode()), "cannot be a picture: "),
        (logo("l.png", b"GIF89a"), "this is no PNG or JPEG, whatever its name"),
        (instead("book/preface.md", b"# A\n\n" + b"> " * 4000 + b"x"), "3:1: this line is nested"),
    ],
)  # fmt: skip
def test_it_is_told_in_a_line_of_its_own(
    tmp_path: Path, harm: Callable[[Path], None], expected: str
) -> None:
    deck = copy_deck(tmp_path)
    harm(deck)
    (told,) = problems(deck)
    assert expected in told
    assert " at 0x" not in told


def test_what_a_deck_holds_does_not_command_the_terminal(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "suit: moon", r'suit: "m\e[31moon"')
    told = problems(deck)
    assert r"'m\x1b[31moon'" in told[0]
    assert all(line.isprintable() for line in told)


FONT = (ROOT / "fonts/AtkinsonHyperlegibleNext_500Medium.ttf").read_bytes()


def table_of(font: bytes, tag: bytes, byte: bytes) -> bytes:
    """Return a font of which one table holds nothing but a byte."""
    entry = font.index(tag, 12)
    start, length = (int.from_bytes(font[entry + i : entry + i + 4], "big") for i in (8, 12))
    return font[:start] + byte * length + font[start + length :]


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (FONT[: len(FONT) // 2], "it ends within the '"),
        (FONT.replace(b"hmtx", b"zzzz", 1), "it has no 'hmtx' table"),
        (FONT[:12], ""),
        (table_of(FONT, b"hmtx", b"\xff"), "its '"),
        (table_of(FONT, b"loca", b"\0"), "its '"),
        (FONT[:12] + bytes(len(FONT) - 12), ""),
    ],
)
def test_a_damaged_font_is_told(tmp_path: Path, data: bytes, fact: str) -> None:
    deck = copy_deck(tmp_path)
    (deck / "a.ttf").write_bytes(data)
    roles = ", ".join(f"{role}: a.ttf" for role in ("text", "strong", "italic", "strong_italic"))
    spoil(deck, "deck.yaml", "words:\n", f"fonts: {{{roles}}}\nwords:\n")
    (told,) = problems(deck)  # one file, one problem, however many roles it has
    assert re.match(r"deck\.yaml:\d+:\d+: 'a\.ttf' is damaged \(", told), told
    assert f"'a.ttf' is damaged ({fact}" in told
    assert told.endswith("); get it anew from its maker")


def test_a_deck_set_in_fonts_of_its_own_is_built(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    (deck / "a.ttf").write_bytes(FONT)
    roles = ", ".join(f"{role}: a.ttf" for role in ("text", "strong", "italic", "strong_italic"))
    spoil(deck, "deck.yaml", "words:\n", f"fonts: {{{roles}}}\nwords:\n")
    assert build(Request(deck, tmp_path / "build")).is_new


def test_words_too_wide_for_the_card_are_told(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, "deck.yaml", "  back_statement: Opinions", f"  back_statement: {'W' * 40}")
    spoil(deck, FAIR, "cluster: Fairness", f"cluster: {'Fairness and more ' * 12}")
    spoil(deck, STREET, "topic: Parking", f"topic: {'Parking here ' * 20}")
    with pytest.raises(InvalidDeck) as caught:
        check(deck)
    told = [problem.message for problem in caught.value.problems]
    assert (
        f"the word '{'W' * 40}' is too wide for the backs of the format poker; "
        "say 'back_statement' shorter in deck.yaml under 'words'"
    ) in told
    assert any(line.startswith("the topic of card 'q01-cars' is ") for line in told)
    label = f"the label '{('Fairness and more ' * 12).strip()}' of card 's01-for-all' is "
    assert any(line.startswith(label) for line in told)
    assert len(told) == len(set(told)), "the same is told twice"


def test_a_long_title_is_set_smaller_on_the_cover(tmp_path: Path) -> None:
    from kaartspel.design import cover
    from kaartspel.frame import Rectangle
    from kaartspel.geometry import leaves

    deck = copy_deck(tmp_path)
    spoil(deck, "deck.yaml", "title: Street talk", f"title: {'Street talk ' * 24}")
    page = cover(check(deck))
    fields = [i.y for i, _ in leaves(page.items) if isinstance(i, Rectangle) and i.y > 0]
    texts = [piece.y for i, _ in leaves(page.items) for piece in getattr(i, "pieces", ())]
    assert texts
    assert max(texts) < min(fields)


def test_the_small_deck_itself_is_right() -> None:
    assert check(ENGLISH)
