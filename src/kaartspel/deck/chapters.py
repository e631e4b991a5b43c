"""Turn a Markdown file into a Chapter, and find what a chapter may not hold.

Headings are ATX (`# Title`) only; the first line is the chapter's title. Raw HTML is a problem.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator

from kaartspel.deck.model import Chapter, anchor
from kaartspel.deck.notes import check_notes
from kaartspel.deck.reading import decode
from kaartspel.problems import Place, Problem, did_you_mean

_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>]+>")
_HTML = re.compile(r"(?<!\]\()(?:</?[A-Za-z!?][^>\n]*>?|<!--)")
_HEADING = re.compile(r"(#{1,6})\s*(.*?)\s*#*$")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?:<(?P<spaced>[^<>]*)>|(?P<plain>[^)\s]*))")
_MARKS = re.compile(r"\[\^[^\]]+\]|\\(?=\W)|[*_`]|!?\[([^\]]*)\]\([^)]*\)")
_SCHEMES = ("https://", "http://", "mailto:")


def read_chapter(name: str, file: str, raw: bytes) -> tuple[Chapter, list[Problem]]:
    """Return the chapter in `raw` and all that is wrong with it but its links."""
    text, problems = decode(file, raw)
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    heading = _HEADING.match(lines[first])
    if not problems and (not heading or len(heading[1]) > 1 or not heading[2]):
        fact = "a chapter begins with its title"
        problems = [Problem(Place(file, first + 1), f"{fact}; write '# Title' in its first line")]
    problems += _control_characters(file, lines)
    problems += _markup(file, lines)
    problems += _headings(file, lines, first)
    problems += check_notes(file, list(prose(lines)))
    title = heading[2] if heading else ""
    body = "\n" * (first + 1) + "\n".join(lines[first + 1 :])
    return Chapter(name, title, body, Place(file)), problems


def check_links(
    chapter: Chapter, cards: Iterable[str], chapters: Iterable[Chapter]
) -> list[Problem]:
    """Return a problem for each link that leads nowhere.

    A link leads to the web, to a card (`card:v07-open-standaarden`), to another chapter by its
    file, or to a heading in one (`playing.md#who-begins`).
    """
    cards, files = set(cards), {other.name: other for other in chapters}
    problems = []
    for number, line in prose(chapter.markdown.split("\n")):
        for link in _LINK.finditer(line):
            group = link.lastgroup or "plain"
            target, place = link[group], Place(chapter.place.file, number, link.start(group) + 1)
            if target.startswith("card:"):
                if target[5:] not in cards:
                    remedy = did_you_mean(target[5:], cards)
                    problems.append(Problem(place, f"there is no card '{target[5:]}'; {remedy}"))
            elif not target.startswith(_SCHEMES):
                problems += _check_file_link(chapter, target, files, place)
    return problems


def _check_file_link(
    chapter: Chapter, target: str, files: dict[str, Chapter], place: Place
) -> Iterator[Problem]:
    """Yield a problem where a link to a chapter, or to a heading in one, leads nowhere."""
    file, mark, fragment = target.partition("#")
    other = files.get(chapter.path_of(file))
    if other is None:
        near = [posixpath.relpath(name, posixpath.dirname(chapter.name) or ".") for name in files]
        yield Problem(place, f"the link '{target}' leads nowhere; {did_you_mean(file, near)}")
    elif mark and fragment not in (known := set(anchors(other))):
        fact = f"'{posixpath.basename(other.name)}' has no heading '#{fragment}'"
        yield Problem(place, f"{fact}; {did_you_mean(fragment, known)}")


def anchors(chapter: Chapter) -> Iterator[str]:
    """Yield what links call the headings of a chapter."""
    for line in chapter.markdown.split("\n"):
        if heading := _HEADING.match(line):
            yield anchor(_MARKS.sub(lambda found: found[1] or "", heading[2]))


def prose(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each line with its number, code spans and automatic links blanked out."""
    for number, line in enumerate(lines, 1):
        blanked = _CODE.sub(lambda m: " " * len(m[0]), line)
        yield number, _AUTOLINK.sub(lambda m: " " * len(m[0]), blanked)


def _markup(file: str, lines: list[str]) -> list[Problem]:
    problems = []
    for number, line in prose(lines):
        for found in _HTML.finditer(line):
            remedy = "use Markdown (*italic*, **bold**), or put a space after '<'"
            fact = f"raw HTML '{found[0]}' is not used in chapters"
            problems.append(Problem(Place(file, number, found.start() + 1), f"{fact}; {remedy}"))
    return problems


def _headings(file: str, lines: list[str], first: int) -> list[Problem]:
    problems, level = [], 1
    for number, line in enumerate(lines, 1):
        heading = _HEADING.match(line)
        if not heading or number <= first + 1:
            continue
        place, marks = Place(file, number), len(heading[1])
        if not heading[2]:
            problems.append(Problem(place, "a heading without words; write some or remove it"))
        elif marks == 1:
            problems.append(Problem(place, "a chapter has one title; write '##' for a section"))
        elif marks > level + 1:
            fact = f"this heading jumps from level {level} to {marks}"
            problems.append(Problem(place, f"{fact}; write '{'#' * (level + 1)}'"))
        level = max(marks, 2) if heading[2] else level
    return problems


def _control_characters(file: str, lines: list[str]) -> list[Problem]:
    return [
        Problem(
            Place(file, number, column),
            f"the control character U+{ord(c):04X} cannot stand in a chapter; remove it",
        )
        for number, line in enumerate(lines, 1)
        for column, c in enumerate(line, 1)
        if (ord(c) < 32 and c != "\t") or 127 <= ord(c) < 160
    ]
