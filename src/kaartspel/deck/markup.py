"""Find Markdown that the book does not use or that would come out as something else; notes too."""

import re
from collections.abc import Iterable

from kaartspel.problems import Place, Problems, did_you_mean

# A page of a book has about two thousand characters; of what is longer or deeper, reading takes
# more time and memory than it is worth.
MAX_BACKTICKS = 10  # in a row: how they pair off takes the square of their number
MAX_LINE = 10_000
MAX_DEPTH = 8

_PREFIX = re.compile(r"(?:[ \t]|>|[-*+](?=[ \t])|\d+\.(?=[ \t]))*")
_MARKER = re.compile(r"\t|    |>|[-*+](?=[ \t])|\d+\.(?=[ \t])")
_NUMERIC = re.compile(r"&#[0-9a-zA-Z]+;?")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]]+)\]:")
_REFERENCE = re.compile(r"\[\^([^\]]+)\](?!:)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")


def check_markup(file: str, prose: Iterable[tuple[int, str]], problems: Problems) -> None:
    """Tell each line that holds such Markdown; `prose` is numbered, without code."""
    before = ""
    for number, line in prose:
        for match in _NUMERIC.finditer(line):
            place = Place(file, number, match.start() + 1)
            fact = f"'{match[0][:20]}' is not used"
            problems.tell(place, fact, "write the character itself", "character-code")
        if _DEFINITION.match(line):
            fact = "links are not collected below the text"
            remedy = "write each whole: [words](where it leads)"
            problems.tell(Place(file, number), fact, remedy, "link-definition")
        if before.strip() and not before.startswith("#") and _UNDERLINE.match(line):
            fact = "a heading is not underlined here"
            remedy = "write '## ' before it; for a line across the page, leave a blank line above"
            problems.tell(Place(file, number), fact, remedy, "heading-underlined")
        before = line


def check_shape(file: str, lines: list[str], problems: Problems) -> bool:
    """Return whether no line is too long, or too deep in lists or quotations; tell the first."""
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            fact = f"this paragraph has more than {MAX_LINE} characters"
            problems.tell(Place(file, number), fact, "divide it by a blank line", "line-too-long")
            return False
        if "`" * (MAX_BACKTICKS + 1) in line:
            fact = f"more than {MAX_BACKTICKS} backticks in a row"
            place = Place(file, number, line.index("`" * (MAX_BACKTICKS + 1)) + 1)
            problems.tell(place, fact, "take some out", "too-many-backticks")
            return False
        prefix = _PREFIX.match(line)
        depth = len(_MARKER.findall(line, 0, prefix.end() if prefix else 0))
        if depth > MAX_DEPTH or _brackets(line) > MAX_DEPTH:
            what = "brackets are" if depth <= MAX_DEPTH else "this line is"
            remedy = "begin it further to the left, or leave some out"
            fact = f"{what} nested deeper than {MAX_DEPTH}"
            problems.tell(Place(file, number), fact, remedy, "too-deep")
            return False
    return True


def _brackets(line: str) -> int:
    """Return how many square brackets are open at once, at most."""
    depth = deepest = 0
    for character in line if "[" in line else "":
        depth += {"[": 1, "]": -1}.get(character, 0)
        depth = max(depth, 0)
        deepest = max(deepest, depth)
    return deepest


def check_notes(file: str, prose: list[tuple[int, str]], problems: Problems) -> None:
    """Tell each note that stands twice or unused, and each reference to none.

    `prose` are the chapter's lines with their numbers. A note is written `[^gap]: The note.` on a
    line of its own, and `[^gap]` refers to it.
    """
    notes: dict[str, Place] = {}
    used: set[str] = set()
    for number, line in prose:
        if note := _NOTE.match(line):
            place = Place(file, number, note.start(1) + 1)
            if note[1] in notes:
                fact = f"the note '{note[1]}' stands twice (first in line {notes[note[1]].line})"
                problems.tell(place, fact, "give this one a name of its own", "note-twice")
            notes.setdefault(note[1], place)
        used.update(reference[1] for reference in _REFERENCE.finditer(line))
    for number, line in prose:
        for reference in _REFERENCE.finditer(line):
            if reference[1] not in notes:
                place = Place(file, number, reference.start(1) + 1)
                fact = f"there is no note '{reference[1]}'"
                problems.tell(place, fact, did_you_mean(reference[1], notes), "note-missing")
    for name, place in notes.items():
        if name not in used:
            fact = f"nothing refers to the note '{name}'"
            remedy = f"write [^{name}] in the text, or remove the note"
            problems.tell(place, fact, remedy, "note-unused")
