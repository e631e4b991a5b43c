"""What a build would refuse, check has told: at its place in the deck, with a remedy that works."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import reportlab

from editing import copy_deck, spoil
from kaartspel import preflight
from kaartspel.building import Report, Request, build, check
from kaartspel.parts import BUILT, Options
from kaartspel.problems import InvalidDeck, Problem, WrongUsage
from repository import ROOT
from sampling import whole

SUITS, STREET = "suits.yaml", "questions/street.yaml"
PRINTED = ("cards", "sheets", "press", "box")  # what a shop or an own printer makes
FULL_LINES = (
    "One the one about opinion say this do opinion quiet what would other other room with and what "
    "more question would say more the room want an the about quiet."
)
WIDE_FONTS = {"text": "Vera", "strong": "VeraBd", "italic": "VeraIt", "strong_italic": "VeraBI"}


def refused(deck: Path, folder: Path, **options: object) -> tuple[Problem, ...]:
    """Return what check tells of a deck, which is what a build is refused with."""
    chosen = Options(**options)  # type: ignore[arg-type]
    with pytest.raises(InvalidDeck) as checked:
        check(deck, chosen)
    with pytest.raises(InvalidDeck) as built:
        build(Request(deck, folder / "build", options=chosen))
    assert checked.value.problems == built.value.problems
    assert not (folder / "build").exists()
    return checked.value.problems


def accepted(
    deck: Path, folder: Path, parts: tuple[str, ...] = PRINTED, **options: object
) -> Report:
    chosen = Options(**options)  # type: ignore[arg-type]
    check(deck, chosen, parts)
    return build(Request(deck, folder / "build", parts, options=chosen))


def add_shop(deck: Path, **settings: object) -> None:
    shop = {"name": "corner", "pages": "front-back", "bleed": 3, "safe": 4, "corner": 3,
            "ink_limit": 300, "least_type": 6, "standard": "x-1a", **settings}  # fmt: skip
    entry = ", ".join(f"{key}: {value}" for key, value in shop.items())
    spoil(deck, "deck.yaml", "", f"shops:\n  - {{{entry}}}\n")


def line_of(problem: Problem) -> str:
    return Path(problem.place.file).read_text("utf-8").splitlines()[problem.place.line - 1]


def test_a_colour_of_too_much_ink(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    first = (deck / SUITS).read_text("utf-8").partition("press: ")[2].partition("]")[0] + "]"
    spoil(deck, SUITS, first, "[80, 80, 70, 90]")
    (problem,) = refused(deck, tmp_path)
    assert "[80, 80, 70, 90]" in line_of(problem)
    assert "330 % of ink with black text on it, and the shop 'european' takes 300" in problem.fact
    assert problem.remedy == "mix it of 200 % at most, black not counted"
    spoil(deck, SUITS, "[80, 80, 70, 90]", "[70, 70, 60, 90]")
    accepted(deck, tmp_path)


def test_cards_that_do_not_fit_as_the_shop_wants_them(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    add_shop(deck, safe=18)
    problems = refused(deck, tmp_path, shops=("corner",))
    assert {Path(problem.place.file).parent.name for problem in problems} <= {
        "questions", "values",
    }  # fmt: skip
    assert any(problem.remedy.endswith(", or build with --format a7") for problem in problems)
    accepted(deck, tmp_path, shops=("corner",), format="a6")  # on A7 the box has no such room


def test_type_that_is_too_small_for_the_shop(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    add_shop(deck, least_type=10)
    (problem,) = refused(deck, tmp_path, shops=("corner",))
    assert "name: corner" in line_of(problem)
    assert "no type smaller than 10 pt, and cards of the format poker have 8.5 pt" in problem.fact
    assert problem.remedy == ("build with --format a7, or set 'least_type' to 8.5 if it takes that")
    accepted(deck, tmp_path, shops=("corner",), format="a6")
    spoil(deck, "deck.yaml", "least_type: 10", "least_type: 8.5")
    accepted(deck, tmp_path / "again", shops=("corner",))


@pytest.mark.usefixtures("cold")
@pytest.mark.parametrize("way", ["format", "shop", "font"])
def test_what_preflight_alone_finds_is_told_with_three_ways_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """No deck is known that comes so far: the shop's judge minds one font on small cards here."""
    judge = preflight.preflight

    def strict(data: bytes, wanted: preflight.Requirements) -> tuple[str, ...]:
        minds = wanted.safe == 5 and wanted.size and wanted.size[0] < 80 and FONT in data
        return judge(data, wanted) or (("page 1: the font is too thin; use another",) * bool(minds))

    monkeypatch.setattr("kaartspel.preflight.preflight", strict)
    deck = copy_deck(tmp_path)
    add_shop(deck, safe=5)
    told = refused(deck, tmp_path, shops=("corner",))
    assert {problem.code for problem in told} == {"unfit-for-shop"}
    remedy = "choose a larger --format, fonts of another cut, or another --shop"
    assert {problem.remedy for problem in told} == {remedy}
    options: dict[str, object] = {"shops": ("corner",)}
    if way == "format":
        options["format"] = "a6"
    elif way == "shop":
        options["shops"] = ("european",)
    else:
        other_fonts(deck)
    accepted(deck, tmp_path, PRINTED, **options)


FONT = b"AtkinsonHyperlegible"


def other_fonts(deck: Path) -> None:
    fonts = Path(reportlab.__file__).parent / "fonts"
    for role, name in WIDE_FONTS.items():
        shutil.copy(fonts / f"{name}.ttf", deck / f"{role}.ttf")
    spoil(deck, "deck.yaml", "", "fonts:\n" + "".join(f"  {r}: {r}.ttf\n" for r in WIDE_FONTS))


def test_backs_of_more_ink_than_the_shop_takes(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    for suit in (deck / SUITS).read_text("utf-8").split("press: ")[1:]:
        spoil(deck, SUITS, suit.partition("]")[0] + "]", "[0, 0, 0, 60]")
    back = '{colour: {screen: "#FF7A56", press: [0, 60, 73, 0]}, rule: 0.3}'
    spoil(deck, "deck.yaml", "", f"kinds:\n  - {{id: statement, back: {back}}}\n")
    add_shop(deck, ink_limit=200)
    (problem,) = refused(deck, tmp_path, shops=("corner",))
    assert "name: corner" in line_of(problem)
    assert (
        "the backs of the statement cards take 233 % of ink with black text on them" in problem.fact
    )
    assert "raise its 'ink_limit' to 233" in problem.remedy
    assert "give 'statement' a 'back' of less ink under 'kinds'" in problem.remedy
    spoil(deck, "deck.yaml", "ink_limit: 200", "ink_limit: 233")
    accepted(deck, tmp_path, shops=("corner",))
    spoil(deck, "deck.yaml", "ink_limit: 233", "ink_limit: 200")
    spoil(deck, "deck.yaml", "[0, 60, 73, 0]", "[0, 40, 60, 0]")
    accepted(deck, tmp_path, shops=("corner",))


def _formats_that_help(deck: Path, folder: Path) -> str:
    (problem,) = refused(deck, folder)
    return problem.remedy.partition(", or build with --format ")[2]


def test_a_larger_format_is_named_where_it_helps_and_only_there(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    text = "Who may park a car here?"
    spoil(deck, STREET, text, longer := " ".join([text] * 9))
    helps = _formats_that_help(deck, tmp_path)
    accepted(deck, tmp_path / "larger", format=helps)
    spoil(deck, STREET, longer, " ".join([text] * 90))
    assert not _formats_that_help(deck, tmp_path)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("one (Wwwwwwwwwwwwwwwwwwwwwwww)/two other words", "(Wwwwwwwwwwwwwwwwwwwwwwww)/two"),
        (
            "rightbeforehand\u00a0Q\u00a0Wwwwwwwwwwwww words",
            "rightbeforehand\u00a0Q\u00a0Wwwwwwwwwwww…",
        ),
        ("much longerthanthat 123456789012345678901234", "123456789012345678901234"),
    ],
)
def test_the_word_that_is_too_wide_is_named(tmp_path: Path, text: str, word: str) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "Who may park a car here?", text)
    (problem,) = refused(deck, tmp_path)
    assert problem.fact.endswith(f"has a word too wide for the format poker: '{word}'")


def thirty_of_each(deck: Path) -> dict[str, object]:
    spoil(deck, "questions/street.yaml", "{id: q01-cars,", "{id: q01-cars, quantity: 30,")
    return {}


def wide_fonts(deck: Path) -> dict[str, object]:
    """Set rules in fonts whose spaces are wide: one stands at the end of a line that is full."""
    step = "Say in turn what someone with this opinion would do."
    spoil(deck, "games/talk.yaml", f"Lay out a question and an opinion., {step}", FULL_LINES)
    other_fonts(deck)
    return {"format": "tarot"}


def thin_stock(deck: Path) -> dict[str, object]:
    return {"stock": 0.1}


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        (thirty_of_each, PRINTED),
        (wide_fonts, ("cards", "handouts")),
        (thin_stock, ("press", "box")),
    ],
)
def test_what_check_has_no_problems_with_is_built(
    tmp_path: Path, change: Callable[[Path], dict[str, object]], parts: tuple[str, ...],
    every_case: bool,
) -> None:  # fmt: skip
    deck = copy_deck(tmp_path, games=True)
    options = change(deck)
    accepted(deck, tmp_path, BUILT if every_case else parts, **options)


@whole
def test_the_shipped_deck_on_thin_stock(tmp_path: Path) -> None:
    request = Request(ROOT / "deck", tmp_path / "build", ("press", "box"), Options(stock=0.1))
    assert len(build(request).files) == 3


@pytest.mark.parametrize(
    ("options", "fact"),
    [
        ({"sheets": ("small",), "format": "a6"}, "the sheet 'small' (90 × 115 mm) has no room for"),
        ({"sheets": ("nowhere",)}, "there is no sheet 'nowhere'"),
        ({"shops": ("european-x4",)}, "give the profile with --icc FILE"),
        ({"kinds": ("joker",)}, "there is no kind 'joker'"),
    ],
)
def test_what_a_build_would_call_wrong_usage_check_does_too(
    tmp_path: Path, options: dict[str, object], fact: str
) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, "deck.yaml", "", "sheets: [{name: small, paper: [90, 115], mode: fronts}]\n")
    chosen = Options(**options)  # type: ignore[arg-type]
    for refuse in (
        lambda: check(deck, chosen, BUILT),
        lambda: build(Request(deck, tmp_path / "build", options=chosen)),
    ):
        with pytest.raises(WrongUsage) as raised:
            refuse()
        assert fact in str(raised.value)
