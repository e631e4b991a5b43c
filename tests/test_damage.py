"""A damaged font, an impossible picture, words too wide: each is told in a line of its own."""

import re
from pathlib import Path

import pytest

from editing import FAIR, STREET, SVG, Harm, copy_deck, instead, logo, problems, spoil
from kaartspel.building import Request, build, check
from kaartspel.problems import InvalidDeck
from repository import ROOT

PATH = '<path d="M0 0h9v9z"/></svg>'


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (logo("l.svg", (SVG.replace("0 0 9 9", box) + PATH).encode()),
         "its viewBox is too small, too large or too far away; write one such as '0 0 120 40'")
        for box in ("0 0 nan inf", "0 0 9 inf", "nan 0 9 9", "0 0 1e-300 9", "0 0 1e300 9")
    ]
    + [
        (logo("l.svg", (SVG + PATH.replace("h9", "h9e99")).encode()), "cannot be a picture: "),
        (logo("l.png", b"GIF89a"), "this is no PNG or JPEG, whatever its name"),
        (instead("book/preface.md", b"# A\n\n" + b"> " * 4000 + b"x"), "3:1: this line is nested"),
    ],
)  # fmt: skip
def test_it_is_told_in_a_line_of_its_own(tmp_path: Path, harm: Harm, expected: str) -> None:
    deck = copy_deck(tmp_path)
    harm(deck)
    (told,) = problems(deck)
    assert expected in told
    assert " at 0x" not in told


def test_what_a_deck_holds_does_not_command_the_terminal(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "suit: moon", r'suit: "m\e[31moon"')
    told = problems(deck)
    assert r"'m\x1b[31moon'" in told[0]
    assert all(line.isprintable() for line in told)


FONT = (ROOT / "fonts/AtkinsonHyperlegibleNext_500Medium.ttf").read_bytes()


def table_of(font: bytes, tag: bytes, byte: bytes) -> bytes:
    """Return a font of which one table holds nothing but a byte."""
    entry = font.index(tag, 12)
    start, length = (int.from_bytes(font[entry + i : entry + i + 4], "big") for i in (8, 12))
    return font[:start] + byte * length + font[start + length :]


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (FONT[: len(FONT) // 2], "it ends within the '"),
        (FONT.replace(b"hmtx", b"zzzz", 1), "it has no 'hmtx' table"),
        (FONT[:12], ""),
        (table_of(FONT, b"hmtx", b"\xff"), "its '"),
        (table_of(FONT, b"loca", b"\0"), "its '"),
        (FONT[:12] + bytes(len(FONT) - 12), ""),
    ],
)
def test_a_damaged_font_is_told(tmp_path: Path, data: bytes, fact: str) -> None:
    deck = copy_deck(tmp_path)
    (deck / "a.ttf").write_bytes(data)
    roles = ", ".join(f"{role}: a.ttf" for role in ("text", "strong", "italic", "strong_italic"))
    spoil(deck, "deck.yaml", "words:\n", f"fonts: {{{roles}}}\nwords:\n")
    (told,) = problems(deck)  # one file, one problem, however many roles it has
    assert re.match(r"deck\.yaml:\d+:\d+: 'a\.ttf' is damaged \(", told), told
    assert f"'a.ttf' is damaged ({fact}" in told
    assert told.endswith("); get it anew from its maker")


def test_a_deck_set_in_fonts_of_its_own_is_built(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    (deck / "a.ttf").write_bytes(FONT)
    roles = ", ".join(f"{role}: a.ttf" for role in ("text", "strong", "italic", "strong_italic"))
    spoil(deck, "deck.yaml", "words:\n", f"fonts: {{{roles}}}\nwords:\n")
    assert build(Request(deck, tmp_path / "build")).is_new


def too_large(deck: Path) -> list[str]:
    with pytest.raises(InvalidDeck) as caught:
        check(deck)
    return [str(problem).partition("/deck/")[2] for problem in caught.value.problems]


LONG = "Fairness and more and still more of all that is fair"
WIDE = "W" * 40


@pytest.mark.parametrize(
    ("file", "old", "new", "told", "mended"),
    [
        (STREET, "category: Traffic", f"category: {LONG}",
         f"{STREET}:5:15: the label '{LONG}' is ", "category: Fairness"),
        (FAIR, "cluster: Fairness", f"cluster: {LONG}",
         f"{FAIR}:2:10: the label '{LONG}' is ", "cluster: Fair"),
        (STREET, "topic: Parking", f"topic: {LONG} {LONG} {LONG}",
         f"{STREET}:8:16: the topic '{LONG} {LONG} {LONG}' is ", "topic: Parks"),
        ("deck.yaml", "back_statement: Opinions", f"back_statement: {WIDE}",
         f"deck.yaml:30:19: the word '{WIDE}' is too wide for the backs of the format poker; "
         "say 'words: back_statement' shorter in deck.yaml", "back_statement: Opinion"),
        ("deck.yaml", "formats:\n",
         f"kinds:\n  - {{id: statement, words: {{one: A, many: B, back: {WIDE}}}}}\nformats:\n",
         f"deck.yaml:32:52: the word '{WIDE}' is too wide for the backs of the format poker; "
         "say 'kinds: statement: words: back' shorter in deck.yaml",
         "kinds:\n  - {id: statement, words: {one: A, many: B, back: C}}\nformats:\n"),
    ],
)  # fmt: skip
def test_a_text_that_many_cards_show_is_told_once_where_it_is_written(
    tmp_path: Path, file: str, old: str, new: str, told: str, mended: str
) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, file, old, new)
    (line,) = too_large(deck)
    assert line.startswith(told)
    spoil(deck, file, new, mended)
    assert check(deck).cards


def test_of_names_in_any_kind_of_file_the_place_is_known(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    (deck / "cards").mkdir()
    card = "cards: [{id: a, text: One}, {id: b, text: Two}]"
    slots = "[{source: collection, area: foot}, {source: text, area: body}]"
    spoil(deck, "deck.yaml", "formats:\n",
          f"kinds: [{{id: talk, like: plain, words: {{one: A, many: B}}, slots: {slots}}}]\n"
          "formats:\n")  # fmt: skip
    (deck / "cards/talk.yaml").write_text(f"id: talk\nkind: talk\nname: {LONG}\n{card}\n")
    spoil(deck, "deck.yaml", "shows: street}\n",
          "shows: street}\n        - {chapter: book/talk.md, shows: talk}\n")  # fmt: skip
    (deck / "book/talk.md").write_text("# Talk\n")
    (line,) = too_large(deck)
    assert line.startswith(f"cards/talk.yaml:3:7: the label '{LONG}' is ")


def test_a_long_title_is_set_smaller_on_the_cover(tmp_path: Path) -> None:
    from kaartspel.design import cover
    from kaartspel.frame import Path as Drawing
    from kaartspel.geometry import leaves

    deck = copy_deck(tmp_path)
    spoil(deck, "deck.yaml", "title: Street talk", f"title: {'Street talk ' * 24}")
    page = cover(check(deck))
    placed = list(leaves(page.items))
    seats = [matrix[5] for item, matrix in placed if isinstance(item, Drawing)]
    *texts, _ = [piece.y for item, _ in placed for piece in getattr(item, "pieces", ())]
    assert texts
    assert max(texts) < min(seats)
