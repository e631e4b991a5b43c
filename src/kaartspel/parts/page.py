"""The part `page`: one file that any browser opens, without a network, to browse and play."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from struct import Struct

from kaartspel import design
from kaartspel.deck.model import Deck, Kind
from kaartspel.design import DARK, LIGHT, Inking, Palette
from kaartspel.frame import Document, Frame, mm
from kaartspel.keeping import kept
from kaartspel.page import DrawnMap, FileLink, LinkedFile, page
from kaartspel.parts.beside import Linked, beside, paper_name
from kaartspel.parts.options import Options
from kaartspel.parts.work import Planning, Work
from kaartspel.pdf import renderer
from kaartspel.recipe import Recipe

_FINGER = 49.0  # pt, on maps of 320: 44 CSS pixels on a phone of 320, less its margins
_COLOURS = 16  # of such a picture
_PICTURE = 112  # px: the longer side of a file's picture, as it is seen


def page_html(
    deck: Deck,
    settings: tuple[tuple[Kind, design.Setting], ...],
    links: tuple[FileLink, ...],
    *files: bytes,
) -> bytes:
    """Return the page, with every card as it is in print; `files` are those that it links to."""
    linked = (_looked_at(deck, *pair) for pair in zip(links, files, strict=True))
    return page(deck, _cards(deck, dict(settings)), _maps(deck), tuple(linked))


def live_page(deck: Deck, options: Options, revision: int) -> bytes:
    """Return the page for who edits the deck: without files, and listening to its server.

    Raises InvalidDeck where a card does not fit.
    """
    work = Work(deck, options)
    settings = work.settings_for(work.format, Inking.FULL)
    return page(deck, _cards(deck, settings), _maps(deck), revision=revision)


def _cards(deck: Deck, settings: Mapping[Kind, design.Setting]) -> tuple[design.FacesToBe, ...]:
    return tuple(design.FacesToBe(settings[card.kind], card) for card in deck.cards)


def _looked_at(deck: Deck, link: FileLink, data: bytes) -> LinkedFile:
    """Return a file as somebody finds it: its picture, its paper and its size."""
    if data.startswith(b"%PDF"):
        pages, width, height, picture = _seen(data)
        return LinkedFile(link, len(data), pages, paper_name(width, height), picture)
    picture = _seen(_cover(deck))[-1] if link.path.endswith(".epub") else b""
    return LinkedFile(link, len(data), 0, "", picture)


_SEEN = Struct(">Idd")


def _seen(pdf: bytes) -> tuple[int, float, float, bytes]:
    """Return how many pages a PDF has, the sides of the first in mm, and a picture of that."""
    packed = _glanced(pdf)
    return *_SEEN.unpack_from(packed), packed[_SEEN.size :]


@kept
def _glanced(pdf: bytes) -> bytes:
    """Return the same in bytes: most files stay what they were in the last build."""
    from kaartspel.picture import glance  # noqa: PLC0415  slow to load, and not always needed

    seen = glance(pdf, _PICTURE, colours=_COLOURS)
    return _SEEN.pack(seen.pages, seen.width / mm(1), seen.height / mm(1)) + seen.png


def _cover(deck: Deck) -> bytes:
    about, cover = deck.metadata, design.cover(deck)
    document = Document(about.title, "", about.title, about.language, about.edition_date, (cover,))
    return renderer(deck.fonts).render(document)


def _maps(deck: Deck) -> tuple[DrawnMap, ...]:
    draw = partial(design.map_drawing, deck, target=_FINGER)
    drawn = [collection for collection in deck.collections if collection.is_map]
    return tuple(DrawnMap(map_.name, _bands(partial(draw, map_))) for map_ in drawn)


def _bands(draw: Callable[[Palette], tuple[Frame, ...]]) -> tuple[tuple[Frame, Frame], ...]:
    return tuple(zip(draw(LIGHT), draw(DARK), strict=True))


def page_recipe(work: Work, path: str, files: tuple[Linked, ...]) -> Recipe:
    """Return the recipe of the page. Its cards are in full colour: a screen spends no ink."""
    deck = replace(work.deck, formats=(), sheets=(), shops=())  # of which a page knows nothing
    settings = tuple(work.settings_for(work.format, Inking.FULL).items())
    links, uses = tuple(link for link, _ in files), tuple(recipe for _, recipe in files)
    return Recipe(path, "page", page_html, (deck, settings, links), uses)


def _page(work: Work) -> Iterator[Recipe]:
    yield page_recipe(work, f"{work.deck.metadata.slug}.html", tuple(beside(work, work.only)))


PLANNING = Planning(_page, count=lambda work: len(work.deck.cards))
