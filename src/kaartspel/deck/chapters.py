"""Turn a Markdown file into a Chapter, and find what a chapter may not hold.

Headings are ATX (`# Title`) only; the first line is the chapter's title. Raw HTML is a problem.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from kaartspel.deck.markup import check_markup, check_notes, check_shape
from kaartspel.deck.model import Chapter, anchor
from kaartspel.deck.reading import decode
from kaartspel.problems import Place, Problems, did_you_mean

_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>]+>")
_HTML = re.compile(r"(?<!\]\()(?:</?[A-Za-z!?][^>\n]*>?|<!--)")
_HEADING = re.compile(r"(#{1,6})\s*(.*?)\s*#*$")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?:<(?P<spaced>[^<>]*)>|(?P<plain>[^)\s]*))")
_MARKS = re.compile(r"\[\^[^\]]+\]|\\(?=\W)|[*_`]|!?\[([^\]]*)\]\([^)]*\)")
_SCHEMES = ("https://", "http://", "mailto:")


def read_chapter(name: str, file: str, raw: bytes, problems: Problems) -> Chapter:
    """Return the chapter in `raw`; tell all that is wrong with it but its links."""
    text = decode(file, raw, problems)
    if text is None:
        return Chapter(name, "", "", Place(file))
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    heading = _HEADING.match(lines[first])
    if not heading or len(heading[1]) > 1 or not heading[2]:
        fact = "a chapter begins with its title"
        remedy = "write '# Title' in its first line"
        problems.tell(Place(file, first + 1), fact, remedy, "no-title")
    if not check_shape(file, lines, problems):
        return Chapter(name, "", "", Place(file))
    check_markup(file, prose(lines), problems)
    check_notes(file, list(prose(lines)), problems)
    _check_html(file, lines, problems)
    _check_headings(file, lines, first, problems)
    title = heading[2] if heading else ""
    body = "\n" * (first + 1) + "\n".join(lines[first + 1 :])
    return Chapter(name, title, body, Place(file))


def check_links(
    chapter: Chapter,
    cards: Iterable[str] | None,
    files: Mapping[str, Chapter | None],
    games: Iterable[str] | None,
    problems: Problems,
) -> None:
    """Tell each link that leads nowhere.

    `cards` and `games` are None where they are not known. `files` are the book's chapters by their
    names, and None where one could not be read.

    A link leads to the web, to a card (`card:v07-open-standaarden`), to a game (`game:debate`), to
    another chapter by its file, or to a heading in one (`playing.md#who-begins`).
    """
    known = {"card": None if cards is None else set(cards),
             "game": None if games is None else set(games)}  # fmt: skip
    for number, line in prose(chapter.markdown.split("\n")):
        for link in _LINK.finditer(line):
            group = link.lastgroup or "plain"
            target, place = link[group], Place(chapter.place.file, number, link.start(group) + 1)
            what, _, id_ = target.partition(":")
            ids = known.get(what)
            if what in known:
                if ids is not None and id_ not in ids:
                    fact, remedy = f"there is no {what} '{id_}'", did_you_mean(id_, ids)
                    problems.tell(place, fact, remedy, f"unknown-{what}")
            elif not target.startswith(_SCHEMES):
                _check_file_link(chapter, target, files, place, problems)


def _check_file_link(
    chapter: Chapter,
    target: str,
    files: Mapping[str, Chapter | None],
    place: Place,
    problems: Problems,
) -> None:
    """Tell where a link to a chapter, or to a heading in one, leads nowhere."""
    file, mark, fragment = target.partition("#")
    name = chapter.path_of(file)
    other = files.get(name)
    if name not in files:
        near = [posixpath.relpath(name, posixpath.dirname(chapter.name) or ".") for name in files]
        fact = f"the link '{target}' leads nowhere"
        problems.tell(place, fact, did_you_mean(file, near), "unknown-chapter")
    elif other and mark and fragment not in (known := set(anchors(other))):
        fact = f"'{posixpath.basename(other.name)}' has no heading '#{fragment}'"
        problems.tell(place, fact, did_you_mean(fragment, known), "unknown-heading")


def anchors(chapter: Chapter) -> Iterator[str]:
    """Yield what links call the headings of a chapter."""
    for line in chapter.markdown.split("\n"):
        if heading := _HEADING.match(line):
            yield anchor(_MARKS.sub(lambda match: match[1] or "", heading[2]))


def prose(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each line with its number, code spans and automatic links blanked out."""
    for number, line in enumerate(lines, 1):
        blanked = _CODE.sub(lambda m: " " * len(m[0]), line)
        yield number, _AUTOLINK.sub(lambda m: " " * len(m[0]), blanked)


def _check_html(file: str, lines: list[str], problems: Problems) -> None:
    for number, line in prose(lines):
        for match in _HTML.finditer(line):
            remedy = "use Markdown (*italic*, **bold**), or put a space after '<'"
            fact = f"raw HTML '{match[0]}' is not used in chapters"
            problems.tell(Place(file, number, match.start() + 1), fact, remedy, "raw-html")


def _check_headings(file: str, lines: list[str], first: int, problems: Problems) -> None:
    level = 1
    for number, line in enumerate(lines, 1):
        heading = _HEADING.match(line)
        if not heading or number <= first + 1:
            continue
        place, marks = Place(file, number), len(heading[1])
        if not heading[2]:
            fact = "a heading without words"
            problems.tell(place, fact, "write some or remove it", "heading-empty")
        elif marks == 1:
            fact = "a chapter has one title"
            problems.tell(place, fact, "write '##' for a section", "second-title")
        elif marks > level + 1:
            fact = f"this heading jumps from level {level} to {marks}"
            problems.tell(place, fact, f"write '{'#' * (level + 1)}'", "heading-jumps")
        level = max(marks, 2) if heading[2] else level
