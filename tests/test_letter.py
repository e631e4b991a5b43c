"""Who prints on Letter gets all that is not cut to a size of its own on American paper."""

from pathlib import Path

import pypdfium2
import pytest

from editing import copy_deck
from judges import judge_pdf
from kaartspel.building import Request, build
from kaartspel.deck.model import Deck
from kaartspel.design import BLACK, on_letter
from kaartspel.frame import Frame, Group, Rectangle, mm
from kaartspel.papers import AMERICAN, PAPERS
from kaartspel.parts import Options, Work
from pdfs import extract

LETTER = ("letter-duplex",)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("letter")
    deck = copy_deck(folder, games=True)
    parts = ("handouts", "posters", "box", "sheets", "calibration")
    build(Request(deck, folder / "build", parts, Options(sheets=LETTER)))
    return folder / "build"


def test_every_page_is_american(built: Path) -> None:
    sizes = {PAPERS[name] for name in AMERICAN}
    files = sorted(built.rglob("*.pdf"))
    assert len(files) > 8
    for file in files:
        with pypdfium2.PdfDocument(file) as document:
            for page in document:
                short, long = sorted(round(side / mm(1), 1) for side in page.get_size())
                assert (short, long) in sizes, file


def test_a_hand_out_is_whole_and_valid(built: Path) -> None:
    data = (built / "handouts/leader.pdf").read_bytes()
    assert not judge_pdf(data, "ua1")
    assert "page 1" in extract(data, 0)


def test_what_goes_from_edge_to_edge_does_so_on_letter() -> None:
    field = Rectangle(0, 0, mm(210), mm(38), BLACK)
    (group,) = on_letter(Frame(mm(210), mm(297), 0, (field,))).items
    assert isinstance(group, Group)
    (wide,) = group.items
    assert isinstance(wide, Rectangle)
    assert wide.x + group.x == pytest.approx(0)
    assert wide.width == pytest.approx(mm(215.9))


@pytest.mark.parametrize(
    ("options", "paper"),
    [
        (Options(sheets=LETTER), "tabloid"),
        (Options(sheets=("letter-fold", "a4-fold")), "a3"),
        (Options(), "a3"),
        (Options(sheets=LETTER, paper="a2"), "a2"),
    ],
)
def test_posters_are_on_the_paper_of_that_part_of_the_world(
    english: Deck, options: Options, paper: str
) -> None:
    assert Work(english, options).paper == paper
