"""What a CommonMark reader makes of a chapter, and what the book makes of it, in one plain form.

The form holds the kind of each block and all words; what the book adds of its own (ids, roles, the
ways back of notes) and how a picture or a link is written is left out.
"""

import re
from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from kaartspel.book.chapters import convert
from kaartspel.book.gallery import Gallery
from kaartspel.book.places import Places
from kaartspel.deck.chapters import read_chapter
from kaartspel.deck.model import Chapter
from kaartspel.problems import Problem, Problems

_READER = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
_INLINE = {"em", "strong", "code", "a", "img", "br", "note"}
_WORDS = {"footnotes": "Notes", "footnote": "Note {number}", "footnote_back": "Back"}
_NAME = "book/x.md"


def read(markdown: str) -> tuple[Chapter, list[Problem]]:
    """Return the chapter that a text makes, and what is told of it."""
    problems = Problems()
    return read_chapter(_NAME, _NAME, markdown.encode(), problems), list(problems)


def in_book(chapter: Chapter) -> str:
    """Return the form of what the book shows of a chapter."""
    places = Places({_NAME: "x.xhtml"}, {}, {})
    heading, text, notes = convert(chapter, places, Gallery(), _WORDS)
    return _form([heading, *text, *(item for section in notes for item in section[1])])


def by_commonmark(markdown: str) -> str:
    """Return the form of what a CommonMark reader makes of it."""
    made = html.fragment_fromstring(_READER.render(markdown), create_parent="div")
    for section in made.findall("section"):
        made.remove(section)
        made.extend(section.iterfind("ol/li"))
    for line in made.findall("hr[@class='footnotes-sep']"):
        made.remove(line)
    return _form(made)


def numerals(markdown: str) -> list[str]:
    """Return the numbers that items of lists begin with, in their order."""
    tokens = _READER.parse(markdown)
    return [token.info for token in tokens if token.type == "list_item_open" and token.info]


def shown_numerals(form: str) -> list[str]:
    """Return the numbers that readers see before the items of lists."""
    numbers: list[str] = []
    open_lists: list[int | None] = []
    for tag in re.finditer(r"<(/?)(ol|ul|li)(?: (\d+))?>", form):
        if tag[2] != "li":
            if tag[1]:
                open_lists.pop()
            else:
                open_lists.append(int(tag[3] or 1) if tag[2] == "ol" else None)
        elif not tag[1] and open_lists and (number := open_lists[-1]) is not None:
            numbers.append(str(number))
            open_lists[-1] = number + 1
    return numbers


def _form(elements: Iterable[Any]) -> str:
    written = "".join(_written(element) for element in elements)
    while written != (bare := re.sub(r"<(em|strong|a)>(<img [^>]*>)</\1>", r"\2", written)):
        written = bare  # a picture is neither slanted nor bold
    parts = re.split(r"(<pre>.*?</pre>)", written, flags=re.DOTALL)
    return "".join(
        re.sub(r"[ \t]+", " ", part) if part.startswith("<pre>") else _without_gaps(part)
        for part in parts
    ).strip()


def _without_gaps(text: str) -> str:
    """Return a text whose spaces count as one, and as none beside a block."""
    text = re.sub(r"[ \t\n]+", " ", re.sub(r"\s+(?=</p>)", "", text))
    blocks = rf"</?(?!(?:{'|'.join(_INLINE)})\b)[a-z0-9]+[^>]*>|<br/>"
    return re.sub(rf" ?({blocks}) ?", r"\1", text)


def _written(element: Any) -> str:
    if "backref" in element.get("class", "") or element.get("role") == "doc-backlink":
        return ""
    name = etree.QName(element).localname
    tail = _escaped(element.tail)
    match name:
        case "sup":
            return f"<note/>{tail}"
        case "img":
            return f"<img {_escaped(element.get('alt'))}>{tail}"
        case "span":
            return f"<img {_escaped(element.text)}>{tail}"
        case "br" | "hr":
            return f"<{name}/>{tail}"
    name = {"figure": "p"}.get(name, name)
    start = f" {element.get('start')}" if element.get("start") else ""
    inner = _escaped(element.text) + "".join(map(_written, element))
    return f"<{name}{start}>{inner}</{name}>{tail}"


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_PREFIXES = st.sampled_from([
    "", "", "", "", " ", "  ", "   ", "    ", "     ", "\t", "- ", "* ", "+ ", "-   ", "-      ",
    "1. ", "2. ", "3. ", "1) ", "2) ", "7) ", "14. ", "2024. ", "> ", ">", "# ", "## ", "### ",
    "#", "  - ", "   - ", "    - ", "   1. ", "  > ", "-", "1.", "\u2022 ",
])  # fmt: skip
_INLINES = st.sampled_from([
    "word", "one", "two", "2024", "14.", "C#", "F#", "#", "a*b", "*em*", "**st**", "***both***",
    "_em_", "__st__", "x_y_z", "*", "**", "_", "__", "`code`", "``a ` b``", "`", "``", "[a](q.md)",
    '[a](q.md "t")', "[a](<q r.md>)", "[a] (b)", "[a]()", "[](q.md)", "![p](p.png)", "[^n]", "[",
    "]", "(", ")", "](q.md)", "!", "![", "\\*", "\\_", "\\[", "\\#", "\\", "\\\\", "&amp;",
    "&nbsp;",
    "&eacute;", "&mdash;", "&copy", "&nosuch;", "&", "<", ">", "<https://a.example/b>",
    "<a@b.example>", "a|b", "|", "\\|", "~", "~~", "^", "=", "-", "+", ".", ",", "…", "’", "“q”",
    "é", "Ж", "中", "1)", "(1)", "10", "3.", "\"", "'", "{", "}", "$", "%", ":", "[^m]", "x  ",
])  # fmt: skip
_WORDED = st.tuples(
    _PREFIXES,
    st.one_of(st.just(""), _PREFIXES),
    st.lists(_INLINES, min_size=1, max_size=5).flatmap(
        lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts))
    ),
    st.sampled_from(["", "", "", "", "  ", "\\", " #", " ##"]),
).map("".join)
_WHOLE = st.sampled_from([
    "", "", "", "", "", "---", "***", "- - -", "```", "~~~", "| a | b |", "|---|---|", "| 1 | 2 |",
    "| :-- | --: |", "a | b", "--|--", "===", "[^n]: A note.", "[^m]:", "    more", "  more", ">",
    "1. a", "2. b", "3. c", "- a", "  - b", "    - c", "* a", "> a", "## Head", "text", "plain",
])  # fmt: skip
CHAPTERS = st.lists(st.one_of(_WHOLE, _WORDED), min_size=1, max_size=9).map(
    lambda lines: "# Title\n\n" + "\n".join(lines) + "\n"
)
