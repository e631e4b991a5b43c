"""A deck file that is no UTF-8 is told as what it is; one that was read wrongly, too."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from editing import copy_deck, problems, spoil
from kaartspel.building import check

STREET = "questions/street.yaml"
TEXT = "Who may park a car here?"
Save = Callable[[str], bytes]


def encoded(encoding: str, mark: bytes = b"") -> Save:
    return lambda text: mark + text.encode(encoding)


SAVED: dict[str, tuple[str, Save, str]] = {
    "UTF-16, marked": ("café", encoded("utf-16"), ":1:1: this file is UTF-16; "),
    "UTF-16": ("café", encoded("utf-16-le"), ":1:1: this file is UTF-16; "),
    "UTF-16 of the other order": ("café", encoded("utf-16-be"), ":1:1: this file is UTF-16; "),
    "UTF-32, marked": ("café", encoded("utf-32"), ":1:1: this file is UTF-32; "),
    "UTF-32": ("café", encoded("utf-32-le"), ":1:1: this file is UTF-32; "),
    "UTF-32 of the other order": (
        "café", encoded("utf-32-be", codecs.BOM_UTF32_BE), ":1:1: this file is UTF-32; "),
    "UTF-7, marked": ("café", encoded("utf-7", b"+/v8-"), ":1:1: this file is UTF-7; "),
    "UTF-7": ("a café here", encoded("utf-7"),
              ":10:39: this is perhaps UTF-7 read as ASCII: '+AOk' for 'é'; "),
    "EBCDIC": ("café", encoded("cp500"), ":1:1: this file is EBCDIC; "),
    "Windows-1252": ("Don’t", encoded("cp1252"),
                     ":10:37: this is not UTF-8 (the byte 92, perhaps meant as '’'); "),
    "Latin-1": ("café", encoded("latin-1"),
                ":10:37: this is not UTF-8 (the byte E9, perhaps meant as 'é'); "),
    "Mac Roman": ("café", encoded("mac_roman"), ":10:37: this is not UTF-8 (the byte 8E); "),
    "code page 850": ("café", encoded("cp850"), ":10:37: this is not UTF-8 (the byte 82); "),
    "Shift-JIS": ("通り", encoded("shift_jis"), ":10:34: this is not UTF-8 (the byte 92); "),
    "GBK": ("街道", encoded("gbk"), ":10:34: this is not UTF-8 (the byte BD); "),
    "Windows-1251": ("Кто", encoded("cp1251"), ":10:34: this is not UTF-8 (the byte CA); "),
    "a picture": ("x", lambda _: b"\x89PNG\r\n", ":1:1: this file is no text; "),
    "an archive": ("x", lambda _: b"PK\x03\x04", ":1:1: this file is no text; "),
    "zero bytes": ("x", lambda text: text.encode() + bytes(512),
                   ":12:1: zero bytes stand in this file (512), as where saving it failed; "),
    "nothing but zero bytes": (
        "x", lambda _: bytes(64), ":1:1: zero bytes stand in this file (64), "),
}  # fmt: skip


@pytest.mark.parametrize("what", SAVED)
def test_a_file_in_another_encoding_is_told_as_what_it_is(tmp_path: Path, what: str) -> None:
    text, save, expected = SAVED[what]
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, TEXT, text)
    path = deck / STREET
    path.write_bytes(save(path.read_text("utf-8")))
    (told,) = (line for line in problems(deck) if line.startswith(STREET))
    assert told.startswith(STREET + expected)


def test_the_same_text_saved_as_utf8_is_taken(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, TEXT, '"A café; don’t, at +316-123 +IBM or a+b-c"')
    assert check(deck).cards


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a CafŽ", "Mac Roman read as Windows-1252: 'Ž' for 'é'"),
        ("a caf‚ and na‹f", "code page 850 read as Windows-1252: '‚' for 'é', '‹' for 'ï'"),
        ("el‡ve", "Mac Roman read as Windows-1252: '‡' for 'á'"),
    ],
)
def test_letters_of_older_encodings_within_words_are_told(
    tmp_path: Path, text: str, told: str
) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, TEXT, f'"{text}"')
    (line,) = problems(deck)
    assert f"this is perhaps {told}; write the characters that are meant" in line
    (deck / STREET).write_text(
        (deck / STREET).read_text("utf-8").replace(text, "a café, naïf: élève, 5 ‰"), "utf-8"
    )
    assert check(deck).cards


def test_not_utf8_is_told_with_its_place_in_a_chapter(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    (deck / "book/preface.md").write_bytes(b"# Preface\n\nCaf\xe9\n")
    assert problems(deck) == [
        "book/preface.md:3:4: this is not UTF-8 (the byte E9, perhaps meant as 'é'); "
        "save the file as UTF-8"
    ]
