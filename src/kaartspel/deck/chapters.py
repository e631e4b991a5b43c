"""Turn a Markdown file into a Chapter, and find what a chapter may not hold.

Headings are ATX (`# Title`) only; the first line is the chapter's title. Raw HTML and pictures
are problems: a chapter is text.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from kaartspel.deck.markup import check_markup, check_shape
from kaartspel.deck.model import Chapter
from kaartspel.deck.reading import decode
from kaartspel.problems import Place, Problem, did_you_mean

_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>]+>")
_HTML = re.compile(r"</?[A-Za-z!?][^>\n]*>?|<!--")
_HEADING = re.compile(r"(#{1,6})\s*(.*?)\s*#*$")
_PICTURE = re.compile(r"!\[[^\]]*\]\(")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(\s*(<?)([^)\s>]*)")
_SCHEMES = ("https://", "http://", "mailto:")


def read_chapter(name: str, file: str, raw: bytes) -> tuple[Chapter, Iterator[Problem]]:
    """Return the chapter in `raw` and all that is wrong with it but its links."""
    text, problems = decode(file, raw)
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    heading = _HEADING.match(lines[first])
    if (text or not problems) and (not heading or len(heading[1]) > 1 or not heading[2]):
        fact = "a chapter begins with its title"
        problems.append(
            Problem(Place(file, first + 1), f"{fact}; write '# Title' in its first line")
        )
    shapes = list(check_shape(file, lines))
    if shapes:
        return Chapter(name, "", "", Place(file)), chain(problems, shapes)
    checks = check_markup(file, _prose(lines)), _markup(file, lines), _headings(file, lines, first)
    title = heading[2] if heading else ""
    body = "\n" * (first + 1) + "\n".join(lines[first + 1 :])
    return Chapter(name, title, body, Place(file)), chain(problems, *checks)


def check_links(
    chapter: Chapter, cards: Iterable[str] | None, chapters: Iterable[str]
) -> list[Problem]:
    """Return a problem for each link that leads nowhere; `cards` is None where they are not known.

    A link leads to the web, to a card (`card:v07-open-standaarden`) or to another chapter by its
    file name.
    """
    cards, chapters = None if cards is None else set(cards), set(chapters)
    problems = []
    for number, line in _prose(chapter.markdown.split("\n")):
        for link in _LINK.finditer(line):
            target = link[2]
            place = Place(chapter.place.file, number, link.start(2) + 1)
            if target.startswith("card:") and cards is not None and target[5:] not in cards:
                remedy = did_you_mean(target[5:], cards)
                problems.append(Problem(place, f"there is no card '{target[5:]}'; {remedy}"))
            elif not target.startswith(("card:", *_SCHEMES)) and target not in chapters:
                remedy = did_you_mean(target, chapters)
                problems.append(Problem(place, f"the link '{target}' leads nowhere; {remedy}"))
    return problems


def _prose(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each line with its number, code spans and automatic links blanked out."""
    for number, line in enumerate(lines, 1):
        blanked = _CODE.sub(lambda m: " " * len(m[0]), line)
        yield number, _AUTOLINK.sub(lambda m: " " * len(m[0]), blanked)


def _markup(file: str, lines: list[str]) -> Iterator[Problem]:
    for number, line in _prose(lines):
        for found in _HTML.finditer(line):
            remedy = "use Markdown (*italic*, **bold**), or put a space after '<'"
            fact = f"raw HTML '{found[0]}' is not used in chapters"
            yield Problem(Place(file, number, found.start() + 1), f"{fact}; {remedy}")
        for found in _PICTURE.finditer(line):
            place = Place(file, number, found.start() + 1)
            yield Problem(place, "a chapter is text only; remove the picture")


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
