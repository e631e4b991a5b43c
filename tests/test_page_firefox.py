"""The page in a real Firefox, opened as a file with nothing lifted."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from firefox import Fox, firefox
from kaartspel.building import Report
from sampling import whole

pytestmark = whole  # what make test tries in a Chromium

AXE = "axe.run(document).then((found) => { window.found = found.violations.map((v) => v.id); })"
STATES = ("", "#w23", "#c4", "#overzichten", "#spelen", "#vastleggen", "#printen", "#scherm")


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fox]:
    with firefox(tmp_path_factory.mktemp("firefox")) as opened:
        yield opened


def seen(fox: Fox) -> str:
    text = (
        "[...document.querySelectorAll('.place:not([hidden]) h1')].map(e => e.textContent).join()"
    )
    return str(fox.js(text))


def test_an_evening_is_dealt_followed_and_written_down(fox: Fox, address: str) -> None:
    fox.errors()
    fox.open(address)
    fox.type("#search", "deelplatforms")
    fox.wait_for("document.querySelector('#count').textContent === 'Kaarten: 1'")
    fox.open(f"{address}#w23")
    assert seen(fox) == "W23 Verbondenheid"
    assert fox.js("document.fonts.check('1em Card')")
    fox.open(f"{address}#spelen")
    fox.press("[data-key='take-debat']")
    fox.type("#seed", "proef")
    fox.press("form.asks button[type=submit]")
    fox.wait_for("document.querySelector('#play .guide')")
    question = "document.querySelector('#play .tiles.table .unseen p + p').textContent"
    first = fox.js(question)
    client = fox.client
    table = client.current_window_handle
    fox.press("header [data-place=screen]")
    fox.wait_for("true")
    screen = next(handle for handle in client.window_handles if handle != table)
    client.switch_to_window(screen)
    shown = "document.querySelector('#screen h1')?.textContent"
    fox.wait_for(f"{shown} === {json.dumps(first)}")
    client.switch_to_window(table)
    fox.press("[data-key='table-2']")
    second = fox.js(question)
    client.switch_to_window(screen)
    fox.wait_for(f"{shown} === {json.dumps(second)}")
    client.close()
    client.switch_to_window(table)
    client.refresh()
    fox.wait_for(f"document.querySelector('#play .guide') && {question} === {json.dumps(second)}")
    fox.open(f"{address}#vastleggen")
    fox.type("#field-0", "Een vraag <b>")
    fox.open(f"{address}#vastleggen")
    assert fox.js("document.querySelector('#field-0').value") == "Een vraag <b>"
    assert fox.errors() == []


def test_files_beside_the_page_are_found_and_missed(
    fox: Fox, built: Report, address: str, tmp_path: Path
) -> None:
    lost = "[...document.querySelectorAll('#print > .notice')].filter(e => !e.hidden).length"
    fox.open(f"{address}#printen")
    assert fox.js("new Promise((done) => setTimeout(done, 2500))") is None
    assert fox.js(lost) == 0
    alone = tmp_path / "alone.html"
    alone.write_bytes((built.target / "digitalisering-in-beeld.html").read_bytes())
    fox.open(f"{alone.as_uri()}#printen")
    fox.wait_for(f"{lost} === 1")


def test_each_place_has_no_fault_that_axe_finds(fox: Fox, address: str) -> None:
    fox.errors()  # of the tests before
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    for state in STATES:
        fox.open(address + state)
        fox.client.execute_script(axe, sandbox=None)
        fox.client.execute_script(AXE, sandbox=None)
        fox.wait_for("window.found !== undefined")
        assert fox.js("window.found") == [], state
    assert fox.errors() == []
