"""Who prints on Letter gets all that is not cut to a size of its own on American paper."""

from pathlib import Path

import pypdfium2
import pytest

from commands import run
from editing import copy_deck, spoil
from judges import judge_pdf
from kaartspel.building import Request, build
from kaartspel.deck.model import Deck
from kaartspel.design import BLACK, on_letter
from kaartspel.frame import Frame, Group, Rectangle, mm
from kaartspel.papers import AMERICAN, PAPERS
from kaartspel.parts import Options, Work
from pdfs import extract
from sampling import whole

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
        assert page_sizes(file) <= sizes, file


def page_sizes(file: Path) -> set[tuple[float, float]]:
    """Return the sizes of a PDF's pages in mm, the short side first."""
    with pypdfium2.PdfDocument(file) as document:
        sizes = [page.get_size() for page in document]
    sides = (sorted(round(side / mm(1), 1) for side in size) for size in sizes)
    return {(short, long) for short, long in sides}


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


OWN = "sheets:\n  - {name: own, paper: letter, mode: fronts}\n"
MEASURED = "sheets:\n  - {name: own, paper: [279, 216], mode: fronts}\n"


@pytest.mark.parametrize(
    ("added", "sheets", "pages"),
    [
        ("", "letter-duplex", "letter"),
        pytest.param("", "letter-fold", "letter", marks=whole),
        ("build: {sheets: [letter-duplex]}\n", "", "letter"),
        (OWN, "own", "letter"),
        (MEASURED, "own", "letter"),
        ("", "a4-duplex", "a4"),
        pytest.param("", "a3-fold", "a4", marks=whole),
        ("", "letter-duplex,a4-duplex", "a4"),
        ("build: {sheets: [letter-duplex]}\n", "a4-fold", "a4"),
    ],
)
def test_an_evening_is_dealt_on_the_paper_of_its_sheets(
    tmp_path: Path, added: str, sheets: str, pages: str
) -> None:
    deck = copy_deck(tmp_path, games=True)
    spoil(deck, "deck.yaml", "", added)
    asked = ("--sheet", sheets) if sheets else ()
    done = run("deal", str(deck), "--games", "talk", "--people", "5", *asked, "-o", "out",
               cwd=tmp_path)  # fmt: skip
    assert not done.returncode, done.stderr
    sizes = {file.name: page_sizes(file) for file in (tmp_path / "out").rglob("*.pdf")}
    assert sizes.pop("tables.pdf") == {PAPERS[pages]}
    assert sizes
    if pages == "letter":
        assert {size for found in sizes.values() for size in found} <= {PAPERS[pages], (216, 279)}
