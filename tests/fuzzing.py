"""Make decks that nobody would think of, out of the small one: by values, lines and bytes."""

from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from repository import ENGLISH

Files = dict[str, bytes]

FILES: Files = {
    path.relative_to(ENGLISH).as_posix(): path.read_bytes()
    for path in sorted(ENGLISH.rglob("*"))
    if path.is_file()
}
TEXTS = sorted(name for name in FILES if not name.endswith(".png"))
YAMLS = sorted(name for name in FILES if name.endswith(".yaml"))
CHAPTERS = sorted(name for name in FILES if name.endswith(".md"))

# What has a meaning to YAML, Markdown, SVG, XML, PDF or Unicode, or is at an edge of it.
TOKENS = [
    ": ", "- ", "#", " #", "'", '"', "“", "”", "‘", "’", "[", "]", "{", "}", ",", "&a",
    "*a", "!!x", "|", ">", "%", "@", "`", "?", "---", "...", "\t", "\n", "\n\n", "  ",
    "\\", "\\u0000", "<<", "~", "null", "yes", "1e999", "nan", "-1", "0x10", "1_0",
    "2026-02-30", "..", "../x", "/", "CON", "**", "*", "_", "[a](b)",
    "[a](card:q01-cars)", "![a](b.png)", "[^1]", "[^1]: x", "[^a b]", "| a |", "|---|",
    "    ", "> ", "1. ", "```", "~~~", "***", "===", "# ", "### ", "&amp;", "&copy;",
    "&#0;", "&#x41;", "<b>", "<!--", "-->", "]]>", "<?x?>", "<http://a.b>", "<a@b.c>",
    "(", ")", "\\*", "Mr.", "\xa0", "\xad", "\u200b", "\u202e", "\u2028", "\ufeff",
    "e\u0301", "x\u030c", "ß", "İ", "ǆ", "ﬁ", "ŉ", "Ω", "я", "中", "ש", "ا", "😀",
    "\U0001f44d\U0001f3fd", "−", "…", "–", "—", "-", "--", "a-b", "/", "½", "\x7f",
    "{title}", "{", "%s", "\r", "\r\n", "M0 0h9v9z", "M1 1", "A1 1 0 0 1 2 2", "z",
    "viewBox", "w" * 40,
]  # fmt: skip
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs"])
LIKELY = st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ éëïöüßçñ ’‘“”-–…,.;:?!()/0123456789")
WORD = st.text(LIKELY, min_size=1, max_size=14)
TEXT = st.one_of(
    st.lists(st.one_of(WORD, st.sampled_from(TOKENS)), min_size=1, max_size=12).map(" ".join),
    st.lists(st.one_of(WORD, st.sampled_from(TOKENS)), min_size=1, max_size=8).map("".join),
    st.text(LETTERS, min_size=0, max_size=40),
)
SCALAR = st.one_of(TEXT, st.integers(-5, 1200).map(str), st.sampled_from(TOKENS))


@st.composite
def by_values(draw: st.DrawFn) -> Files:
    """Draw a deck of well-formed files, some of whose values are others."""
    files = dict(FILES)
    for name in draw(st.lists(st.sampled_from(YAMLS), min_size=1, max_size=2, unique=True)):
        data = yaml.load(files[name], _LOADER)
        for _ in range(draw(st.integers(1, 4))):
            _change(draw, data)
        text = yaml.dump(data, allow_unicode=True, sort_keys=False, default_style=draw(_STYLE))
        files[name] = text.encode("utf-8", "surrogatepass")
    return files


_STYLE = st.sampled_from([None, '"', "'"])


def _change(draw: st.DrawFn, data: Any) -> None:
    """Change, take away or repeat one value somewhere in the data."""
    places: list[tuple[Any, Any]] = []
    _collect(data, places)
    if not places:
        return
    holder, key = draw(st.sampled_from(places))
    match draw(st.sampled_from(["text", "text", "text", "text", "gone", "twice", "list", "keys"])):
        case "text" if isinstance(holder[key], str):
            holder[key] = draw(SCALAR)
        case "gone":
            del holder[key]
        case "twice" if isinstance(holder, list):
            holder.insert(key, holder[key])
        case "list":
            holder[key] = [holder[key]]
        case "keys":
            holder[key] = {draw(WORD): holder[key]}


def _collect(data: Any, places: list[tuple[Any, Any]]) -> None:
    keys = range(len(data)) if isinstance(data, list) else list(data)
    for key in keys:
        places.append((data, key))
        if isinstance(data[key], list | dict):
            _collect(data[key], places)


@st.composite
def by_lines(draw: st.DrawFn) -> Files:
    """Draw a deck with lines gone, doubled, moved to the side, or with something put into them."""
    files = dict(FILES)
    name = draw(st.sampled_from(TEXTS))
    lines = files[name].decode().split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        column = draw(st.integers(0, len(lines[at])))
        put = draw(st.one_of(st.sampled_from(TOKENS), TEXT))
        match draw(st.sampled_from(["put", "put", "over", "gone", "twice", "side", "back"])):
            case "put":
                lines[at] = lines[at][:column] + put + lines[at][column:]
            case "over":
                lines[at] = lines[at][:column] + put
            case "gone" if len(lines) > 1:
                del lines[at]
            case "twice":
                lines.insert(at, lines[at])
            case "side":
                lines[at] = " " + lines[at]
            case "back":
                lines[at] = lines[at].removeprefix(" ")
    files[name] = "\n".join(lines).encode("utf-8", "surrogatepass")
    return files


@st.composite
def by_bytes(draw: st.DrawFn) -> Files:
    """Draw a deck with bytes of a file changed, gone or put in; or with a file cut short."""
    files = dict(FILES)
    name = draw(st.sampled_from(sorted(files)))
    data = bytearray(files[name])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        match draw(st.sampled_from(["set", "gone", "put", "cut"])):
            case "set" if data:
                data[at] = draw(st.integers(0, 255))
            case "gone":
                del data[at : at + draw(st.integers(1, 9))]
            case "put":
                data[at:at] = draw(st.binary(min_size=1, max_size=5))
            case "cut":
                del data[at:]
    files[name] = bytes(data)
    return files


_STARTS = st.sampled_from(["## ", "> ", "- ", "1. ", "    ", "| ", "[^1]: ", "*", "`"])


@st.composite
def by_chapters(draw: st.DrawFn) -> Files:
    """Draw a deck with chapters of random Markdown."""
    files = dict(FILES)
    blocks = st.one_of(
        TEXT,
        st.tuples(_STARTS, TEXT).map("".join),
    )
    for name in draw(st.lists(st.sampled_from(CHAPTERS), min_size=1, max_size=2, unique=True)):
        body = draw(st.lists(blocks, max_size=8))
        joint = draw(st.sampled_from(["\n", "\n\n"]))
        title = draw(st.one_of(st.just("Title"), WORD))
        text = joint.join([f"# {title}", *body])
        files[name] = text.encode("utf-8", "surrogatepass")
    return files


_LINKS = st.sampled_from([
    "[a](card:q01-cars)", "[m](questions.md)", "[h](#head)", "[h](#head-2)", "[z](#глава)",
    "[w](https://a.example/b c)", "[w](<https://a.example/b c?l=[1]&n={x}|2#y z>)",
    "[p](https://a.example/100%)", "[i](https://bücher.example/é)",
    "[u](https://a_b.example:8080/)", "[v](https://[::1]/)", "[n](https://1.2.3.400/)",
    "[d](https://a.example./)", "[q](<mailto:ann@a.example?subject=a b>)",
    "[e](https://a.example/\\\\x^y`z)", "[x](http://a.example:/)", "[c](https://u:p@a.example/)",
    "[![s](../symbols/bow.svg)](questions.md)", '![s](../symbols/bow.svg "Cap")',
    "<https://a.example/(x)>", "[%](https://a.example/%zz%20)", '[t](questions.md "tip")',
    "[h](HTTPS://A.EXAMPLE)", "[-](https://-a.example/)", "[.](https://a.example/../x?y#z#w)",
])  # fmt: skip
_HEADS = st.sampled_from([
    "## Head", "## Head", "## Глава", "## *Head*[^n]", "## R&amp;D", "## ?", "## !",
    "## Head 2", "## snake_case", "## \u00c9én `x`", "### Deep",
])  # fmt: skip


@st.composite
def by_links(draw: st.DrawFn) -> Files:
    """Draw a deck with a chapter of links, headings, pictures and notes."""
    files = dict(FILES)
    lines = draw(st.lists(st.one_of(_LINKS, _HEADS), min_size=1, max_size=6))
    notes = ["[^n]: A note with [a link](questions.md)."] if "[^n]" in "".join(lines) else []
    files["book/preface.md"] = "\n\n".join(["# Preface", *lines, *notes]).encode()
    return files


def write(files: Files, folder: Path) -> None:
    """Write a deck's files into a folder, which holds the last one."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
