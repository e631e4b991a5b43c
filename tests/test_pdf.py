"""Every card is a PDF that a press, an archive and a screen reader can use."""

import io
import shutil
import subprocess
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from cards import front_text, listed
from frames import lay_out
from judges import PROFILES, judge_pdf
from kaartspel.building import Report, Request, build
from kaartspel.deck.model import Card, Colour, Deck
from kaartspel.frame import Document, Frame, Group, Piece, Role, Text
from kaartspel.parts import DEFAULT_SHEETS, card_path
from kaartspel.pdf import Renderer
from kaartspel.pdf.objects import PdfFile, Raw
from pdfs import extract, structure
from repository import ENGLISH

MM = 72 / 25.4
_TOLD = "BDC BMC EMC TJ f* re"  # what is drawn, and whether it is told
RULES = 1 + 2 + 6 * 3  # the overview, two cards for one game, three for each other game


def read(built: Report, card: Card) -> bytes:
    return (built.target / card_path(card)).read_bytes()


def spoken(deck: Deck, card: Card) -> str:
    """Return what a front says: its number, then the labels and the text."""
    title = card.said("title")
    match card.kind.id:
        case "statement":
            parts = [card.topic, card.text, card.group]
        case "question":
            parts = [card.topic, card.text, card.group]
        case "cluster":
            parts = [title, front_text(card), ", ".join(listed(card))]
        case "rules":
            parts = [card.said("part"), title, *card.text.split("\n")]
            parts += [card.said("needed"), card.said("foot")]
    return " ".join(filter(None, [card.number, *parts]))


@pytest.fixture
def chosen(deck: Deck, every_case: bool) -> Collection[Card]:
    """Unless all are asked for, a card of each kind in each suit."""
    cards = deck.cards
    return cards if every_case else {(card.kind, card.suit): card for card in cards}.values()


def test_there_is_one_pdf_for_each_card_and_no_other(deck: Deck, built: Report) -> None:
    found = sorted(path.name for path in (built.target / "cards").iterdir())
    assert found == [f"{card.id}.pdf" for card in deck.cards]
    assert len(found) == 44 + 58 + 9 + RULES


def test_every_pdf_has_two_pages_with_boxes_and_embedded_fonts(deck: Deck, built: Report) -> None:
    for card in deck.cards:
        with pikepdf.open(io.BytesIO(read(built, card))) as pdf:
            assert len(pdf.pages) == 2
            for page in pdf.pages:
                width, height = 69 * MM, 94 * MM
                whole = pytest.approx([0, 0, width, height], abs=0.01)
                trim = pytest.approx([3 * MM, 3 * MM, width - 3 * MM, height - 3 * MM], abs=0.01)
                assert list(map(float, page.MediaBox)) == whole
                assert list(map(float, page.BleedBox)) == whole
                assert list(map(float, page.TrimBox)) == trim
                fonts = list(page.Resources.Font.values())
                assert fonts
                assert all("/FontFile2" in font.FontDescriptor for font in fonts)
                assert all(str(font.BaseFont)[7] == "+" for font in fonts)
            assert not any("/Annots" in page for page in pdf.pages), "a link to nothing outside"
            kind = card.kind.one
            assert str(pdf.docinfo.Title) == f"{kind} {card.number}: {card.name}"
            assert str(pdf.docinfo.Author) == "Simone Halink, Dries Bartelink"
            assert str(pdf.docinfo.Subject) == deck.metadata.title
            assert str(pdf.Root.Lang) == "nl"


def test_the_text_of_every_pdf_is_exactly_the_cards(deck: Deck, built: Report) -> None:
    for card in deck.cards:
        data = read(built, card)
        text = extract(data, 0)
        assert front_text(card) in text
        for label in (card.topic, card.said("title"), *listed(card)):
            assert label in text
        assert "\u00ad" not in text
        assert "\ufffe" not in text
        assert text.count(card.number) == 2, "the corner index stands twice"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not on this machine")
def test_poppler_extracts_every_text_too(built: Report, chosen: Collection[Card]) -> None:
    for card in chosen:
        path = built.target / card_path(card)
        command = ["pdftotext", "-f", "1", "-l", "1", "-raw", "-enc", "UTF-8", str(path), "-"]
        said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        assert front_text(card) in " ".join(said.split())


def test_a_screen_reader_hears_each_card_whole_in_order(
    deck: Deck, built: Report, chosen: Collection[Card]
) -> None:
    for card in chosen:
        lines = structure(read(built, card)).splitlines()
        told = [line.partition(": ")[2].strip() for line in lines if ": " in line]
        assert told[-1] == card.kind.word
        assert " ".join(told[:-1]) == spoken(deck, card)


@pytest.mark.parametrize(
    "id_",
    ["c6-hierarchie", "v24-digitaliseringsparagraaf", "w23-deelplatforms", "s05-debat-spreken"],
)
def test_the_structure_of_a_card_of_each_kind(
    deck: Deck, built: Report, golden: Callable[[str, str], None], id_: str
) -> None:
    card = next(card for card in deck.cards if card.id == id_)
    golden(f"structure-{card.kind.id}.txt", structure(read(built, card)))


@pytest.mark.parametrize("flavour", PROFILES)
def test_verapdf_finds_no_fault_in_any_pdf(
    deck: Deck, built: Report, flavour: str, every_case: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unless all are asked for: a card of each kind, one poster, the box and all hand-outs.

    All but the cards is then divided among the flavours. Sheets of a few cards are judged with
    those of other modes (test_sheets.py).
    """
    found = built.target.rglob("*.pdf")
    files = sorted(path for path in found if "press" not in path.relative_to(built.target).parts)
    handouts, boxes = 15, 1
    posters = 4
    assert len(files) == 44 + 58 + 9 + RULES + posters + handouts + boxes + len(DEFAULT_SHEETS)
    if not every_case:
        chosen = [card_path(card) for card in {card.kind: card for card in deck.cards}.values()]
        one_poster = next(path for path in files if path.parent.name == "posters")
        rest = [path for path in files if path.parent.name not in {"cards", "sheets", "posters"}]
        rest += [one_poster, built.target / "sheets/box.pdf"]
        assert len(rest) == handouts + 1 + boxes
        rest = rest[list(PROFILES).index(flavour) :: len(PROFILES)]
        files = [*(built.target / name for name in chosen), *rest]
        assert len(files) >= 4 + (handouts + 1 + boxes) // len(PROFILES)
    faults = {
        path.name: broken for path in files if (broken := judge_pdf(path.read_bytes(), flavour))
    }
    with capsys.disabled():
        print(f"\nveraPDF {flavour}: {len(files)} files judged, {len(faults)} with failures")
    assert not faults


def test_every_symbol_is_a_figure_with_a_text_and_its_place(
    built: Report, chosen: Collection[Card]
) -> None:
    for card in chosen:
        figures = [line for line in structure(read(built, card)).splitlines() if "Figure" in line]
        assert len(figures) == card.kind.shows_symbol
        if not figures:
            continue
        assert f"[{card.suit.symbol.alt}]" in figures[0]
        # In pt from the lower left: 5.2 mm from the edge of the trim, 3 mm of bleed, below the
        # number, as high as its kind says.
        left, top, size = 8.2 * MM, 94 * MM - 11.2 * MM, card.kind.symbol_size * MM
        found = list(map(int, figures[0].partition(" at ")[2].split()))
        assert left - 1 <= found[0] < found[2] <= left + size + 1
        assert top - size - 1 <= found[1] < found[3] <= top + 1


def test_what_is_not_told_is_an_artifact(built: Report, chosen: Collection[Card]) -> None:
    """All drawing stands in marked content: told, or an artifact; no field of colour is told."""
    for card in chosen:
        with pikepdf.open(io.BytesIO(read(built, card))) as pdf:
            for page in pdf.pages:
                stack: list[str] = []
                instructions: Any = pikepdf.parse_content_stream(page, _TOLD)
                for operands, operator in instructions:
                    match str(operator):
                        case "BDC" | "BMC":
                            stack.append(str(operands[0]))
                        case "EMC":
                            stack.pop()
                        case "TJ" | "f*":
                            assert stack
                        case "re":
                            assert stack == ["/Artifact"]


def test_verapdf_rejects_an_untagged_pdf(deck: Deck, built: Report) -> None:
    with pikepdf.open(io.BytesIO(read(built, deck.cards[0]))) as pdf:
        del pdf.Root.StructTreeRoot
        del pdf.Root.MarkInfo
        out = io.BytesIO()
        pdf.save(out)
    assert judge_pdf(out.getvalue(), "ua1")


def test_backs_do_not_tell_cards_apart(deck: Deck) -> None:
    format_ = next(format_ for format_ in deck.formats if format_.name == "poker")
    laid_out = lay_out(deck, format_)
    for kind in deck.kinds:
        backs = {faces.back for faces in laid_out if faces.card.kind == kind}
        assert len(backs) == 1
    document = Document("Back", "", "", "nl", "2026-01-01", (laid_out[0].back,))
    renderer = Renderer(deck.fonts)
    assert renderer.render(document) == renderer.render(document)


def test_the_bytes_follow_the_content(deck: Deck) -> None:
    format_ = next(format_ for format_ in deck.formats if format_.name == "poker")
    front = lay_out(deck, format_)[0].front
    document = Document("Front", "", "", "nl", "2026-01-01", (front,))
    renderer = Renderer(deck.fonts)
    fewer = replace(front, items=tuple(item for item in front.items if isinstance(item, Group)))
    assert renderer.render(document) != renderer.render(replace(document, pages=(fewer,)))


def test_another_deck_speaks_its_own_language(english: Deck, tmp_path: Path) -> None:
    report = build(Request(ENGLISH, tmp_path / "build", ("cards",)))
    told = structure((report.target / "cards/s01-for-all.pdf").read_bytes())
    assert told.splitlines() == [
        "Document",
        "  P: S01",
        "  H1: Equality",
        "  BlockQuote",
        "    P: “The street is for all of us.”",
        "  Figure [a square] at 23 216 39 231",
        "  P: Fairness",
        "  P: Opinions",
    ]
    assert english.words["question"] == "Question"


def test_characters_beyond_windows_1252_are_drawn_told_and_valid(deck: Deck) -> None:
    """Two ways to write a character meet in one line, with kerning across; a hard space stays."""
    words = "naïef (½ €) AV ć\u00a0Šā–Ł\\ W"
    piece = Piece(10, 20, words, ((0, 3), (10, -40), (14, 7)))
    text = Text("text", 12, Colour((0, 0, 0), (0, 0, 0, 100)), words, (piece,))
    page = Frame(200, 100, 0, (Group((text,), Role.PARAGRAPH),))
    document = Document("Łódź", "A", "B", "pl", "2026-01-01", (page,))
    data = Renderer(deck.fonts).render(document)
    assert structure(data) == f"Document\n  P: {words}\n"
    assert extract(data, 0) == " ".join(words.split())
    for flavour in PROFILES:
        assert not judge_pdf(data, flavour)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo.Title) == "Łódź"
        assert set(pdf.pages[0].Resources.Font) == {"/F0", "/F0w"}


def test_a_card_is_small(built: Report) -> None:
    """On average at most 10 kB, fonts, tags, metadata and colour profile included."""
    sizes = [path.stat().st_size for path in (built.target / "cards").iterdir()]
    assert sum(sizes) / len(sizes) <= 10_000


def test_a_document_may_hold_more_objects_than_a_pack() -> None:
    """Sheets of a hundred copies have some 80,000; a place in a pack is told in two bytes."""
    made = PdfFile()
    told = [made.add(Raw(f"<</Number {number}>>")) for number in range(66_000)]
    places = [int(reference.partition(" ")[0]) for reference in (*told[::500], told[-1])]
    with pikepdf.open(io.BytesIO(made.to_bytes(b""))) as pdf:
        assert pdf.get_warnings() == []
        numbers = [pdf.get_object(at, 0).Number for at in places]
    assert numbers == [*range(0, 66_000, 500), 65_999]
