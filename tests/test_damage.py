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
        (logo("l.svg", (SVG.replace("0 0 9 9", box) + PATH).encode()), "it has no viewBox; add one")
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


def test_words_too_wide_for_the_card_are_told(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, "deck.yaml", "  back_statement: Opinions", f"  back_statement: {'W' * 40}")
    spoil(deck, FAIR, "cluster: Fairness", f"cluster: {'Fairness and more ' * 12}")
    spoil(deck, STREET, "topic: Parking", f"topic: {'Parking here ' * 20}")
    with pytest.raises(InvalidDeck) as caught:
        check(deck)
    told = [problem.message for problem in caught.value.problems]
    assert (
        f"the word '{'W' * 40}' is too wide for the backs of the format poker; "
        "say 'back_statement' shorter in deck.yaml under 'words'"
    ) in told
    assert any(line.startswith("the topic of card 'q01-cars' is ") for line in told)
    label = f"the label '{('Fairness and more ' * 12).strip()}' of card 's01-for-all' is "
    assert any(line.startswith(label) for line in told)
    assert len(told) == len(set(told)), "the same is told twice"


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
