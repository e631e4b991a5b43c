"""The part `release`: one zip file with all that people need, and nothing to install."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from posixpath import splitext

from kaartspel import shipped
from kaartspel.dealing import Evening, deal
from kaartspel.deck.model import Deck, Game
from kaartspel.design import Inking
from kaartspel.messages import say
from kaartspel.online.archive import archive
from kaartspel.page import FileLink, guide_language, guide_page, guide_text
from kaartspel.parts.beside import Linked, beside, linked
from kaartspel.parts.options import Options
from kaartspel.parts.page import page_recipe
from kaartspel.parts.table import PARTS, PASSED_ON
from kaartspel.parts.work import Planning, Work
from kaartspel.problems import WrongUsage
from kaartspel.recipe import Recipe

_PEOPLE = 12  # of the evenings that are dealt
_SHEETS = ("a4-duplex", "a4-fold")  # of the cards that most people do without
_LARGE = "a6"
_WIDE = 900  # px: the longer side of the guide's pictures
_FOLDERS = ("cards", "low", "large", "handouts", "posters", "press", "book", "evenings", "licences")
# Of the guide: the name, which file it is of, and which page of it.
_PICTURES = (
    ("guide-cards.png", "first_sheet", 0),
    ("guide-backs.png", "first_sheet", 1),
    ("guide-handouts.png", "leader", 0),
    ("guide-table.png", "table", 1),
)
_SENT = ("press", "book")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of a release: what its name is, which parts stand on it, and how they are made.

    `folder` is a word's key; `group` is one too, where its files are told under another heading.
    """

    folder: str
    parts: tuple[str, ...]
    group: str = ""
    format: str = ""
    ink: Inking = Inking.FULL
    sheets: tuple[str, ...] = ()


SHELVES = (
    Shelf("release_cards", ("sheets", "box")),
    Shelf("release_low", ("sheets",), "files_low", ink=Inking.LOW, sheets=_SHEETS),
    Shelf("release_large", ("sheets",), "files_large", format=_LARGE, sheets=_SHEETS),
    Shelf("release_handouts", ("handouts",)),
    Shelf("release_posters", ("posters",)),
    Shelf("release_press", ("press",)),
    Shelf("release_book", ("book",)),
)


def zipped(folder: str, date: str, texts: tuple[tuple[str, bytes], ...], paths: tuple[str, ...],
    *files: bytes) -> bytes:  # fmt: skip
    """Return a zip file with one folder in it. `date` is what its files say they are of."""
    members = sorted([*texts, *zip(paths, files, strict=True)])
    return archive(((f"{folder}/{path}", data) for path, data in members), date)


def guide_html(
    deck: Deck, text: str, start: str, pictures: tuple[tuple[str, int, int], ...], *files: bytes
) -> bytes:
    """Return the guide. Its pictures are pages of files: name, number of the file, and the page."""
    from kaartspel.picture import glance  # noqa: PLC0415  slow to load, and seldom needed

    drawn = {name: glance(files[file], _WIDE, page).png for name, file, page in pictures}
    return guide_page(deck, text, start, drawn)


def _release(work: Work) -> Iterator[Recipe]:
    deck, words, about = work.deck, work.deck.words, work.deck.metadata
    name = f"{about.slug}-{about.version}"
    start, guide = f"{words['release_start']}.html", f"{words['release_guide']}.html"
    if guide_language(about.language) != about.language:
        work.notice(say("the guide is in English, for there is none in the language '{language}'",
                        language=about.language))  # fmt: skip
    files = tuple(_unique((*_shelved(work), *_evenings(work))))
    guided = _guide(deck, guide, start, f"{name}.zip", files)
    page = page_recipe(Work(deck, _passed_on(work)), start, (guided, *files))
    recipes = (page, *(recipe for _, recipe in (guided, *files)))
    paths = tuple(recipe.path for recipe in recipes)
    arguments = (name, about.edition_date, tuple(_texts(deck, start, guide)), paths)
    yield Recipe(f"{name}.zip", "release", zipped, arguments, recipes)


def _shelved(work: Work) -> Iterator[Linked]:
    """Yield the files of every shelf, where a release has them. What is not made, is told."""
    words, slug = work.deck.words, work.deck.metadata.slug
    for shelf in SHELVES:
        options = replace(_passed_on(work), ink=shelf.ink, sheets=shelf.sheets)
        options = replace(options, format=shelf.format) if shelf.format else options
        inner = Work(work.deck, options, executor=work.executor)
        for link, recipe in beside(inner, shelf.parts):
            group = words[shelf.group] if shelf.group else link.group
            yield _moved(replace(link, group=group), recipe, words[shelf.folder], slug)
        for notice in inner.notices:
            work.notice(notice)


def _evenings(work: Work) -> Iterator[Linked]:
    """Yield of each game an evening: the tables' pages, and their cards."""
    deck, words, slug = work.deck, work.deck.words, work.deck.metadata.slug
    for game in deck.play.games if deck.play else ():
        if evening := _evening(deck, game):
            options = replace(Options(), evening=evening, sheets=_SHEETS[:1])
            called = words["release_evening"].format(game=game.name, people=_PEOPLE)
            for link, recipe in linked(deck, PARTS["deal"].make(Work(deck, options))):
                name = f"{called}: {link.name}"
                yield _moved(replace(link, name=name), recipe, words["release_evenings"], slug)


def _evening(deck: Deck, game: Game) -> Evening | None:
    """Return an evening for twelve; None where the game has no tables for them."""
    evening = Evening((game.id,), deck.words["release_seed"], people=_PEOPLE)
    try:
        deal(deck, evening)
    except WrongUsage:
        return None
    return evening


def _passed_on(work: Work) -> Options:
    return replace(Options(), **{name: getattr(work.options, name) for name in PASSED_ON})


def _guide(deck: Deck, path: str, start: str, zip_: str, files: tuple[Linked, ...]) -> Linked:
    """Return the guide, with the files that it shows."""
    words, recipes = deck.words, [recipe for _, recipe in files]
    fold = _slug(words["sheet_fold"])
    shown = {
        "first_sheet": _first(recipes, lambda recipe: recipe.kind == "sheet"),
        "fold_sheet": _first(recipes, lambda recipe: fold in recipe.path),
        "box": _first(recipes, lambda recipe: recipe.kind == "box"),
        "leader": _first(recipes, lambda recipe: recipe.kind == "handout"),
        "table": _first(recipes, lambda recipe: recipe.kind == "deal"),
    }
    places = {name: recipe.path for name, recipe in shown.items() if recipe}
    folders = {recipe.path.partition("/")[0] for recipe in recipes} | {words["release_licences"]}
    for key in _FOLDERS:
        if words[f"release_{key}"] in folders:
            places[f"folder_{key}"] = words[f"release_{key}"]
    places |= {"zip": zip_, "start": start, "guide": path, "people": str(_PEOPLE)}
    pictures = [(name, shown[role], page) for name, role, page in _PICTURES if shown[role]]
    uses = tuple(dict.fromkeys(recipe.path for _, recipe, _ in pictures if recipe))
    arguments = (
        replace(deck, formats=(), sheets=(), shops=()), guide_text(deck, places), start,
        tuple((name, uses.index(recipe.path), page) for name, recipe, page in pictures if recipe),
    )  # fmt: skip
    used = tuple(recipe for recipe in recipes if recipe.path in uses)
    link = FileLink(path, words["files_guide"], words["file_guide"], words["files_guide_for"], "")
    return link, Recipe(path, "guide", guide_html, arguments, used)


def _first(recipes: Iterable[Recipe], wanted: Callable[[Recipe], bool]) -> Recipe | None:
    return next(filter(wanted, recipes), None)


def _texts(deck: Deck, start: str, guide: str) -> Iterator[tuple[str, bytes]]:
    """Yield what says what the release is, and what may be done with it."""
    about, words = deck.metadata, deck.words
    text = words["release_about_text"].format(
        title=about.title, subtitle=about.subtitle, version=about.version, date=about.edition_date,
        start=start, guide=guide, rights=about.rights, licences=words["release_licences"],
    )  # fmt: skip
    yield f"{words['release_about']}.txt", text.replace("\n", "\r\n").encode("utf-8-sig")
    for name, data in shipped.licences().items():
        yield f"{words['release_licences']}/{name}", data


def _moved(link: FileLink, recipe: Recipe, folder: str, slug: str) -> Linked:
    """Return a file under the name that people call it by, in a folder of the release.

    What leaves the folder, to a print shop or a reader, says of which deck it is.
    """
    deck = f"{slug}-" if recipe.kind in _SENT else ""
    path = f"{folder}/{deck}{_slug(link.name)}{splitext(recipe.path)[1]}"
    return replace(link, path=path), replace(recipe, path=path)


def _unique(files: Iterable[Linked]) -> Iterator[Linked]:
    """Yield files, a number behind the name of each that another has already."""
    taken = set[str]()
    for link, recipe in files:
        stem, ending = splitext(link.path)
        names = (f"{stem}-{number}{ending}" for number in count(2))
        path = link.path if link.path not in taken else next(n for n in names if n not in taken)
        taken.add(path)
        yield replace(link, path=path), replace(recipe, path=path)


def _slug(name: str) -> str:
    """Return a name as a file may be called on any system."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"\W+", "-", plain.lower()).strip("-") or "-"


PLANNING = Planning(_release)
