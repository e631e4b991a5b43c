"""A deck's own fonts, in whatever form their makers hand them out: used as meant, or told."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import uharfbuzz as hb
from pathops import Path as Outline

import faces
from judges import check_epub, judge_pdf
from kaartspel.building import Request, build, check
from kaartspel.deck.font_forms import static_truetype
from kaartspel.deck.load import load
from kaartspel.problems import InvalidDeck
from pdfs import extract
from repository import ENGLISH
from sampling import sampled


def deck_with(tmp_path: Path, fonts: dict[str, bytes], keys: str, text: str = "") -> Path:
    deck = tmp_path / "deck"
    shutil.copytree(ENGLISH, deck)
    for name, raw in fonts.items():
        (deck / name).write_bytes(raw)
    file = deck / "deck.yaml"
    file.write_text(f"{file.read_text('utf-8')}\nfonts: {keys}\n", "utf-8")
    if text:
        cards = deck / "questions/street.yaml"
        written = cards.read_text("utf-8")
        cards.write_text(written.replace("Who may", f"{text} Who may", 1), "utf-8")
    return deck


FORMS: dict[str, Callable[[], bytes]] = {
    "a.ttf": faces.plain,
    "a.otf": faces.curved,
    "a.woff2": lambda: faces.packed("woff2"),
    "a.woff": lambda: faces.packed("woff"),
    "bracket.ttf": lambda: faces.named("Odd(Name)[1]/50%"),
    "map.ttf": lambda: faces.changed(faces.without_usual_map),
    "licence.ttf": lambda: faces.changed(
        lambda font: font["name"].setName("Free\0 for all\1", 13, 3, 1, 0x409)
    ),
    "shared.ttf": lambda: faces.changed(faces.sharing),
}


SAMPLE = [(name,) for name in FORMS if name not in {"a.ttf", "a.woff"}]  # which are like others


@pytest.mark.parametrize("name", sampled([(name,) for name in FORMS], SAMPLE))
def test_one_file_is_enough_in_whatever_form(tmp_path: Path, name: str) -> None:
    said = "Δ∆" if name == "shared.ttf" else "Δ"
    deck = deck_with(tmp_path, {name: FORMS[name]()}, f"{{text: {name}}}", said)
    report = build(Request(deck, tmp_path / "build", ("cards",)))
    assert [notice.partition(";")[0] for notice in report.notices] == [
        "titles look like all text", "italics look like all text"]  # fmt: skip
    data = (tmp_path / "build/cards/q01-cars.pdf").read_bytes()
    assert not judge_pdf(data, "ua1")
    assert not judge_pdf(data, "2u")
    assert f"{said} Who may" in extract(data, 0)


@pytest.mark.parametrize("name", sampled([(name,) for name in FORMS], [("a.otf",), ("map.ttf",)]))
def test_a_book_is_set_in_one_file_in_whatever_form(tmp_path: Path, name: str) -> None:
    deck = deck_with(tmp_path, {name: FORMS[name]()}, f"{{text: {name}}}")
    build(Request(deck, tmp_path / "build", ("book",)))
    status, told = check_epub(tmp_path / "build/street-talk.epub")
    assert status == 0, told


def advance(raw: bytes, character: str) -> tuple[float, float]:
    """The width of a character, and the area of its shape, in font units."""
    font = hb.Font(hb.Face(raw))
    glyph, shape = font.get_nominal_glyph(ord(character)), Outline()
    font.draw_glyph_with_pen(glyph, shape.getPen())
    return font.get_glyph_h_advance(glyph), abs(shape.area)


def test_other_curves_look_the_same() -> None:
    made = static_truetype(faces.curved(), None)
    for character in "AgÖ&8":
        was, became = advance(faces.plain(), character), advance(made, character)
        assert became == pytest.approx(was, rel=0.01)


def test_weights_are_cut_from_a_font_that_varies(tmp_path: Path) -> None:
    keys = "{text: v.ttf, weights: {text: 400, strong: 900}}"
    fonts = load(deck_with(tmp_path, {"v.ttf": faces.variable()}, keys)).fonts
    assert advance(fonts.text.data, "A")[1] == pytest.approx(50 * 700)
    assert advance(fonts.strong.data, "A")[1] == pytest.approx(250 * 700)
    assert fonts.text.name != fonts.strong.name
    assert fonts.italic == fonts.text


def test_a_font_in_the_usual_form_is_kept_byte_for_byte() -> None:
    assert static_truetype(faces.plain(), None) == faces.plain()


def test_a_font_that_lacks_nearly_all_is_told_as_that(tmp_path: Path) -> None:
    deck = deck_with(tmp_path, {"a.ttf": faces.changed(faces.with_nothing_but_a)},
                     "{text: a.ttf}")  # fmt: skip
    with pytest.raises(InvalidDeck) as raised:
        load(deck)
    (told,) = raised.value.problems
    assert (told.code, told.place.file) == ("character-missing", f"{deck}/deck.yaml")
    assert len(str(told)) < 300


def test_spaces_that_a_font_lacks_are_drawn_as_wide_as_they_are_meant(tmp_path: Path) -> None:
    said = "«\u202fWho\u202f»\u200a\u2003\u2007\u00a0"
    deck = deck_with(
        tmp_path, {"a.ttf": faces.changed(faces.without_spaces)}, "{text: a.ttf}", said
    )
    fonts = load(deck).fonts
    em = hb.Face(fonts.text.data).upem
    widths = [advance(fonts.text.data, space)[0] / em for space in "\u202f\u200a\u2003"]
    assert widths == pytest.approx([1 / 5, 1 / 16, 1], abs=0.001)
    assert advance(fonts.strong.data, "\u2007")[0] == advance(fonts.strong.data, "0")[0]
    assert advance(fonts.strong.data, "\u00a0")[0] == advance(fonts.strong.data, " ")[0]
    build(Request(deck, tmp_path / "build", ("cards",)))
    data = (tmp_path / "build/cards/q01-cars.pdf").read_bytes()
    assert not judge_pdf(data, "ua1")
    assert "« Who » Who may" in extract(data, 0)
    with pikepdf.open(io.BytesIO(data)) as document:
        maps = [
            bytes(o.ToUnicode.read_bytes())
            for o in document.objects
            if isinstance(o, pikepdf.Dictionary) and "/ToUnicode" in o
        ]
    assert any(b"<202F>" in map_ and b"<200A>" in map_ for map_ in maps)


TOLD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a font that varies": (
        faces.variable, "{text: f.ttf}", "write 'weights: {text: 400, strong: 700}'"),
    "a weight that there is not": (
        faces.variable, "{text: f.ttf, weights: {text: 50, strong: 700}}", "no weight 50; write"),
    "a weight of what does not vary": (
        faces.plain, "{text: f.ttf, weights: {text: 400, strong: 700}}", "not a variable font"),
    "a font that may not be embedded": (
        lambda: faces.with_rights(2), "{text: f.ttf}", "does not allow that documents hold it"),
    "a font to be embedded whole": (
        lambda: faces.with_rights(0x104), "{text: f.ttf}", "hold it in part"),
    "a collection": (lambda: b"ttcf" + bytes(40), "{text: f.ttf}", "is a collection of fonts"),
    "a text": (lambda: b"hello", "{text: f.ttf}", "is not a font"),
    "a packed font cut off": (
        lambda: faces.packed("woff2")[:3000], "{text: f.ttf}", "is damaged"),
    "a shape that goes on beyond its end": (
        faces.torn, "{text: f.ttf}", "is damaged (its tables cannot be read)"),
    "glyphs named in a way that there is not": (
        faces.unlisted, "{text: f.ttf}", "is damaged (its tables cannot be read)"),
    "a font of curves cut off": (lambda: faces.curved()[:9000], "{text: f.ttf}", "is damaged"),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_what_cannot_be_used_is_told_with_a_remedy(tmp_path: Path, name: str) -> None:
    make, keys, fact = TOLD[name]
    deck = deck_with(tmp_path, {"f.ttf": make()}, keys)
    with pytest.raises(InvalidDeck) as raised:
        check(deck)
    assert fact in str(raised.value)
    assert "deck.yaml" in str(raised.value)


def test_the_remedy_for_a_font_that_varies_works(tmp_path: Path) -> None:
    keys = "{text: f.ttf, weights: {text: 400, strong: 700}}"
    check(deck_with(tmp_path, {"f.ttf": faces.variable()}, keys))
