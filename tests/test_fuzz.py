"""Whatever a deck holds, it is built right or refused with a place: never half, never a crash.

`make fuzz` tries ten thousand decks; `make test` a few hundred, always the same.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import event, given
from lxml import etree

from cards import listed
from fuzzing import Files, by_bytes, by_chapters, by_lines, by_values, write
from kaartspel import design
from kaartspel.book.compose import compose
from kaartspel.building import check
from kaartspel.deck.model import Deck
from kaartspel.parts import Options, Work
from kaartspel.parts.book import artwork
from kaartspel.pdf import Renderer
from kaartspel.problems import InvalidDeck
from pdfs import extract

pytestmark = pytest.mark.usefixtures("cold")

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COVER = b"\x89PNG\r\n\x1a\n"  # the book takes it as it is


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The deck's folder; the book's fonts are left out, as cutting them takes most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kaartspel.book.package.subset", lambda font, text: font.name.encode())
        yield tmp_path_factory.mktemp("fuzz") / "deck"


@given(by_values())
def test_other_values(folder: Path, files: Files) -> None:
    hold(folder, files)


@given(by_lines())
def test_other_lines(folder: Path, files: Files) -> None:
    hold(folder, files)


@given(by_bytes())
def test_other_bytes(folder: Path, files: Files) -> None:
    hold(folder, files)


@given(by_chapters())
def test_other_chapters(folder: Path, files: Files) -> None:
    hold(folder, files)


def hold(folder: Path, files: Files) -> None:
    """Hold a deck to the promise. `--hypothesis-show-statistics` tells how many were accepted."""
    write(files, folder)
    try:
        deck = check(folder, only=("cards", "posters"))
        work = Work(deck, Options())
        _ = work.faces
    except InvalidDeck as error:
        event("refused")
        _check_refused(folder, error)
        return
    event("accepted")
    _check_cards(work)
    _check_book(deck)


def _check_refused(folder: Path, error: InvalidDeck) -> None:
    assert error.problems
    for problem in error.problems:
        path = Path(problem.place.file)
        assert path.is_relative_to(folder)
        assert path.exists(), problem
        lines = path.read_bytes().count(b"\n") + path.read_bytes().count(b"\r") + 2
        assert 1 <= problem.place.line <= lines, problem
        assert problem.place.column >= 1
        assert problem.fact, problem
        assert problem.remedy, problem
        assert KEBAB.fullmatch(problem.code), problem
        assert len(problem.message) < 2000, problem


def _check_cards(work: Work) -> None:
    documents = [work.document("a card", (faces.front, faces.back)) for faces in work.faces]
    renderer = Renderer(work.deck.fonts)
    for faces, document in zip(work.faces, documents, strict=True):
        text = extract(renderer.render(document), 0)
        for said in (faces.card.text, *faces.card.places[1:], *listed(faces.card)):
            # A card of a group ends the sentence that its title begins: without the dots.
            assert _folded(said).removeprefix("… ") in text, (said, text)


def _check_book(deck: Deck) -> None:
    design.cover(deck)
    with zipfile.ZipFile(io.BytesIO(compose(deck, artwork(deck, COVER)))) as book:
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                root = etree.fromstring(book.read(name))
                ids = root.xpath("//@id")
                assert len(ids) == len(set(ids)), (name, ids)


def _folded(text: str) -> str:
    return " ".join(text.split())
