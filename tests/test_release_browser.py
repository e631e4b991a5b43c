"""The release as people get it: unpacked, opened by a double click, in both browsers."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browsing import begin, fits, judge
from evenings import tables_of
from firefox import firefox
from kaartspel.dealing import Evening
from kaartspel.deck.model import Deck
from sampling import sampled, whole


@pytest.fixture(scope="module")
def unpacked(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the release."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(released) as archive:
        archive.extractall(folder)
    return folder / released.stem


def test_a_clerk_prints_plays_and_takes_along_from_the_folder_alone(
    page: Page, context: BrowserContext, unpacked: Path, deck: Deck
) -> None:
    start = (unpacked / "begin-hier.html").as_uri()
    page.goto(start)
    page.get_by_role("link", name="Printen").click()
    first = page.get_by_role("link", name="A4, dubbelzijdig").first.get_attribute("href")
    assert first == "kaarten/a4-dubbelzijdig.pdf"
    assert (unpacked / first).read_bytes().startswith(b"%PDF")
    page.wait_for_timeout(1_200)  # in which a file that is not there would be told
    expect(page.locator("#print .notice:visible")).to_have_count(0)
    begin(page, start, people=27, game="Debat", seed="raad-2026")
    with context.expect_page() as opened:
        page.get_by_role("link", name="Open het scherm").click()
    page.get_by_role("button", name="Tafel 2").click()
    question = tables_of(deck, Evening(("debat",), "raad-2026", people=27))[1].open[0]
    expect(opened.value.get_by_role("heading", level=1)).to_have_text(question.text)
    page.get_by_role("link", name="Vastleggen").click()
    page.get_by_label("De vraag", exact=True).fill(question.text)
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als tekst").click()
    assert question.text in Path(download.value.path()).read_text("utf-8")


@pytest.mark.parametrize("width", sampled([(320,), (1024,)], [(320,)]))
def test_the_guide_can_be_read_by_everyone(page: Page, unpacked: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.goto((unpacked / "handleiding.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_contain_text("Handleiding")
    assert fits(page)
    judge(page)
    page.get_by_role("link", name="Digitalisering in beeld").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kaarten")


@whole
def test_firefox_opens_it_too(unpacked: Path, tmp_path: Path) -> None:
    with firefox(tmp_path) as fox:
        fox.open(f"{(unpacked / 'begin-hier.html').as_uri()}#printen")
        assert fox.js("document.querySelectorAll('.files a').length") > 20
        assert fox.js("new Promise((done) => setTimeout(done, 2500))") is None
        assert fox.js("document.querySelector('#print > .notice').hidden")
        fox.open((unpacked / "handleiding.html").as_uri())
        assert "Handleiding" in fox.js("document.querySelector('h1').textContent")
        assert fox.errors() == []
