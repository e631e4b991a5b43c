"""What a build makes to be printed and read, told to who has to print it."""

from collections.abc import Iterable, Iterator

from kaartspel import design
from kaartspel.deck.model import Deck, FrozenMap, Mode, Sheet
from kaartspel.page import FileLink
from kaartspel.papers import PAPERS
from kaartspel.parts.sheets import SheetJob
from kaartspel.parts.table import PARTS
from kaartspel.parts.work import Work
from kaartspel.recipe import Planned, Recipe

_NEAR = 1.0  # mm
_BOTH_SIDES = {Mode.LONG_EDGE, Mode.SHORT_EDGE}
_LETTERS = 4  # of a paper's name that stand for something: A4, SRA3
Linked = tuple[FileLink, Recipe]

# In the order in which people ask for them.
_LISTED = ("sheets", "box", "handouts", "posters", "press", "book")


def beside(work: Work, parts: Iterable[str]) -> Iterator[Linked]:
    """Yield the files of these parts that somebody prints or reads, with their recipes."""
    wanted = set(parts)
    for name in _LISTED:
        if name in wanted:
            yield from linked(work.deck, PARTS[name].make(work))


def linked(deck: Deck, planned: Iterable[Planned]) -> Iterator[Linked]:
    """Yield files with what is said of them. Pictures for a print shop are too many to name."""
    for recipe in planned:
        if isinstance(recipe, Recipe) and recipe.path.endswith((".pdf", ".epub")):
            yield _link(deck, recipe), recipe


def _link(deck: Deck, recipe: Recipe) -> FileLink:
    words, kind = deck.words, recipe.kind
    name, how = words.get(f"file_{kind}", ""), words.get(f"file_{kind}_print", "")
    match recipe.arguments:
        case (_, SheetJob(sheet=sheet, name=pass_)):
            name = ", ".join(filter(None, (sheet_name(words, sheet), pass_)))
            how = " ".join((words[f"print_{sheet.mode.name.lower()}"], *_first(words, sheet.mode)))
        case (_, _, map_) if kind == "poster":
            name = map_.name  # type: ignore[attr-defined]
        case (about, *_) if kind == "handout":
            name = about.title  # type: ignore[attr-defined]
        case (str() as path, *_) if kind == "press":
            name = words["file_press_box" if path.endswith("-box.pdf") else "file_press"]
    texts = words[f"files_{kind}"], name, words[f"files_{kind}_for"], how
    return FileLink(recipe.path, *texts, *_use(recipe))


def _use(recipe: Recipe) -> tuple[str, int]:
    """Return what a file is in an evening, and how many sides of a sheet are printed on."""
    match recipe.arguments:
        case (_, SheetJob(sheet=sheet)):
            return "cards", 2 if sheet.mode in _BOTH_SIDES else 1
        case (_, _, str() as name, *_) if recipe.kind == "handout":
            return name, design.sides_of(name)
    return "", 1


def _first(words: FrozenMap[str, str], mode: Mode) -> Iterator[str]:
    """Yield which pages are the first sheet, that paper and printer are tried with."""
    if mode in _BOTH_SIDES:
        yield words["file_first_both"]
    elif mode is not Mode.TWO_PASSES:
        yield words["file_first_one"]


def sheet_name(words: FrozenMap[str, str], sheet: Sheet) -> str:
    """Return what people call a sheet: its paper, and how it is printed."""
    return f"{paper_name(sheet.width, sheet.height)}, {words[f'sheet_{sheet.mode.name.lower()}']}"


def paper_name(width: float, height: float) -> str:
    """Return what people call paper of this size in mm: A4, or its sides."""
    sides = sorted((width, height))
    for name, measures in PAPERS.items():
        if all(abs(one - other) < _NEAR for one, other in zip(sides, measures, strict=True)):
            return name.upper() if len(name) <= _LETTERS else name.title()
    return f"{width:.0f} × {height:.0f} mm"
