"""The exports in what opens them: LibreOffice, Excalidraw, the types of Tabletop Simulator."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page
from pptx import Presentation

import clients
from browsing import launched
from kaartspel.deck.model import Deck
from pdfs import extract
from test_online import exported, only

_EXCALIDRAW = """
import { loadFromBlob, loadLibraryFromBlob, exportToSvg } from '@excalidraw/excalidraw';
const file = (text) => new Blob([text], { type: 'application/json' });
window.board = async (text) => {
  const { elements } = await loadFromBlob(file(text), null, null);
  const svg = await exportToSvg({ elements, appState: {}, files: {}, skipInliningFonts: true });
  return { elements, words: svg.textContent };
};
window.library = async (text) => {
  const items = await loadLibraryFromBlob(file(text));
  return items.map(({ id, elements }) => [id, elements.length]);
};
"""

pytestmark = pytest.mark.whole


def test_libreoffice_shows_each_slide_with_its_title_and_text(energy: Deck, tmp_path: Path) -> None:
    data = only(exported(energy, "slides"), ".pptx")
    slides = Presentation(io.BytesIO(data)).slides
    printed = clients.as_pdf(data, tmp_path)
    with pypdfium2.PdfDocument(printed) as pdf:
        assert len(pdf) == len(slides)
    for number, slide in enumerate(slides):
        shown = _letters(extract(printed, number))
        for place in slide.placeholders:
            assert _letters(place.text_frame.text) in shown


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.fixture(scope="module")
def excalidraw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    script = clients.bundled(_EXCALIDRAW, tmp_path_factory.mktemp("excalidraw"))
    with launched() as browser:
        page = browser.new_page()
        page.add_script_tag(content=script)
        yield page


def test_excalidraw_restores_each_card_of_the_board_as_it_was_drawn(
    energy: Deck, excalidraw: Page
) -> None:
    text = only(exported(energy, "board"), ".excalidraw").decode()
    given = json.loads(text)["elements"]
    found = excalidraw.evaluate("text => window.board(text)", text)
    kept = ("id", "type", "x", "y", "width", "height", "text", "originalText", "containerId")
    assert [[e.get(key) for key in kept] for e in found["elements"]] == [
        [e.get(key) for key in kept] for e in given
    ]
    shown = _letters(found["words"])
    assert all(_letters(e["text"]) in shown for e in given if e["type"] == "text")


def test_excalidraw_takes_each_card_of_the_library(energy: Deck, excalidraw: Page) -> None:
    text = only(exported(energy, "board"), ".excalidrawlib").decode()
    found = excalidraw.evaluate("text => window.library(text)", text)
    assert found == [[card.id, 2] for card in energy.cards]


def test_saved_objects_are_what_the_types_of_tabletop_simulator_say(
    energy: Deck, tmp_path: Path
) -> None:
    """Names of objects are of an enumeration there; each key must be known, each value fit."""
    script = ""
    for path, data in exported(energy, "tts").items():
        if path.endswith(".json"):
            save = json.loads(data)
            (deck,) = save.pop("ObjectStates")
            script += f"({_literal(save)}) satisfies Partial<TTSSave>;\n"
            script += f"({_literal(deck)}) satisfies DeckCustomData;\n"
    assert clients.typed(script, tmp_path) == ""
    assert "DeckIds" in clients.typed(script.replace("DeckIDs", "DeckIds", 1), tmp_path)


def _literal(data: object) -> str:
    return re.sub(r'"Name": "(\w+)"', r'"Name": ObjectName.\1', json.dumps(data, indent=1))
