"""Find the pictures of a chapter: files of the deck, each with words for what it shows.

In Markdown: `![what it shows](picture.png)`, with `"a caption"` after the file's name if need be.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from kaartspel.deck.chapters import prose
from kaartspel.deck.folder import Folder
from kaartspel.deck.model import Chapter, Illustration
from kaartspel.deck.pictures import MAX_PICTURE_BYTES, read_picture
from kaartspel.problems import Place, Problems

_PICTURE = re.compile(r"!\[([^\]]*)\]\((?:<(?P<spaced>[^<>]*)>|(?P<plain>[^)\s]*))")


def illustrate(chapter: Chapter, folder: Folder, problems: Problems) -> Chapter:
    """Return the chapter with the pictures that it shows; tell those that cannot be shown."""
    shown: dict[str, Illustration] = {}
    for name, alt, place in _pictures(chapter, problems):
        if name in shown:
            continue
        raw = folder.read(name, place, MAX_PICTURE_BYTES)
        picture = None if raw is None else read_picture(name, alt, raw, place, problems)
        if picture is not None:
            shown[name] = Illustration(name, picture)
    return replace(chapter, illustrations=tuple(shown.values()))


def _pictures(chapter: Chapter, problems: Problems) -> Iterator[tuple[str, str, Place]]:
    """Yield the path, the words and the place of each picture; tell those without words."""
    file = chapter.place.file
    for number, line in prose(chapter.markdown.split("\n")):
        for match in _PICTURE.finditer(line):
            if not match[1].strip():
                remedy = "say between the square brackets what it shows"
                place = Place(file, number, match.start() + 1)
                problems.tell(place, "a picture without words", remedy, "picture-without-words")
            group = match.lastgroup or "plain"
            place = Place(file, number, match.start(group) + 1)
            target = match[group]
            yield target if "://" in target else chapter.path_of(target), match[1], place
