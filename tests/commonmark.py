"""What a CommonMark reader makes of a chapter, and what the book makes of it, in one plain form.

The form holds the kind of each block and all words; what the book adds of its own (ids, roles, the
ways back of notes) and how a picture or a link is written is left out.
"""

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
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


Numbers = list[list[str]]
"""For each numbered list, in the order in which they end, the numbers of its items."""


def numerals(markdown: str) -> Numbers:
    """Return the numbers that the source has before the items of lists."""
    found: Numbers = []
    open_lists: list[list[str]] = []
    for token in _READER.parse(markdown):
        match token.type:
            case "ordered_list_open" | "bullet_list_open":
                open_lists.append([])
            case "list_item_open" if token.info:
                open_lists[-1].append(token.info)
            case "ordered_list_close":
                found.append(open_lists.pop())
            case "bullet_list_close":
                open_lists.pop()
    return found


def shown_numerals(form: str) -> Numbers:
    """Return the numbers that readers see before the items of lists."""
    found: Numbers = []
    open_lists: list[tuple[int | None, list[str]]] = []
    for tag in re.finditer(r"<(/?)(ol|ul|li)(?: (\d+))?>", form):
        if tag[2] != "li" and tag[1]:
            number, shown = open_lists.pop()
            found += [shown] if number is not None else []
        elif tag[2] != "li":
            open_lists.append((int(tag[3] or 1) if tag[2] == "ol" else None, []))
        elif not tag[1] and open_lists and (first := open_lists[-1][0]) is not None:
            shown = open_lists[-1][1]
            shown.append(str(first + len(shown)))
    return found


def are_shown(written: Numbers, shown: Numbers) -> bool:
    """Return whether readers see the numbers that are written; all 0 or 1 count by themselves."""
    return len(written) == len(shown) and all(
        a == b or (len(a) == len(b) and set(a) in ({"0"}, {"1"}) and a[0] == b[0])
        for a, b in zip(written, shown, strict=True)
    )


def in_source(markdown: str) -> Counter[str]:
    """Return the words, numbers and marks of a source that are no markup, as far as that is plain.

    Where links lead, what notes are called, what language a fence says it has, and words with
    names of characters are left out.
    """
    text = re.sub(r"(?m)^(.*?)(`{3,}|~{3,})[^`\n]*$", r"\1", markdown)
    text = re.sub(r"\]\((?:<[^<>\n]*>|[^()\s]*)(?:\s+\"[^\"\n]*\")?\)", "] ", text)
    return _counted(re.sub(r"\w*(?:&[a-z]+;\w*)+|\[\^\w+\]:?", " ", text))


def in_form(form: str, numbered: Numbers) -> Counter[str]:
    """Return the words, numbers and marks that readers see, with the numbers of its lists."""
    numbers = " ".join(number for shown in numbered for number in shown)
    text = re.sub(r"<img ([^>]*)>", r" \1 ", form)
    return _counted(unescape(re.sub(r"<[^>]*>", " ", text)) + " " + numbers)


def _counted(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+|[…’“”%$,;?'é中]", text))


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
    # Whether a line's margin counts within code that goes over its end, readers do not agree.
    text = re.sub(r"(<code>) | (</code>)", r"\1\2", text)
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
