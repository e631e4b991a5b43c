"""Read the pictures of a chapter: PNG or JPEG files of the deck, each with words for what it shows.

In Markdown: `![what it shows](picture.png)`, with `"a caption"` after the file's name if need be.
"""

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace

from PIL import Image

from kaartspel.deck.chapters import prose
from kaartspel.deck.folder import Folder
from kaartspel.deck.model import Chapter, Illustration
from kaartspel.deck.reading import MAX_BYTES
from kaartspel.problems import Place

_PICTURE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]*)")
_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_MAX_PIXELS = 25_000_000  # a page at 600 dpi has less; more fills the memory of a reader


class NotAPictureError(Exception):
    """The file cannot be shown in a book; the message says why and what to do."""


def illustrate(chapter: Chapter, folder: Folder) -> Chapter:
    """Return the chapter with the pictures that it shows; report those that cannot be shown."""
    found: dict[str, Illustration] = {}
    for name, place in _pictures(chapter, folder):
        if name in found:
            continue
        raw = folder.read(name, place)
        if raw is None:
            continue
        try:
            found[name] = _read(name, raw)
        except NotAPictureError as error:
            folder.report(place, f"'{name}' cannot be shown: {error}")
    return replace(chapter, illustrations=tuple(found.values()))


def _pictures(chapter: Chapter, folder: Folder) -> Iterator[tuple[str, Place]]:
    """Yield the path of each picture, with its place; report those without words."""
    for number, line in prose(chapter.markdown.split("\n")):
        for picture in _PICTURE.finditer(line):
            if not picture[1].strip():
                place = Place(chapter.place.file, number, picture.start() + 1)
                remedy = "say between the square brackets what it shows"
                folder.report(place, f"a picture without words; {remedy}")
            yield chapter.path_of(picture[2]), Place(chapter.place.file, number,
                                                     picture.start(2) + 1)  # fmt: skip


def _read(name: str, raw: bytes) -> Illustration:
    if len(raw) > MAX_BYTES:
        raise NotAPictureError(f"it is larger than {MAX_BYTES // 1_000_000} MB; make it smaller")
    try:
        with (
            warnings.catch_warnings(),
            Image.open(io.BytesIO(raw), formats=tuple(_MEDIA_TYPES)) as image,
        ):
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            width, height = image.size
            if width * height > _MAX_PIXELS:
                fact = f"it has {width} × {height} pixels"
                raise NotAPictureError(f"{fact}; make it smaller than {_MAX_PIXELS:,} in all")
            if image.mode == "CMYK":
                raise NotAPictureError("its colours are CMYK; save it in RGB")
            image.load()
            return Illustration(name, _MEDIA_TYPES[image.format or ""], width, height, raw)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        fact = "it is no PNG or JPEG, or it is damaged"
        raise NotAPictureError(f"{fact}; save it again as PNG or JPEG") from error
