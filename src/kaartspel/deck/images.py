"""Find the pictures of a chapter: files of the deck, each with words for what it shows.

In Markdown: `![what it shows](picture.png)`, with `"a caption"` after the file's name if need be.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from kaartspel.deck.chapters import prose
from kaartspel.deck.folder import Folder
from kaartspel.deck.model import Chapter, Illustration
from kaartspel.deck.pictures import MAX_PICTURE_BYTES, NotAPicture, read_picture
from kaartspel.problems import Place

_PICTURE = re.compile(r"!\[([^\]]*)\]\((?:<(?P<spaced>[^<>]*)>|(?P<plain>[^)\s]*))")


def illustrate(chapter: Chapter, folder: Folder) -> Chapter:
    """Return the chapter with the pictures that it shows; report those that cannot be shown."""
    found: dict[str, Illustration] = {}
    for name, alt, place in _pictures(chapter, folder):
        if name in found:
            continue
        raw = folder.read(name, place, MAX_PICTURE_BYTES)
        try:
            if raw is not None:
                found[name] = Illustration(name, read_picture(name, alt, raw))
        except NotAPicture as error:
            fact = f"'{name}' cannot be a picture: {error}"
            folder.report(place, fact, error.remedy, "bad-picture")
    return replace(chapter, illustrations=tuple(found.values()))


def _pictures(chapter: Chapter, folder: Folder) -> Iterator[tuple[str, str, Place]]:
    """Yield the path, the words and the place of each picture; report those without words."""
    file = chapter.place.file
    for number, line in prose(chapter.markdown.split("\n")):
        for found in _PICTURE.finditer(line):
            if not found[1].strip():
                remedy = "say between the square brackets what it shows"
                place = Place(file, number, found.start() + 1)
                folder.report(place, "a picture without words", remedy, "picture-without-words")
            group = found.lastgroup or "plain"
            place = Place(file, number, found.start(group) + 1)
            target = found[group]
            yield target if "://" in target else chapter.path_of(target), found[1], place
