"""What a deck that is accepted becomes is valid: EPUBCheck and veraPDF judge it.

`make test` judges a dozen decks, `make fuzz` five hundred.
"""

import io

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from PIL import Image

from commonmark import CHAPTERS
from fuzzing import FILES, Files, by_chapters, by_links, by_values, write
from judges import check_epub, judge_pdf
from kaartspel.book.compose import compose
from kaartspel.deck.load import load
from kaartspel.parts import Options, Work
from kaartspel.parts.book import artwork
from kaartspel.pdf import Renderer
from kaartspel.problems import InvalidDeck

JUDGED = max(4, settings().max_examples // 5)


def _cover() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 90), "teal").save(out, "PNG")
    return out.getvalue()


def _with_chapter(text: str) -> Files:
    return {**FILES, "book/preface.md": text.encode()}


@settings(max_examples=JUDGED)
@given(st.one_of(by_links(), by_links(), CHAPTERS.map(_with_chapter), by_chapters()))
def test_its_book_is_valid(tmp_path_factory: pytest.TempPathFactory, files: Files) -> None:
    folder = tmp_path_factory.mktemp("judged")
    write(files, folder / "deck")
    try:
        deck = load(folder / "deck")
    except InvalidDeck:
        event("refused")
        return
    event("accepted")
    path = folder / "book.epub"
    path.write_bytes(compose(deck, artwork(deck, _cover())))
    status, said = check_epub(path)
    assert status == 0, said


@settings(max_examples=JUDGED)
@given(by_values())
def test_its_cards_are_valid(tmp_path_factory: pytest.TempPathFactory, files: Files) -> None:
    folder = tmp_path_factory.mktemp("judged") / "deck"
    write(files, folder)
    try:
        work = Work(load(folder), Options())
        faces = [face for both in work.faces for face in (both.front, both.back)]
    except InvalidDeck:
        event("refused")
        return
    event("accepted")
    data = Renderer(work.deck.fonts).render(work.document("cards", tuple(faces)))
    assert not judge_pdf(data, "ua1")
