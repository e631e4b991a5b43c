"""What did not change is not made again; and whatever changes, the build is a clean build's."""

import pickle
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from kaartspel import inputs
from kaartspel.building import Request, build
from kaartspel.deck.font_files import SHIPPED
from kaartspel.deck.model import Deck
from kaartspel.design import Inking
from kaartspel.keeping import KEEPER
from kaartspel.parts import PARTS, Options, Work
from kaartspel.problems import Place
from kaartspel.recipe import Recipe, source_of
from repository import ENGLISH, ROOT
from sampling import sampled
from snapshots import snapshot

pytestmark = pytest.mark.usefixtures("cold")

Change = Callable[[Path], None]
BOOK = "street-talk.epub"
CARDS = {f"cards/{name}.pdf" for name in ("c1-fairness", "q01-cars", "q02-bicycles", "s01-for-all")}
Q02, S01, C1 = "cards/q02-bicycles.pdf", "cards/s01-for-all.pdf", "cards/c1-fairness.pdf"
QUESTIONS = {"cards/q01-cars.pdf", Q02}


def edit(name: str, old: str, new: str) -> Change:
    def change(deck: Path) -> None:
        path = deck / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return change


def other_font(deck: Path) -> None:
    shutil.copy(ROOT / "fonts/AtkinsonHyperlegibleNext_500Medium.ttf", deck / "strong.ttf")


CHANGES: dict[str, tuple[Change, set[str]]] = {
    "a card's text": (edit("questions/street.yaml", "bicycles go", "bikes go"), {Q02, BOOK}),
    "a new character": (edit("questions/street.yaml", "bicycles go", "cyclés go"), {Q02, BOOK}),
    "a label": (edit("values/fairness.yaml", "Equality", "Parity"), {S01, C1, BOOK}),
    "a colour": (edit("suits.yaml", "#22324F", "#22324E"), {*QUESTIONS, BOOK}),
    "a symbol": (edit("symbols/square.svg", "h8v8", "h7v7"), {S01, C1, BOOK}),
    "a word": (edit("deck.yaml", "Opinions", "Views"), {*CARDS, BOOK}),
    "a chapter": (edit("book/preface.md", "*one*", "*a*"), {BOOK}),
    "a format in use": (edit("deck.yaml", "width: 80", "width: 81"), CARDS),
    "a font": (other_font, {*CARDS, BOOK}),
    "the title": (edit("deck.yaml", "Street talk", "Street chat"), {*CARDS, BOOK}),
    "a place in a file": (edit("questions/street.yaml", "map: Our", "\n\nmap: Our"), set()),
    "a comment": (edit("deck.yaml", "title:", "# the title\ntitle:"), set()),
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck with fonts and a format of its own, and its build."""
    folder = tmp_path_factory.mktemp("before")
    shutil.copytree(ENGLISH, folder / "deck")
    for role, name in SHIPPED.items():
        shutil.copy(ROOT / "fonts" / name, folder / "deck" / f"{role}.ttf")
    with (folder / "deck/deck.yaml").open("a", encoding="utf-8") as file:
        file.write("fonts:\n" + "".join(f"  {role}: {role}.ttf\n" for role in SHIPPED))
    build(request(folder))
    return folder


def request(folder: Path, **options: object) -> Request:
    chosen = replace(Options(format="square"), **options)  # type: ignore[arg-type]
    return Request(folder / "deck", folder / "build", ("cards", "book"), chosen)


def rebuilt(before: Path, folder: Path, wanted: Callable[[Path], Request]) -> set[str]:
    """Build again after a change; hold it against a clean build; return what was made anew."""
    build(wanted(folder))
    clean = replace(wanted(folder), target=folder / "clean")
    build(clean)
    assert snapshot(folder / "build") == snapshot(folder / "clean")
    return {
        path for path in {*CARDS, BOOK}
        if not (before / "build" / path).samefile(folder / "build" / path)
    }  # fmt: skip


def copied(before: Path, folder: Path) -> Path:
    """Copy deck and build; the build's files are links, so that each tells if it was left alone."""
    shutil.copytree(before / "deck", folder / "deck")
    shutil.copytree(
        before / "build", folder / "build", copy_function=lambda a, b: Path(b).hardlink_to(a)
    )
    return folder


# One of a card, of a suit, of all words, of the book, of the type, and of nothing that shows.
SAMPLE = ("a card's text", "a symbol", "a word", "a chapter", "a font", "a place in a file")


@pytest.mark.parametrize(
    "what", sampled([(what,) for what in CHANGES], [(what,) for what in SAMPLE])
)
def test_a_change_rebuilds_what_depends_on_it_and_nothing_else(
    before: Path, tmp_path: Path, what: str
) -> None:
    change, expected = CHANGES[what]
    folder = copied(before, tmp_path)
    change(folder / "deck")
    assert rebuilt(before, folder, request) == expected


def test_an_option_rebuilds_the_parts_that_depend_on_it(before: Path, tmp_path: Path) -> None:
    folder = copied(before, tmp_path)
    low = rebuilt(before, folder, lambda at: request(at, ink=Inking.LOW))
    assert low == CARDS
    assert rebuilt(before, folder, request) == CARDS  # made again, with the same bytes
    assert snapshot(folder / "build") == snapshot(before / "build")


def test_commands_build_what_a_clean_one_does_whatever_was_kept_before(
    before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every_case: bool
) -> None:
    """Each change comes upon the last one, and each build finds what those before it have kept."""
    monkeypatch.setenv("KAARTSPEL_CACHE", str(tmp_path / "cache"))
    folder = copied(before, tmp_path)
    every = ("sheets", "press", "posters", "book", "page")
    wanted = replace(request(folder), only=every if every_case else ("sheets", "press", "page"))
    clean = replace(wanted, target=folder / "clean", force=True)
    some = ("a card's text", "a label", "a symbol", "a comment")
    for what in [what for what in CHANGES if what != "a new character"] if every_case else some:
        CHANGES[what][0](folder / "deck")
        KEEPER.clear()  # as in a process that begins now
        build(wanted)
        if every_case or what == "a comment":
            KEEPER.clear()
            shutil.copytree(tmp_path / "cache", tmp_path / "kept")
            build(clean)
            shutil.rmtree(tmp_path / "cache")
            (tmp_path / "kept").rename(tmp_path / "cache")
            (folder / "clean/manifest.json").unlink()
            made, anew = snapshot(folder / "build"), snapshot(folder / "clean")
            shutil.rmtree(folder / "clean")
            assert {path: made.get(path) for path in anew} == anew, what


@pytest.mark.parametrize("of", ["a dependency", "the code"])
def test_another_version_rebuilds_everything(
    before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of: str
) -> None:
    folder = copied(before, tmp_path)
    inputs.engine_digest.cache_clear()
    if of == "a dependency":
        packages = [re.sub("^lxml-.*", "lxml-99", package) for package in inputs._packages()]
        monkeypatch.setattr(inputs, "_packages", lambda: packages)
    else:
        contents = inputs._contents
        monkeypatch.setattr(inputs, "_contents", lambda root: b"other" + contents(root))
    try:
        assert rebuilt(before, folder, request) == {*CARDS, BOOK}
    finally:
        inputs.engine_digest.cache_clear()


def test_the_versions_that_folders_tell_are_those_that_python_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = inputs._packages()
    names = [entry.rpartition("-")[0] for entry in found]
    assert {"kaartspel", "pyyaml", "rl-accel"} <= {inputs._folded(name) for name in names}
    assert found == [f"{name}-{version(name)}" for name in names]
    monkeypatch.setattr(inputs, "_installed", dict)  # as where an installer leaves no folders
    assert list(map(inputs._folded, inputs._packages())) == list(map(inputs._folded, found))


def test_a_file_that_is_gone_or_damaged_is_made_again_alone(before: Path, tmp_path: Path) -> None:
    folder = copied(before, tmp_path)
    (folder / "build" / Q02).unlink()
    (folder / "build" / S01).unlink()
    (folder / "build" / S01).write_bytes(b"%PDF-1.7 damaged")
    assert rebuilt(before, folder, request) == {Q02, S01}


def test_force_makes_all_anew(before: Path, tmp_path: Path) -> None:
    folder = copied(before, tmp_path)
    forced = rebuilt(before, folder, lambda at: replace(request(at), force=True))
    assert forced == {*CARDS, BOOK}


NO_RECIPES = {"deal", "preview"}  # the one needs people, the other is made at once


def make(*_: object) -> bytes:
    return b""


def test_a_digest_tells_values_apart_but_not_places(deck: Deck) -> None:
    card = deck.cards[0]
    moved = replace(card, place=Place("elsewhere.yaml", 7))

    def digest(*values: object) -> str:
        return source_of(Recipe("path", "card", make, values), "engine")

    assert digest(moved) == digest(card)
    seen = [digest(value) for value in (
        card, replace(card, topic="A"), replace(card, quantity=2), (card,), None, 1, 1.0,
        True, "1", b"1", ("1",), ("a", "b"), ("ab",), ("ab", ""), (("a",), "b"), {"a": "b"}, (),
        Inking.LOW, "low",
    )]  # fmt: skip
    assert len(set(seen)) == len(seen)
    assert digest("a", "b") != digest("ab")


def test_a_recipe_cannot_depend_on_what_has_no_digest() -> None:
    with pytest.raises(TypeError, match="no plain data"):
        source_of(Recipe("path", "card", make, (object(),)), "engine")


def test_decks_and_recipes_are_data_that_a_worker_can_be_sent(english: Deck) -> None:
    assert pickle.loads(pickle.dumps(english)) == english
    work = Work(english, Options())
    recipes = [made for name in PARTS if name not in NO_RECIPES for made in PARTS[name].make(work)]
    sent = [recipe for recipe in recipes if isinstance(recipe, Recipe)]
    assert {recipe.kind for recipe in sent} >= {"card", "sheet", "poster", "book"}
    for recipe in sent:
        there = pickle.loads(pickle.dumps(recipe))
        assert source_of(there, "engine") == source_of(recipe, "engine"), recipe.path
        assert there.make is recipe.make
