"""Turn a Markdown file into a Chapter, and tell what a chapter may not hold.

Headings are ATX (`# Title`) only; the first line is the chapter's title. Raw HTML is a problem.
"""

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from kaartspel.deck.characters import is_invisible
from kaartspel.deck.folder import Folder
from kaartspel.deck.markdown.blocks import prose_of, read_prose
from kaartspel.deck.markdown.prose import (
    BlockList,
    Blocks,
    Code,
    CodeBlock,
    Heading,
    Image,
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
from kaartspel.deck.model import Chapter
from kaartspel.deck.reading import decode
from kaartspel.messages import say
from kaartspel.problems import Place, Problems, did_you_mean

# Five hundred pages of prose; of each line and block, reading keeps much more than it has letters.
_MOST_BYTES = 1_000_000
_MOST_LINES = 50_000
_FRONT_MATTER = re.compile(r"---\n(?:[\w-]+:.*\n|[ \t#-].*\n)+?(?:---|\.\.\.) *(?:\n|$)")
# What a chapter is called where its name was meant to end with .md.
_MEANT = re.compile(r"(.+?)\.(?:markdown|mdown|mkdn?|md)(?:\.txt)?", re.IGNORECASE)


def read_chapter(name: str, file: str, raw: bytes, problems: Problems) -> Chapter:
    """Return the chapter in `raw`; tell all that is wrong with it but its links."""
    text = decode(file, raw, problems, _MOST_BYTES)
    if text is None:
        return Chapter(name, "", "", Place(file))
    if text.count("\n") > _MOST_LINES:
        fact = say("the file has more than {most} lines", most=_MOST_LINES)
        problems.tell(Place(file), fact, say("split it"), "file-too-large")
        return Chapter(name, "", "", Place(file))
    before = len(problems)
    if _FRONT_MATTER.match(text):
        fact = say("a chapter has no lines about itself between '---'")
        remedy = say("take them out; deck.yaml says what is true of a chapter")
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
                fact = say("no section of deck.yaml names this chapter")
                remedy = say(
                    "add '- {{chapter: {name}}}' to one, or move the file out of '{sub}'",
                    name=name,
                    sub=sub,
                )
                problems.tell(place, fact, remedy, "chapter-not-listed")
            elif meant := _MEANT.fullmatch(path.name):
                remedy = say(
                    "rename it to '{meant}.md', or move it out of '{sub}'", meant=meant[1], sub=sub
                )
                problems.tell(place, say("this file is overlooked"), remedy, "overlooked")
            elif _holds_chapters(folder, path, name, names):
                fact = say("the chapters in this folder are overlooked")
                remedy = say(
                    "put them in '{sub}' and name them in deck.yaml, or move them out of it",
                    sub=sub,
                )
                problems.tell(place, fact, remedy, "overlooked")


def _usual(name: str) -> str:
    return unicodedata.normalize("NFC", posixpath.normpath(name))


def _holds_chapters(folder: Folder, path: Path, name: str, listed: Iterable[str]) -> bool:
    """Return whether a folder holds Markdown and no chapter that is listed."""
    is_named = any(other.startswith(f"{_usual(name)}/") for other in listed)
    return not is_named and any(inner.endswith(".md") for inner in folder.names(path))


def written_words(chapter: Chapter) -> Iterator[tuple[str, Place]]:
    """Yield all that readers see of a chapter, line by line, with its place.

    What cannot be seen is left out: it is told already, at its very place.
    """
    prose = prose_of(chapter.place.file, chapter.text)
    for inline in prose.inlines():
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
    fact, remedy = say("a chapter begins with its title"), say("write '# Title' in its first line")
    problems.tell(Place(file, first), fact, remedy, "no-title")


def _check_headings(blocks: Blocks, problems: Problems, *, inside: bool = False) -> None:
    """Tell headings without words, second titles, and levels that are left out."""
    level = 1
    for block in blocks:
        match block:
            case Heading(marks, line, place=place):
                if not plain(line).strip():
                    fact = say("a heading without words")
                    problems.tell(place, fact, say("write some or remove it"), "heading-empty")
                elif marks == 1:
                    fact = say("a chapter has one title")
                    problems.tell(place, fact, say("write '##' for a section"), "second-title")
                elif marks > level + 1 and not inside:
                    fact = say(
                        "this heading jumps from level {level} to {marks}", level=level, marks=marks
                    )
                    remedy = say("write '{marks}'", marks="#" * (level + 1))
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
            fact = say(
                "the note '{name}' stands twice (first in line {line})",
                name=note.name,
                line=first.place.line,
            )
            problems.tell(note.place, fact, say("give this one a name of its own"), "note-twice")
        if not note.blocks:
            fact = say("the note '{name}' is empty", name=note.name)
            problems.tell(note.place, fact, say("write its words behind the colon"), "note-empty")
    for inline in prose.inlines():
        if isinstance(inline, NoteReference) and inline.name not in notes:
            fact = say("there is no note '{name}'", name=inline.name)
            remedy = did_you_mean(inline.name, notes)
            problems.tell(inline.place, fact, remedy, "note-missing")
    used = prose.noted()
    for name, note in notes.items():
        if name not in used:
            fact = say("nothing refers to the note '{name}'", name=name)
            remedy = say("write [^{name}] in the text, or remove the note", name=name)
            problems.tell(note.place, fact, remedy, "note-unused")


def _check_captions(prose: Prose, problems: Problems) -> None:
    """Tell captions of pictures that stand among words: they have no room there."""
    for line in prose.lines():
        if line is not prose.heading and pictures_alone(line):
            continue
        for inline in inlines_of(line):
            if isinstance(inline, Image) and inline.caption:
                fact = say("a picture with a caption stands among words")
                remedy = say("give it a paragraph of its own, or take the caption out")
                problems.tell(inline.place, fact, remedy, "caption-among-words")
