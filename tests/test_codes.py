"""QR codes on cards: read back from what is rendered, links on a screen, refused without room."""

import io
import re
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from books import open_book
from editing import spoil
from judges import check_epub, judge_pdf
from kaartspel.building import Request, build, check
from kaartspel.deck.load import load
from kaartspel.design import Inking, lay_out_card, settings
from kaartspel.design.code import LEAST_MODULE, QUIET, _matrix, _outline, modules
from kaartspel.frame import PT_PER_MM, Rectangle
from kaartspel.frame import Path as Drawn
from kaartspel.geometry import leaves, path_bounds
from kaartspel.parts import Options
from kaartspel.problems import InvalidDeck
from pdfs import structure
from repository import ENGLISH
from sampling import sampled

ADDRESSES = {
    "q01-cars": "https://www.example.org/wie-mag-hier-parkeren",  # dark
    "s01-for-all": "https://example.org/?a=1&b=(2)#%C3%A9",  # paper
    "c1-fairness": "mailto:griffie@example.org",  # light
}


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck with codes on a dark ground, on paper and on a light one."""
    deck = tmp_path_factory.mktemp("coded") / "deck"
    shutil.copytree(ENGLISH, deck)
    for file, id_, end in (
        ("questions/street.yaml", "q01-cars", ","),
        ("values/fairness.yaml", "s01-for-all", ","),
        ("values/fairness.yaml", "c1-fairness", "\n"),
    ):
        spoil(deck, file, f"id: {id_}{end}", f"id: {id_}{end}qr: '{ADDRESSES[id_]}'{end}")
    return deck


@pytest.fixture(scope="module")
def built(coded: Path) -> Path:
    only = ("cards", "sheets", "press", "book", "page")
    return build(Request(coded, coded.parent / "build", only)).target


def seen(data: bytes, page: int, dpi: int) -> list[str]:
    """Return what a camera reads on a page at a resolution."""
    with pypdfium2.PdfDocument(data) as document:
        image = document[page].render(scale=dpi / 72).to_pil().convert("RGB")
    return sorted(found.text for found in zxingcpp.read_barcodes(image))


@pytest.mark.parametrize("dpi", sampled([(150,), (300,)], [(150,)]))
def test_a_code_on_any_ground_is_read_back(built: Path, dpi: int) -> None:
    for card, address in ADDRESSES.items():
        data = (built / f"cards/{card}.pdf").read_bytes()
        assert seen(data, 0, dpi) == [address]
        assert seen(data, 1, dpi) == []


@pytest.mark.parametrize("dpi", sampled([(150,), (300,)], [(150,)]))
def test_codes_on_a_sheet_are_read_back_each_at_its_card(built: Path, dpi: int) -> None:
    data = (built / "sheets/a4-duplex.pdf").read_bytes()
    assert seen(data, 0, dpi) == sorted(ADDRESSES.values())


def test_codes_for_a_press_are_black_ink_and_lead_nowhere(built: Path) -> None:
    (data,) = [path.read_bytes() for path in (built / "press").rglob("*cards.pdf")]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not any("/Annots" in page for page in pdf.pages)
        count = len(pdf.pages)
    read = [text for page in range(count) for text in seen(data, page, 300)]
    assert sorted(read) == sorted(ADDRESSES.values())


@pytest.mark.parametrize("ink", Inking)
def test_its_modules_are_large_enough_and_its_quiet_zone_is_paper(coded: Path, ink: Inking) -> None:
    deck = load(coded)
    for format_ in deck.formats:
        try:
            by_kind = settings(deck, format_, ink)
        except InvalidDeck:
            continue  # told
        for card in (card for card in deck.cards if card.code):
            front = lay_out_card(by_kind[card.kind], card).front
            items = [item for item, _ in leaves(front.items)]
            code = max((i for i in items if isinstance(i, Drawn)), key=lambda i: len(i.commands))
            ground = items[items.index(code) - 1]
            assert isinstance(ground, Rectangle)
            assert (ground.fill.screen, code.fill and code.fill.press) == (
                (255,) * 3,
                (0, 0, 0, 100),
            )
            assert card.code
            module = ground.width / modules(card.code.address)
            assert module >= LEAST_MODULE * PT_PER_MM - 0.001
            left, top, right, bottom = path_bounds((code,))
            for quiet in (left - ground.x, top - ground.y, ground.x + ground.width - right,
                          ground.y + ground.height - bottom):  # fmt: skip
                assert quiet >= QUIET * module - 0.01
            # And it lies within the card.
            assert ground.x + ground.width < front.width - front.bleed
            assert ground.y + ground.height < front.height - front.bleed


@pytest.mark.parametrize("text", [*ADDRESSES.values(), "https://example.org/" + "langer-" * 12])
def test_its_outline_fills_its_dark_modules_and_no_others(text: str) -> None:
    inside: dict[tuple[int, int], bool] = {}
    size = modules(text)
    sides = []
    loop: list[tuple[float, ...]] = []
    for verb, at in _outline(text):
        if verb == "Z":
            sides += list(zip(loop, [*loop[1:], loop[0]], strict=True))
            loop = []
        else:
            loop.append(at)
    for y in range(size):
        crossed = sorted(x for (x, y0), (_, y1) in sides if min(y0, y1) <= y < max(y0, y1))
        for x in range(size):
            inside[x, y] = sum(edge <= x for edge in crossed) % 2 == 1
    matrix = _matrix(text)
    dark = {(x + QUIET, y + QUIET) for y, row in enumerate(matrix) for x, d in enumerate(row) if d}
    assert {at for at, is_in in inside.items() if is_in} == dark


def test_in_files_for_a_screen_it_is_a_link_with_words(built: Path) -> None:
    for card, address in ADDRESSES.items():
        data = (built / f"cards/{card}.pdf").read_bytes()
        assert f"Figure [QR code: {address}]" in structure(data)
        assert not judge_pdf(data, "ua1")
        assert not judge_pdf(data, "2u")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            (link,) = pdf.pages[0].Annots
            assert str(link.A.URI) == address
            assert str(link.Contents) == f"QR code: {address}"
            # What lies under the link is the code, as a reader clicks it.
            left, bottom, right, top = (float(edge) for edge in link.Rect)
            height = float(pdf.pages[0].MediaBox[3])
        with pypdfium2.PdfDocument(data) as document:
            image = document[0].render(scale=4).to_pil().convert("RGB")
        box = (left * 4, (height - top) * 4, right * 4, (height - bottom) * 4)
        cut = image.crop(tuple(map(round, box)))
        framed = Image.new("RGB", (cut.width + 40, cut.height + 40), "white")
        framed.paste(cut, (20, 20))
        assert [found.text for found in zxingcpp.read_barcodes(framed)] == [address]


def test_sheets_with_links_keep_the_standards(built: Path) -> None:
    data = (built / "sheets/a4-duplex.pdf").read_bytes()
    assert not judge_pdf(data, "ua1")
    assert not judge_pdf(data, "2u")


def test_the_book_and_the_page_lead_there(built: Path) -> None:
    book = built / "street-talk.epub"
    assert check_epub(book)[0] == 0
    leads = {element.get("href") for page in open_book(book).pages.values()
             for element in page.iter("{*}a")}  # fmt: skip
    assert set(ADDRESSES.values()) <= leads
    page = (built / "street-talk.html").read_text("utf-8")
    for address in ADDRESSES.values():
        assert f'"{address}"' in page


@pytest.mark.parametrize(
    ("length", "fact"),
    [
        (900, r"the QR code of card 'q01-cars' is [\d.]+ mm too large for the format poker: its "
              "address has 920 characters"),
        (400, r"beside its QR code the text of card 'q01-cars' is [\d.]+ mm too high for the "
              "format poker at .+ pt"),
    ],
)  # fmt: skip
def test_an_address_without_room_is_told_with_its_place(
    tmp_path: Path, length: int, fact: str
) -> None:
    deck = tmp_path / "deck"
    shutil.copytree(ENGLISH, deck)
    long = "https://example.org/" + "a" * length
    spoil(deck, "questions/street.yaml", "id: q01-cars,", f"id: q01-cars, qr: '{long}',")
    with pytest.raises(InvalidDeck) as caught:
        check(deck, Options(), ("cards",))
    (problem,) = caught.value.problems
    assert str(problem.place).endswith("questions/street.yaml:10:32")
    assert re.fullmatch(fact, problem.fact)


def test_a_kind_without_a_place_for_it_is_told(tmp_path: Path) -> None:
    deck = tmp_path / "deck"
    shutil.copytree(ENGLISH, deck)
    spoil(deck, "questions/street.yaml", "id: q01-cars,", "id: q01-cars, qr: 'tel:+31301234567',")
    slots = "kinds: [{id: question, slots: [{source: text, area: body}]}]\nbook:"
    spoil(deck, "deck.yaml", "book:", slots)
    with pytest.raises(InvalidDeck) as caught:
        check(deck)
    (problem,) = caught.value.problems
    assert str(problem.place).endswith("questions/street.yaml:10:28")
    assert problem.fact == "a card of the kind 'question' has no place for a QR code"
    spoil(deck, "deck.yaml", "area: body}", "area: body}, {source: qr, area: end}")
    assert check(deck).cards
