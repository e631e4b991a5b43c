"""Forms are filled in on paper or on a screen: each field is named, in order, in the tree."""

import io
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pikepdf
import pypdfium2
import pytest

from frames import boxes, groups, says
from judges import PROFILES, judge_pdf
from kaartspel.building import Report
from kaartspel.deck.model import Deck, Form
from kaartspel.frame import Path, Rectangle, Role, Text
from kaartspel.geometry import leaves
from kits import pages_of
from pdfs import structure, words

FORMS = ("arguments", "questions", "motion", "report")


def read(built: Report, name: str) -> bytes:
    return (built.target / f"handouts/{name}.pdf").read_bytes()


def form_of(deck: Deck, name: str) -> Form:
    assert deck.play
    (form,) = (form for form in (deck.play.form, *deck.play.forms) if form.id == name)
    return form


@pytest.mark.parametrize("name", FORMS)
def test_each_blank_is_a_field_that_says_what_to_write(
    deck: Deck, built: Report, name: str
) -> None:
    """Names and tooltips, in the order that the tabulator key follows: that of the tree."""
    blanks = form_of(deck, name).blanks
    with pikepdf.open(io.BytesIO(read(built, name))) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        (page,) = pdf.pages
        assert [field.objgen for field in page.Annots] == [field.objgen for field in fields]
        assert str(page.Tabs) == "/S"
        assert [str(field.TU) for field in fields] == [f"{b.name}. {b.hint}" for b in blanks]
        assert len({str(field["/T"]) for field in fields}) == len(fields)
        assert [bool(int(field.Ff) & 1 << 12) for field in fields] == [b.lines > 1 for b in blanks]
        gaps = []
        for field, blank in zip(fields, blanks, strict=True):
            left, bottom, right, top = map(float, field.Rect)
            assert right - left > 200
            gaps.append(((top - bottom) / 72 * 25.4 + 2.4) / blank.lines)
        assert min(gaps) > 8.5  # mm: room for a hand
        assert gaps == pytest.approx([gaps[0]] * len(gaps), abs=0.2)
        assert "NeedAppearances" not in pdf.Root.AcroForm
    assert structure(read(built, name)).count("Form") == len(blanks)


@pytest.mark.parametrize("name", FORMS)
def test_no_field_covers_what_is_written_above_it(built: Report, name: str) -> None:
    data = read(built, name)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        rooms = [tuple(map(float, field.Rect)) for field in pdf.Root.AcroForm.Fields]
    with pypdfium2.PdfDocument(data) as document:
        text = document[0].get_textpage()
        boxes = [text.get_charbox(i) for i in range(text.count_chars())]
    assert len(boxes) > 100
    for left, bottom, right, top in boxes:
        assert not [
            r for r in rooms if left < r[2] and right > r[0] and bottom < r[3] and top > r[1]
        ]


def test_fields_beside_each_other_are_in_register(built: Report) -> None:
    """However many lines their hints take, one writes on one line across the page."""
    for name in FORMS:
        with pikepdf.open(io.BytesIO(read(built, name))) as pdf:
            rooms = [tuple(map(float, field.Rect)) for field in pdf.Root.AcroForm.Fields]
        for one, other in combinations(rooms, 2):
            beside = one[3] > other[1] and other[3] > one[1]
            assert not beside or one[3] == pytest.approx(other[3], abs=0.1), name


def test_each_form_is_known_across_a_table_by_large_letters_of_its_own(built: Report) -> None:
    marks = set()
    for name in FORMS:
        with pypdfium2.PdfDocument(read(built, name)) as document:
            text = document[0].get_textpage()
            boxes = [text.get_charbox(i) for i in range(text.count_chars())]
            tall = [i for i, (_, bottom, _, top) in enumerate(boxes) if top - bottom > 40]
            marks.add("".join(text.get_text_range(i, 1) for i in tall))
    assert len(marks) == len(FORMS)
    assert "" not in marks


@pytest.mark.parametrize("flavour", PROFILES)
@pytest.mark.parametrize("name", FORMS)
def test_verapdf_finds_no_fault_in_a_form(built: Report, name: str, flavour: str) -> None:
    assert not judge_pdf(read(built, name), flavour)


def test_what_is_filled_in_is_shown(built: Report) -> None:
    """pdfium, as in many browsers, sets what is typed into the field and keeps within it."""
    with pikepdf.open(io.BytesIO(read(built, "motion"))) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            field.V = pikepdf.String("Vraagt het college om een plan")
            del field["/AP"]
        filled = io.BytesIO()
        pdf.save(filled)
    assert ink(filled.getvalue()) > ink(read(built, "motion"))


def ink(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    picture = document[0].render(scale=1, may_draw_forms=True).to_pil().convert("L")
    return sum(picture.histogram()[:128])


def test_the_head_of_a_hand_out_is_no_field_of_black(built: Report) -> None:
    """An office printer does not reach the edge, and a large black field comes out in stripes."""
    for name in ("leader", "motion", "slips", "game-debat"):
        page = pypdfium2.PdfDocument(read(built, name))[0].render(scale=1).to_pil().convert("L")
        black = [sum(page.crop((0, y, 595, y + 1)).histogram()[:128]) for y in range(110)]
        assert sum(black) < 0.12 * 595 * 110, name
        assert not any(page.crop((0, 0, 28, 842)).histogram()[:250]), name


def test_the_last_line_of_a_field_parts_it_from_the_next(deck: Deck) -> None:
    for name in FORMS:
        (page,) = pages_of(deck, name)
        for field in groups(page.items, Role.FIELD):
            _, *lines = (item for item in field.items if isinstance(item, Rectangle))
            *thin, last = (line.height for line in lines)
            assert all(height < last / 3 for height in thin), name


def test_a_hint_stands_clear_of_the_name_above_it(deck: Deck) -> None:
    """No descender of a name, as those of 'meewegen', touches a hint."""
    for form in FORMS:
        (page,) = pages_of(deck, form)
        found = boxes(deck, page)
        for name in groups(page.items, Role.HEADING):
            if name.level == 2:
                left, _, _, foot = max(boxes(deck, replace(page, items=(name,))))
                below = [top for x, top, _, _ in found if abs(x - left) < 1 and top > foot]
                assert 0.45 * 12 < min(below) - foot < 0.75 * 12, (form, says(name))


def test_slips_that_lie_on_the_table_have_one_size_and_are_read_across_it(deck: Deck) -> None:
    assert deck.play
    for slips in deck.play.slips:
        pages = pages_of(deck, slips.id)
        said = {slip.text for slip in slips.items if not slip.lines}
        shown = [
            [item for item, _ in leaves(group.items) if isinstance(item, Text)]
            for page in pages
            for group in groups(page.items, Role.PARAGRAPH)
        ]
        signs = [texts for texts in shown if words("".join(t.says for t in texts)) in said]
        assert len(signs) == sum(slip.count for slip in slips.items if not slip.lines)
        (size,) = {text.size for texts in signs for text in texts}
        assert size > 17


def test_slips_of_different_sorts_are_on_pages_apart_and_each_says_its_sort(deck: Deck) -> None:
    """Who cuts them out has an event to turn over in one pile, and people in another."""
    assert deck.play
    (slips,) = (slips for slips in deck.play.slips if slips.id == "year-later")
    wanted = Counter(slip.label for slip in slips.items)
    assert len(wanted) == 2
    found = Counter[str]()
    for page in pages_of(deck, "year-later"):
        said = [says(group) for group in groups(page.items, Role.PARAGRAPH)]
        labels = Counter(words(text) for text in said if words(text) in wanted)
        (label,) = labels  # no page has two sorts
        texts = [words(slip.text) for slip in slips.items if slip.label == label]
        assert labels[label] == sum(words(text) in texts for text in said)
        found += labels
    assert found == wanted


def test_a_sign_stands_amid_its_slip(deck: Deck) -> None:
    """From a cut to its first capitals is as far as from its last line to the next cut."""
    page = pages_of(deck, "slips")[1]
    strokes = [path for path, _ in leaves(page.items) if isinstance(path, Path) and path.stroke]
    cuts = sorted({path.commands[0][1][1] for path in strokes})
    for sign in ("Tegen", "Overwegende dat …", "Verzoekt de raad …"):
        (group,) = (g for g in groups(page.items, Role.PARAGRAPH) if words(says(g)) == sign)
        _, tops, _, feet = zip(*boxes(deck, replace(page, items=(group,))), strict=True)
        above = min(tops) - max(cut for cut in cuts if cut < min(tops))
        below = min(cut for cut in cuts if cut > max(feet)) - max(feet)
        assert above == pytest.approx(below, abs=0.1), sign


def test_the_sheets_of_all_games_have_text_of_the_same_sizes(deck: Deck) -> None:
    assert deck.play
    found = set()
    for game in deck.play.games:
        pages = pages_of(deck, f"game-{game.id}")
        sizes = Counter(
            item.size
            for page in pages
            for group in groups(page.items, Role.LIST_ITEM)
            for item, _ in leaves(group.items)
            if isinstance(item, Text)
        )
        found.add(tuple(sorted(sizes)))
    assert len(found) == 1
