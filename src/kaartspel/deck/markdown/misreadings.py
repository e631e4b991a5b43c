"""Find lines that are text to Markdown and were meant as something else."""

import re
from collections.abc import Iterator

from kaartspel.deck.markdown.tables import cells_of, columns_of
from kaartspel.messages import say

ATX = re.compile(r"(#{1,6})(?: +|$)")
MARKER = re.compile(r"(?:([-*+])|(\d{1,9})([.)]))(?= |$)")

_NO_ATX = re.compile(r"#{7,}|#+(?=[^#\s])")
_NO_MARKER = re.compile(r"[•◦‣▪●○■] +\S")
_DEFINITION = re.compile(r"\[(?!\^)[^\]]+\]:")
_UNDERLINE = re.compile(r"(=+|-+) *$")
_DIVISION = re.compile(r":{3,}|!!! ?\w|\?\?\? ?\w")
_TERM = re.compile(r":(?: |$)")
# What looks like the beginning of an item, and is none: a dash, or a letter or number with a sign.
_LABEL = re.compile(
    r"([–—―→►✓✔√]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})[.)]|(?:\d{1,3}|[A-Za-z]) ?[/:–-]) +\S"
)

# By what they begin with: marks that other kinds of Markdown use and CommonMark does not, each with
# the fact, the remedy and the code of what is told.
OTHER_MARKS = {
    "~": [
        (re.compile(r"~~(?=\S)[^~\n]+~~"), say("struck-out text is not used in chapters"),
         say("take the words or the marks out, or write \\~ for the mark itself"), "struck-out"),
        (re.compile(r"~[^\s~]{1,20}~"), say("'~' makes no letters that stand lower"),
         say("write them otherwise, or \\~ for the mark itself"), "no-subscript"),
    ],
    "^": [
        (re.compile(r"\^\["), say("a note does not stand among the words"),
         say("write [^name] here, and below the paragraph '[^name]: The note.'"), "inline-note"),
        (re.compile(r"\^[^\s^[]{1,20}\^"), say("'^' makes no letters that stand higher"),
         say("write them otherwise, as m², or \\^ for the mark itself"), "no-superscript"),
    ],
    "=": [
        (re.compile(r"==(?=[^\s=])[^=\n]*[^\s=]=="), say("'==' marks no words in chapters"),
         say("write *italic* or **bold**, or \\= for the mark itself"), "no-highlight"),
    ],
    "{": [
        (re.compile(r"\{(?::|[.#][A-Za-z]|[\w-]+=)[^{}\n]*\}"),
         say("attributes in '{…}' are not used in chapters"),
         say("take them out, or write \\{ for the mark itself"), "no-attributes"),
    ],
    "[": [
        (re.compile(r"\[\[[^\[\]\n]+\]\]"), say("'[[…]]' makes no link"),
         say("write [words](where it leads), or \\[ for the mark itself"), "no-wiki-link"),
    ],
}  # fmt: skip


def misreadings(words: str, indent: int, above: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield fact, remedy and code of what a line of a paragraph was perhaps meant as.

    `indent` is how many spaces stand before its words; `above` the paragraph's
    line above it, if there is one.
    """
    columns = len(columns_of(words)) if "|" in words else 0
    if columns and above and "|" in above:
        fact = say(
            "the row above has {above} cells, and this one {columns}",
            above=len(cells_of(above)),
            columns=columns,
        )
        yield fact, say("give both as many"), "table-uneven"
    elif columns:
        fact = say("this row would divide a table's columns, and no row of headings is above it")
        remedy = say("begin both as far to the right, or write \\| for the mark itself")
        yield fact, remedy, "table-without-head"
    if indent > 3:
        yield from _too_far(words)
        return
    if _UNDERLINE.match(words) and above is not None:
        fact = say("a heading is not underlined here")
        remedy = say("write '## ' before it; for a line across the page, leave a blank line above")
        yield fact, remedy, "heading-underlined"
    if _DEFINITION.match(words):
        fact = say("links are not collected below the text")
        remedy = say("write each whole: [words](where it leads), or write \\[ for the mark itself")
        yield fact, remedy, "link-definition"
    if match := _NO_ATX.match(words):
        fact = say("'{match}' makes no heading here", match=match[0][:8])
        marks = "#" * min(len(match[0]), 6)
        remedy = say("write '{marks} ' with a space, or \\# for the mark itself", marks=marks)
        yield fact, remedy, "heading-without-space"
    if _DIVISION.match(words):
        fact = say("'{words}' sets nothing apart here", words=words[:3])
        yield fact, say("write '> ' before each line, or take the mark out"), "no-division"
    if above is not None and _TERM.match(words):
        fact = say("a line with ':' goes on with the line above, and tells nothing of it")
        yield fact, say("write '- **term**: what it is', or take the mark out"), "no-definition"
    is_kept = (above or "").endswith(("\\", "  "))
    if above and not is_kept and _label(words) and _label(words) == _label(above):
        fact = say("this line runs on from the line above, and both begin as items of a list")
        remedy = say("begin each with '- ' or '1. ', or end the line above with a backslash")
        yield fact, remedy, "lines-run-together"
    if _NO_MARKER.match(words):
        yield (
            say("'{words}' makes no list", words=words[0]),
            say("begin each item with '- '"),
            "no-list",
        )


def _label(line: str) -> str:
    """Return the kind of sign that a line begins with as if it were an item; nothing if none."""
    match = _LABEL.match(line.lstrip(" "))
    return re.sub(re.compile(r"\w+"), "x", match[1]) if match else ""


def _too_far(words: str) -> Iterator[tuple[str, str, str]]:
    marker = MARKER.match(words)
    if words.startswith(">") or marker or ATX.match(words):
        mark = marker[0] if marker else words[0]
        fact = say("'{mark}' so far to the right goes on with the paragraph above", mark=mark)
        escaped = f"{mark[:-1]}\\{mark[-1]}"
        remedy = say(
            "begin it further to the left, or write {escaped} for the mark itself", escaped=escaped
        )
        yield fact, remedy, "mark-too-far"
