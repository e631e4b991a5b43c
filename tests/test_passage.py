"""Paragraphs, lists, strong and emphasised words: set as written, tagged, and read in order."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from frames import overlapping, text_boxes
from judges import judge_pdf
from kaartspel.deck.model import Deck
from kaartspel.deck.model.text import plain
from kaartspel.deck.richtext import read_text
from kaartspel.design import BLACK
from kaartspel.frame import Document, Frame, Group, Role, Text
from kaartspel.geometry import leaves
from kaartspel.pdf import Renderer
from kaartspel.type import PROTRUSION, Gaps, Passage, Style, Typesetter, set_passage, typesetter
from pdfs import structure

TEXT = """Een **sterke** zin met *nadruk* erin, en met ***allebei*** tegelijk.
En een regel die bleef.

1. Eerste stap, die zo lang is dat hij op twee regels staat.
2. Tweede stap.

- **Los** punt
- Nog een: half-*open* woorden

Slot."""
READ = [
    "P", "L [Decimal]", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody",
    "L [Disc]", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody", "P",
]  # fmt: skip


@pytest.fixture(scope="module")
def setter(deck: Deck) -> Typesetter:
    return typesetter(deck.fonts, "nl")


def set_(setter: Typesetter, text: str, width: float = 150, size: float = 12) -> Passage:
    rich, faults = read_text(text)
    assert not faults
    style = Style(setter.text, size, 1.24, BLACK)
    passage = set_passage(rich, style, width, setter, Gaps(8, 12))
    assert passage is not None
    return passage


def page(passage: Passage) -> Frame:
    return Frame(200, 400, 0, passage.place(20, 20))


def texts(frame: Frame) -> list[Text]:
    return [item for item, _ in leaves(frame.items) if isinstance(item, Text)]


def pdf(deck: Deck, frame: Frame) -> bytes:
    document = Document("Passage", "A", "B", "nl", "2026-01-01", (frame,))
    return Renderer(deck.fonts).render(document)


@pytest.mark.parametrize("width", [75, 85, 100, 150, 400])
def test_all_words_are_set_once_in_order_and_nothing_overlaps(
    deck: Deck, setter: Typesetter, width: float
) -> None:
    frame = page(set_(setter, TEXT, width))
    said = "".join(text.says for text in texts(frame))
    rich, _ = read_text(TEXT)
    shown = plain(rich).replace("Los", "• Los").replace("Nog", "• Nog")
    assert "".join(said.split()) == "".join(shown.split())
    boxes = sorted(box for _, box in text_boxes(deck, frame))
    assert not overlapping(boxes)
    assert max(box[2] for box in boxes) <= 20 + width + 0.01


def test_each_stretch_has_its_face(setter: Typesetter) -> None:
    fonts = {text.says.strip(): text.font for text in texts(page(set_(setter, TEXT, 400)))}
    assert fonts["sterke"] == "strong"
    assert fonts["nadruk"] == "italic"
    assert fonts["allebei"] == "strong_italic"
    assert fonts["zin met"] == "text"


def test_what_is_strong_stands_out_of_a_strong_text(setter: Typesetter) -> None:
    rich, _ = read_text("Wat **moet** *hier* gebeuren?")
    style = Style(setter.strong, 12, 1.24, BLACK)
    passage = set_passage(rich, style, 300, setter, Gaps(8, 12))
    assert passage is not None
    assert [text.font for text in texts(page(passage))] == [
        "strong", "strong_italic", "strong", "strong_italic", "strong",
    ]  # fmt: skip


def test_a_plain_text_is_the_column_that_it_always_was(setter: Typesetter) -> None:
    words = "Een gewone tekst, die over een paar regels loopt en nergens nadruk heeft."
    passage = set_(setter, words)
    column = setter.column(words, Style(setter.text, 12, 1.24, BLACK), 150)
    assert column is not None
    assert passage.place(3, 4) == (Group(column.place(3, 4), Role.PARAGRAPH),)
    assert passage.height == column.height


def test_a_kept_line_end_begins_a_line(setter: Typesetter) -> None:
    frame = page(set_(setter, "Een\nTwee **drie**\nVier"))
    first = [text for text in texts(frame) if text.says in {"Een", "Twee ", "Vier"}]
    assert len({text.pieces[0].x for text in first}) == 1
    tops = [text.pieces[0].y for text in first]
    assert tops[1] - tops[0] == pytest.approx(12 * 1.24, abs=0.01)
    assert tops[2] - tops[1] == pytest.approx(12 * 1.24, abs=0.01)


@pytest.mark.parametrize(("first", "count"), [(1, 3), (8, 3), (98, 4), (1, 12)])
def test_numerals_hang_clear_of_their_items(
    deck: Deck, setter: Typesetter, first: int, count: int
) -> None:
    listed = "\n".join(f"{n}. Stap met wat woorden" for n in range(first, first + count))
    frame = page(set_(setter, listed))
    numerals = [text for text in texts(frame) if text.says.strip().isdigit()]
    assert len(numerals) == count
    ends = [t.pieces[0].x + setter.strong.width(t.says.strip()) * 12 for t in numerals]
    assert max(ends) - min(ends) < 0.01, "units stand under units"
    assert min(text.pieces[0].x for text in numerals) >= 20 - PROTRUSION * 12
    items = {text.pieces[0].x for text in texts(frame) if text not in numerals}
    assert len(items) == 1
    assert items.pop() - max(ends) >= 0.29 * 12


def test_numbers_of_one_and_of_two_figures_leave_items_one_column(setter: Typesetter) -> None:
    lists = (page(set_(setter, f"{first}. Stap")) for first in (1, 9, 10, 12, 19))
    assert len({text.pieces[0].x for frame in lists for text in texts(frame)
                if text.says == "Stap"}) == 1  # fmt: skip


def test_a_word_of_two_faces_is_read_whole_where_it_is_broken(setter: Typesetter) -> None:
    frame = page(set_(setter, "aaa bbb half-**open**", 45))
    (broken,) = [text for text in texts(frame) if "half" in text.says]
    assert broken.says == "half-"
    assert [piece.text for piece in broken.pieces] == ["half", "-"]


def test_its_tags_are_those_of_paragraphs_and_lists(deck: Deck, setter: Typesetter) -> None:
    data = pdf(deck, page(set_(setter, TEXT)))
    lines = structure(data).splitlines()[1:]
    assert [line.strip().partition(":")[0] for line in lines] == READ
    assert [line.strip() for line in lines if "Lbl" in line] == [
        "Lbl: 1",
        "Lbl: 2",
        "Lbl: •",
        "Lbl: •",
    ]
    assert not judge_pdf(data, "ua1")
    assert not judge_pdf(data, "2u")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_reads_it_in_order(deck: Deck, setter: Typesetter, tmp_path: Path) -> None:
    path = tmp_path / "passage.pdf"
    path.write_bytes(pdf(deck, page(replace(set_(setter, TEXT)))))
    told = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True).stdout
    words = told.decode("utf-8").split()
    rich, _ = read_text(TEXT)
    shown = plain(rich).replace("Los", "• Los").replace("Nog", "• Nog")
    assert words == shown.split()
