"""The page is one file, the same each time, and asks nobody for anything."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from frames import text_boxes
from kaartspel.building import Report, Request, build
from kaartspel.deck.model import Colour, Deck
from kaartspel.design import disc, lay_out_card, settings
from kaartspel.frame import Frame, Group, Piece, Text
from kaartspel.frame import Path as Drawn
from kaartspel.geometry import path_bounds
from kaartspel.page.bundle import bundle
from kaartspel.page.export import anchor, as_json
from kaartspel.page.svg import PageSvg
from kaartspel.type import leading_words
from remembering import forgetting
from repository import ENGLISH, ROOT
from sampling import sampled
from scripts import entries, modules

LARGEST = 700_000  # bytes
PARTS = ("handouts", "page")


@pytest.fixture(scope="module")
def html(built: Report) -> str:
    return (built.target / "digitalisering-in-beeld.html").read_text("utf-8")


class Elements(HTMLParser):
    """The elements of a page: tags with their attributes, and the text that is shown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] not in {"style", "script"}:
            self.text.append(data)


def styles() -> dict[str, str]:
    """Return the page's styles by file name."""
    folder = files("kaartspel.page") / "css"
    return {file.name: file.read_text("utf-8") for file in folder.iterdir()}


def letters(text: str) -> str:
    """Return a text without what stands between its words, or breaks them."""
    return "".join(filter(str.isalnum, text))


def inner(html: str, tag: str) -> str:
    found = re.search(f"<{tag}>(.*?)</{tag.split(maxsplit=1)[0]}>", html, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("deck_", sampled([(ROOT / "deck",), (ENGLISH,)], [(ENGLISH,)]))
def test_the_page_is_the_same_each_time(deck_: Path, tmp_path: Path) -> None:
    """Whether or not all that it is made of was made before."""
    pages = []
    for name in ("first", "second"):
        with forgetting():
            report = build(Request(deck_, tmp_path / name, only=PARTS))
        (page,) = report.files_of("page")
        pages.append((report.target / page.path).read_bytes())
    assert pages[0] == pages[1]


def test_the_page_of_a_whole_build_is_small_and_names_its_files(built: Report) -> None:
    html = (built.target / "digitalisering-in-beeld.html").read_bytes()
    assert len(html) < LARGEST
    data = json.loads(inner(html.decode(), 'script type="application/json" id="deck"'))
    named = {file["path"]: file for file in entries(data["files"])}
    made = {file.path: file for file in built.manifest.files if file.kind not in {"card", "page"}}
    assert named.keys() == made.keys()
    for path, file in named.items():
        assert file["size"] == made[path].bytes
        assert all(file[key] for key in ("group", "name", "use", "how"))
        assert file["picture"].startswith("data:image/png;base64,")
    assert (named["sheets/a4-duplex.pdf"]["paper"], named["posters/values.pdf"]["paper"]) == (
        "A4", "A3")  # fmt: skip
    pressed = 2 * built.manifest.parts["press"]["cards"]
    assert named["press/european/digitalisering-in-beeld-cards.pdf"]["pages"] == pressed


def test_the_page_asks_for_nothing(html: str) -> None:
    for tag, attributes in Elements(html).found:
        for name in ("src", "href", "action", "data", "srcset", "poster"):
            value = attributes.get(name) or "#"
            assert value.startswith(("#", "data:")), (tag, name, value)
        assert "style" not in attributes, tag
        assert not any(name.startswith("on") for name in attributes), tag


def test_the_policy_names_just_what_the_page_holds(html: str) -> None:
    policies = [attributes["content"] for tag, attributes in Elements(html).found
                if attributes.get("http-equiv") == "Content-Security-Policy"]  # fmt: skip
    assert len(policies) == 1
    policy = policies[0] or ""
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind, tag in (("script", 'script type="module"'), ("style", "style")):
        digest = b64encode(sha256(inner(html, tag).encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_every_card_is_there_with_its_words(html: str, deck: Deck) -> None:
    links = [attributes.get("href") for _, attributes in Elements(html).found]
    faces = dict(re.findall(r'<li data-card="([^"]+)">(.*?)</li>', html, re.DOTALL))
    assert faces.keys() == {card.id for card in deck.cards}
    for card in deck.cards:
        assert f"#{anchor(card)}" in links
        shown = letters(" ".join(Elements(faces[card.id]).text))
        for line in card.text.split("\n"):
            assert letters(line.removeprefix("…")) in shown
    data = json.loads(inner(html, 'script type="application/json" id="deck"'))
    assert [card["id"] for card in entries(data["cards"])] == [card.id for card in deck.cards]
    templates = set(re.findall(r'<template id="back-(\d+)">', html))
    assert {str(card["back"]) for card in entries(data["cards"])} == templates


def test_no_line_of_what_is_read_first_ends_with_a_word_that_leads_on(html: str) -> None:
    leading, joined = leading_words("nl"), 0
    for told in re.findall(r'<p [^>]*class="(?:said|seats)"[^>]*>([^<]*)', html):
        runs = told.split(" ")
        assert not [run for run, after in pairwise(runs) if after and run.lower() in leading]
        joined += told.count("\N{NO-BREAK SPACE}")
    assert joined > 5


def test_the_same_shape_side_by_side_is_drawn_as_one_row_and_written_once() -> None:
    dot = Drawn((("M", (0, 0)), ("L", (1, 1)), ("Z", ())), fill=Colour((0, 0, 0), (0, 0, 0, 100)))
    seats = tuple(Group((dot,), x=x, y=2) for x in range(3))
    writer = PageSvg({})
    drawn = [writer.draw(Frame(9, 9, 0, seats)), writer.draw(Frame(9, 9, 0, (*seats, dot)))]
    assert all('<use href="#r0" fill=' in one for one in drawn)
    assert "M0 0L1 1Z" in drawn[1]
    assert writer.definitions().count('<use href="#s0" x="') == len(seats)
    turned = writer.draw(Frame(9, 9, 0, tuple(replace(seat, turn=90) for seat in seats)))
    assert turned.count("rotate(90)") == len(seats)


def test_discs_side_by_side_are_one_element_as_large_as_they_were() -> None:
    """Also of a radius of which all that an outline says is rounded."""
    black = Colour((0, 0, 0), (0, 0, 0, 100))
    for radius, width in ((2.5, "5"), (2.66049, "5.32"), (2.65951, "5.32")):
        seats = tuple(Group((Drawn(disc(0, 0, radius), fill=black),), x=x, y=2) for x in range(3))
        writer = PageSvg({})
        drawn = writer.draw(Frame(9, 9, 0, seats))
        assert '<use href="#r0" class="dots" stroke="#000000"/>' in drawn
        row = f'<g id="r0"><path d="M0 2h0M1 2h0M2 2h0" stroke-width="{width}"/></g>'
        assert row in writer.definitions()
    assert re.search(r"\.dots \{[^}]*stroke-linecap: round", "".join(styles().values()))


def test_a_game_that_is_chosen_shows_its_table(deck: Deck, html: str) -> None:
    """Cut out of its first rules card: all of the picture, and nothing of the title."""
    data = json.loads(inner(html, 'script type="application/json" id="deck"'))
    assert deck.play
    assert data["tables"].keys() == {game.cards[0].id for game in deck.play.games}
    by_kind = settings(deck, deck.formats[0])
    for game in deck.play.games:
        card = game.cards[0]
        x, y, wide, high = map(float, data["tables"][card.id].split())
        front = lay_out_card(by_kind[card.kind], card).front
        picture = next(item for item in front.items if isinstance(item, Group) and item.x)
        left, top, right, foot = path_bounds((picture,))
        assert x < left < right < x + wide
        assert y < top < foot < y + high
        assert all(not (x < edge < x + wide and y < box[3] and box[1] < y + high)
                   for _, box in text_boxes(deck, front) for edge in (box[0], box[2]))  # fmt: skip


def test_a_picture_that_several_cards_show_is_written_once() -> None:
    black = Colour((0, 0, 0), (0, 0, 0, 100))
    parts = tuple(Drawn(disc(x, 0, 1 + x / 9), fill=black) for x in range(12))
    writer = PageSvg({})
    one, other = (writer.draw(Frame(9, 9, 0, (Group(parts, x=x, y=2),))) for x in (1, 5))
    assert '<g transform="translate(1 2)"><use href="#r0"/></g>' in one
    assert '<g transform="translate(5 2)"><use href="#r0"/></g>' in other
    assert writer.definitions().count('<g id="r0">') == 1


def test_a_link_whose_word_is_broken_at_a_line_end_has_the_whole_word_as_its_name() -> None:
    ink = Colour((0, 0, 0), (0, 0, 0, 100))
    for pieces, name in ((("mede-", "mens"), ' aria-label="medemens"'), (("medemens",), "")):
        shown = tuple(Piece(0, 9.0 * line, text) for line, text in enumerate(pieces))
        group = Group((Text("text", 9, ink, "medemens", shown),), link="a")
        assert f'<a href="#a"{name}>' in PageSvg({"a": "#a"}).draw(Frame(9, 9, 0, (group,)))


def test_no_tag_can_begin_in_the_data() -> None:
    text = as_json({"text": "</script><!-- \u2028"})
    assert "<" not in text
    assert json.loads(text) == {"text": "</script><!-- \u2028"}


def test_an_english_deck_without_games_has_a_page(tmp_path: Path) -> None:
    report = build(Request(ENGLISH, tmp_path / "build", only=("page",)))
    html = (report.target / "street-talk.html").read_text("utf-8")
    assert '<html lang="en-GB">' in html
    assert json.loads(inner(html, 'script type="application/json" id="deck"'))["play"] is None


def test_the_page_uses_each_of_its_words_and_no_other() -> None:
    sources = [*modules().values(), (files("kaartspel.page") / "page.html").read_text("utf-8")]
    english = (ROOT / "src/kaartspel/languages/en.yaml").read_text("utf-8")
    there = set(re.findall(r"^(page_\w+):", english, re.MULTILINE))
    used = set(re.findall(r"\bpage_[a-z_]+\b", "".join(sources))) - {"page_vote_"}
    assert {word for word in there if not word.startswith("page_vote_")} <= used
    assert used <= there


def test_modules_are_joined_once_each_in_the_order_of_their_need() -> None:
    found = bundle(
        {
            "a.js": "// A.\nimport { b } from './b.js';\nimport { c } from './c.js';\n\n"
            "/**\n * B.\n */\nb(c); // c\n  /** @type {C} */ (c)\n",
            "b.js": "import { c } from './c.js';\nexport function b() {}\n",
            "c.js": "export const c = 1;\n",
        },
        "a.js",
    )
    assert found.split() == ["const", "c", "=", "1;", "function", "b()", "{}", "b(c);",
        "//", "c", "/**", "@type", "{C}", "*/", "(c)"]  # fmt: skip


@pytest.mark.parametrize(
    ("other", "fact"),
    [
        ("import { a } from './a.js';\n", "modules in a circle: a.js b.js a.js"),
        ("export const same = 1;\n", "names that two modules have: same"),
    ],
)
def test_modules_that_cannot_be_joined_are_told(other: str, fact: str) -> None:
    with pytest.raises(ValueError, match=fact):
        bundle({"a.js": "import { b } from './b.js';\nconst same = 2;\n", "b.js": other}, "a.js")


def test_only_text_is_put_into_the_page() -> None:
    script = "".join(modules().values())
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "eval(",
        "fetch(",
        "= import(",
    ):
        assert forbidden not in script


def test_each_style_is_in_the_page(html: str) -> None:
    assert len(styles()) > 5
    for name, style in styles().items():
        assert style in html, name
        assert len(style.splitlines()) < 300, name


def test_the_line_around_a_seat_stays_in_its_drawing() -> None:
    page = files("kaartspel") / "page"
    rules = re.findall(r"\.chamber[^{]*{([^}]*)}", "".join(styles().values()))
    widths = [int(w) for rule in rules for w in re.findall(r"stroke-width: (\d+)", rule)]
    (reach,) = re.findall(r"const LINE = (\d+)", (page / "js/chamber.js").read_text("utf-8"))
    assert 0 < max(widths) / 2 <= int(reach)
