"""The book on a reader's screen: a whole cover, titles of few lines, parts that look like parts."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from books import Book, X, words
from kaartspel.deck.model import Deck

SCREENS = [(600, 800), (390, 844), (1024, 600)]
PLACE = """document.querySelector('img').getBoundingClientRect().toJSON()"""
LINES = """() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('h1'));
    const lines = new Map();
    for (const { top, left, right } of range.getClientRects())
        lines.set(top, Math.max(right, lines.get(top) ?? 0));
    return [...lines.values()].map((right) => right - range.getBoundingClientRect().left);
}"""


@pytest.fixture(scope="module")
def unpacked(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    for name, data in book.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.mark.parametrize("size", SCREENS)
def test_all_of_the_cover_is_on_the_screen(
    page: Page, unpacked: Path, size: tuple[int, int]
) -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.goto((unpacked / "cover.xhtml").as_uri())
    place = page.evaluate(PLACE)
    assert place["top"] >= 0
    assert place["bottom"] <= height
    assert place["left"] >= 0
    assert place["right"] <= width
    assert place["height"] > 0.95 * height or place["width"] > 0.9 * width
    assert page.evaluate("document.documentElement.scrollHeight") <= height


def test_no_title_of_a_chapter_takes_more_than_two_lines_of_a_usual_screen(
    page: Page, unpacked: Path, book: Book
) -> None:
    page.set_viewport_size({"width": 600, "height": 800})
    most = 0
    for name in book.pages:
        if name.startswith("chapter-"):
            page.goto((unpacked / name).as_uri())
            lines = page.evaluate(LINES)
            assert len(lines) <= 2, name
            assert min(lines) > 0.4 * max(lines), name
            most = max(most, len(lines))
    assert most == 2


def test_a_part_is_told_by_its_number_and_by_no_chapters_name(book: Book, deck: Deck) -> None:
    names = [words(page.find(f".//{X}h1")) for name, page in book.pages.items()
             if name.startswith(("part-", "chapter-"))]  # fmt: skip
    assert len(set(names)) == len(names)
    for number, part in enumerate(deck.parts[1:-1], 1):
        assert words(book.pages[f"part-{number}.xhtml"].find(f".//{X}h1")) == (
            f"Deel {number} {part.title}"
        )
        assert f"Deel {number}: {part.title}" in words(book.pages["nav.xhtml"])
