"""Turn a Markdown file into a Chapter, and tell what a chapter may not hold.

Headings are ATX (`# Title`) only; the first line is the chapter's title. Raw HTML is a problem.
"""

import posixpath
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from kaartspel.deck.characters import is_invisible
from kaartspel.deck.folder import Folder
from kaartspel.deck.markdown.addresses import fault_of, is_web
from kaartspel.deck.markdown.blocks import prose_of, read_prose
from kaartspel.deck.markdown.prose import (
    BlockList,
    Blocks,
    Code,
    CodeBlock,
    Heading,
    Image,
    Inline,
    InlineText,
    Link,
    Note,
    NoteReference,
    Prose,
    Quotation,
    blocks_of,
    inlines_of,
    pictures_alone,
    plain,
)
from kaartspel.deck.model import Chapter, anchor
from kaartspel.deck.reading import decode
from kaartspel.problems import Place, Problems, did_you_mean

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ANY_SCHEME = "use an address with https:// or mailto:, card:, game:, or a chapter's file"
_NUMBER = "write the number as words, without a link"
_SCHEMES = {"doi": "write https://doi.org/{rest}", "tel": _NUMBER, "sms": _NUMBER}
_FRONT_MATTER = re.compile(r"---\n(?:[\w-]+:.*\n|[ \t#-].*\n)+?(?:---|\.\.\.) *(?:\n|$)")
# What a chapter is called where its name was meant to end with .md.
_MEANT = re.compile(r"(.+?)\.(?:markdown|mdown|mkdn?|md)(?:\.txt)?", re.IGNORECASE)
_PAGES = (".md", ".html", ".htm", ".xhtml")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]|$)")
_PICTURE = re.compile(r"\.(png|jpe?g|svg|gif|webp)$", re.IGNORECASE)


def read_chapter(name: str, file: str, raw: bytes, problems: Problems) -> Chapter:
    """Return the chapter in `raw`; tell all that is wrong with it but its links."""
    text = decode(file, raw, problems)
    if text is None:
        return Chapter(name, "", "", Place(file))
    before = len(problems)
    if _FRONT_MATTER.match(text):
        fact = "a chapter has no lines about itself between '---'"
        remedy = "take them out; deck.yaml says what is true of a chapter"
        problems.tell(Place(file), fact, remedy, "front-matter")
        return Chapter(name, "", "", Place(file))
    prose = read_prose(file, text, problems)
    if not prose.heading and (prose.blocks or len(problems) == before):
        _tell_no_title(file, text, problems)
    _check_headings(prose.blocks, problems)
    _check_notes(prose, problems)
    _check_captions(prose, problems)
    return Chapter(name, text, prose.title, Place(file))


def check_listed(folder: Folder, listed: Iterable[str], problems: Problems) -> None:
    """Tell each Markdown file beside the chapters that the book does not hold.

    `listed` are the chapters' files as deck.yaml names them. What stands in the deck's own folder,
    such as a README, is none of the book's business.
    """
    names = {_usual(name) for name in listed}
    for sub in sorted({"book", *map(posixpath.dirname, names)} - {""}):
        for path in folder.files(sub, ""):
            name, place = f"{sub}/{path.name}", Place(folder.label(path))
            if _usual(name) in names:
                continue
            if path.name.endswith(".md"):
                fact = "no section of deck.yaml names this chapter"
                remedy = f"add '- {{chapter: {name}}}' to one, or move the file out of '{sub}'"
                problems.tell(place, fact, remedy, "chapter-not-listed")
            elif meant := _MEANT.fullmatch(path.name):
                remedy = f"rename it to '{meant[1]}.md', or move it out of '{sub}'"
                problems.tell(place, "this file is overlooked", remedy, "overlooked")
            elif _holds_chapters(folder, path, name, names):
                fact = "the chapters in this folder are overlooked"
                remedy = f"put them in '{sub}' and name them in deck.yaml, or move them out of it"
                problems.tell(place, fact, remedy, "overlooked")


def _usual(name: str) -> str:
    return unicodedata.normalize("NFC", posixpath.normpath(name))


def _holds_chapters(folder: Folder, path: Path, name: str, listed: Iterable[str]) -> bool:
    """Return whether a folder holds Markdown and no chapter that is listed."""
    is_named = any(other.startswith(f"{_usual(name)}/") for other in listed)
    return not is_named and any(inner.endswith(".md") for inner in folder.names(path))


def check_links(
    chapter: Chapter,
    cards: Iterable[str] | None,
    files: Mapping[str, Chapter | None],
    games: Iterable[str] | None,
    problems: Problems,
    left_out: Container[str] = (),
) -> None:
    """Tell each link that leads nowhere.

    `cards` and `games` are None where they are not known. `files` are the book's chapters by their
    names, and None where one could not be read. `left_out` is what an edition goes without.

    A link leads to the web, to a card (`card:v07-open-standaarden`), to a game (`game:debate`), to
    another chapter by its file, or to a heading in one (`playing.md#who-begins`).
    """
    known = {"card": None if cards is None else set(cards),
             "game": None if games is None else set(games)}  # fmt: skip
    for link in _links(chapter):
        what, _, id_ = link.target.partition(":")
        ids = known.get(what)
        if what in known:
            if ids is not None and id_ not in ids:
                fact, remedy = f"there is no {what} '{id_}'", did_you_mean(id_, ids)
                if id_ in left_out:
                    own = f"in a file '{chapter.name}' of the edition's own"
                    fact, remedy = f"{fact}: it is left out", f"take the link away, {own}"
                problems.tell(link.place, fact, remedy, f"unknown-{what}")
        elif is_web(link.target):
            if fault := fault_of(link.target):
                fact = f"'{link.target}' is no address: {fault}"
                problems.tell(link.place, fact, "mend the address", "bad-address")
        elif remedy := _other_remedy(link.target):
            fact = f"a link does not lead to '{link.target}'"
            problems.tell(link.place, fact, remedy, "no-target")
        else:
            _check_file_link(chapter, link, files, problems)


def anchors(chapter: Chapter) -> Iterator[str]:
    """Yield what links call the headings of a chapter."""
    for block in _prose(chapter).blocks:
        if isinstance(block, Heading):
            yield block.name


def written_words(chapter: Chapter) -> Iterator[tuple[str, Place]]:
    """Yield all that readers see of a chapter, line by line, with its place.

    What cannot be seen is left out: it is told already, at its very place.
    """
    prose = _prose(chapter)
    for inline in _inlines(prose):
        match inline:
            case InlineText(text, place) | Code(text, place):
                yield from _by_lines(text, place)
            case Image(alt=alt, caption=caption, place=place):
                yield from _by_lines(f"{alt} {caption}", place)
            case Link(title=title, place=place):
                yield from _by_lines(title, place)
    noted = (block for note in prose.notes for block in note.blocks)
    for block in blocks_of((*prose.blocks, *noted)):
        if isinstance(block, CodeBlock):
            yield from _by_lines(block.text, block.place)


def _by_lines(text: str, place: Place) -> Iterator[tuple[str, Place]]:
    for number, line in enumerate(text.split("\n"), place.line):
        seen = "".join(c for c in line if not is_invisible(c))
        yield seen, Place(place.file, number, place.column if number == place.line else 1)


def _tell_no_title(file: str, text: str, problems: Problems) -> None:
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines, 1) if line.strip()), 1)
    fact, remedy = "a chapter begins with its title", "write '# Title' in its first line"
    problems.tell(Place(file, first), fact, remedy, "no-title")


def _prose(chapter: Chapter) -> Prose:
    return prose_of(chapter.place.file, chapter.text)


def _inlines(prose: Prose) -> Iterator[Inline]:
    for line in prose.lines():
        yield from inlines_of(line)


def _links(chapter: Chapter) -> Iterator[Link]:
    return (inline for inline in _inlines(_prose(chapter)) if isinstance(inline, Link))


def _other_remedy(target: str) -> str:
    """Return what to write instead of a target that is neither of the web nor of the book."""
    scheme = _SCHEME.match(target)
    if not target.strip():
        return "write where it leads between the parentheses, or take the brackets out"
    if target.startswith("//") or target.lower().startswith("www."):
        return f"write https://{target.lstrip('/')}"
    if scheme:
        return _SCHEMES.get(scheme[1].lower(), _ANY_SCHEME).format(rest=target[scheme.end() :])
    if _PICTURE.search(target):
        return "write '!' before it to show a picture, or lead to a chapter"
    if fault_of(mail := f"mailto:{target}") == "":
        return f"write {mail}"
    is_host = _HOST.match(target) and not target.partition("#")[0].lower().endswith(_PAGES)
    return f"write https://{target} if it is on the web, or a chapter's file" if is_host else ""


def _check_file_link(
    chapter: Chapter, link: Link, files: Mapping[str, Chapter | None], problems: Problems
) -> None:
    """Tell where a link to a chapter, or to a heading in one, leads nowhere."""
    file, _, fragment = link.target.partition("#")
    name = chapter.path_of(file)
    other = files.get(name)
    heading = anchor(unquote(fragment))
    if name not in files:
        near = [posixpath.relpath(name, posixpath.dirname(chapter.name) or ".") for name in files]
        fact = f"the link '{link.target}' leads nowhere"
        problems.tell(link.place, fact, did_you_mean(file, near), "unknown-chapter")
    elif other and fragment and heading not in (known := set(anchors(other))):
        base = posixpath.basename(other.name)
        remedy = did_you_mean(heading, known)
        if heading == anchor(other.title):
            remedy = f"write '{file or base}' to lead to the chapter's title"
        fact = f"'{base}' has no heading '#{fragment}'"
        problems.tell(link.place, fact, remedy, "unknown-heading")


def _check_headings(blocks: Blocks, problems: Problems, *, inside: bool = False) -> None:
    """Tell headings without words, second titles, and levels that are left out."""
    level = 1
    for block in blocks:
        match block:
            case Heading(marks, line, place=place):
                if not plain(line).strip():
                    fact = "a heading without words"
                    problems.tell(place, fact, "write some or remove it", "heading-empty")
                elif marks == 1:
                    fact = "a chapter has one title"
                    problems.tell(place, fact, "write '##' for a section", "second-title")
                elif marks > level + 1 and not inside:
                    fact = f"this heading jumps from level {level} to {marks}"
                    remedy = f"write '{'#' * (level + 1)}'"
                    problems.tell(place, fact, remedy, "heading-jumps")
                level = max(marks, 2)
            case Quotation(inner):
                _check_headings(inner, problems, inside=True)
            case BlockList(items):
                for item in items:
                    _check_headings(item, problems, inside=True)


def _check_notes(prose: Prose, problems: Problems) -> None:
    """Tell each note that stands twice, unused or empty, and each reference to none.

    A note is written `[^gap]: The note.` on a line of its own, and `[^gap]` refers to it.
    """
    notes: dict[str, Note] = {}
    for note in prose.notes:
        first = notes.setdefault(note.name, note)
        if first is not note:
            fact = f"the note '{note.name}' stands twice (first in line {first.place.line})"
            problems.tell(note.place, fact, "give this one a name of its own", "note-twice")
        if not note.blocks:
            fact = f"the note '{note.name}' is empty"
            problems.tell(note.place, fact, "write its words behind the colon", "note-empty")
    for inline in _inlines(prose):
        if isinstance(inline, NoteReference) and inline.name not in notes:
            fact, remedy = f"there is no note '{inline.name}'", did_you_mean(inline.name, notes)
            problems.tell(inline.place, fact, remedy, "note-missing")
    used = prose.noted()
    for name, note in notes.items():
        if name not in used:
            fact = f"nothing refers to the note '{name}'"
            remedy = f"write [^{name}] in the text, or remove the note"
            problems.tell(note.place, fact, remedy, "note-unused")


def _check_captions(prose: Prose, problems: Problems) -> None:
    """Tell captions of pictures that stand among words: they have no room there."""
    for line in prose.lines():
        if line is not prose.heading and pictures_alone(line):
            continue
        for inline in inlines_of(line):
            if isinstance(inline, Image) and inline.caption:
                fact = "a picture with a caption stands among words"
                remedy = "give it a paragraph of its own, or take the caption out"
                problems.tell(inline.place, fact, remedy, "caption-among-words")
