"""Find the pictures of a chapter: files of the deck, each with words for what it shows.

In Markdown: `![what it shows](picture.png)`, with `"a caption"` after the file's name if need be.
"""

from collections.abc import Iterator
from dataclasses import replace

from kaartspel.deck.folder import Folder
from kaartspel.deck.markdown.blocks import prose_of
from kaartspel.deck.markdown.prose import Image, inlines_of
from kaartspel.deck.model import Chapter, Illustration
from kaartspel.deck.pictures import MAX_PICTURE_BYTES, read_picture
from kaartspel.messages import say
from kaartspel.problems import Place, Problems


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
    for line in prose_of(chapter.place.file, chapter.text).lines():
        for inline in inlines_of(line):
            if not isinstance(inline, Image):
                continue
            if not inline.alt.strip():
                remedy = say("say between the square brackets what it shows")
                fact = say("a picture without words")
                problems.tell(inline.place, fact, remedy, "picture-without-words")
            file = inline.file
            yield file if "://" in file else chapter.path_of(file), inline.alt, inline.file_place
