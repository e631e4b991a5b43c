"""Slides for a projector or a video call (.pptx): a slide a card that is read, and one a game.

Titles and texts stand in the placeholders of the slide's layout, so that the outline, the order of
reading and screen readers have them; each run has its language; notes hold what the game asks.
"""

import datetime
import io
from collections.abc import Iterable, Iterator
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from kaartspel.deck.model import Card, CardGroup, Colour, Deck, Game
from kaartspel.design import ACCENT, text_on
from kaartspel.online.album import has_own_back
from kaartspel.online.archive import same_each_time

_WIDTH, _HEIGHT = 338.67, 190.5  # mm: 16:9
_EDGE = 18.0  # mm
_TITLE = 30.0  # mm: the height of a title
_SIZES = (48, 44, 40, 36, 32, 28, 24, 20)  # pt: of a text, the largest that fits
_TITLE_SIZE = 24
_READ_AFAR = 28  # pt: no smaller where what is said can go on on another slide
_TITLE_LAYOUT, _TEXT_LAYOUT = 0, 1  # of python-pptx's own template
_A_CHARACTER = 0.52  # em: how wide a character of such type is on average, with room to spare
_LINE = 1.25  # em


def slides(deck: Deck, cards: Iterable[Card]) -> bytes:
    """Return the deck as slides: these cards, its maps group by group, and its games."""
    show = Presentation()
    show.slide_width, show.slide_height = Mm(_WIDTH), Mm(_HEIGHT)
    _fit_layouts(show)
    _describe(show, deck)
    maker = _Maker(show, deck)
    maker.opening()
    for card in cards:
        maker.card(card)
    for collection in deck.collections:
        if collection.is_map:
            for group in collection.groups:
                maker.group(collection.question or collection.name, group)
    for game in deck.play.games if deck.play else ():
        maker.game(game)
    out = io.BytesIO()
    show.save(out)
    return same_each_time(out.getvalue())


def _fit_layouts(show: Any) -> None:
    """Let the layouts' places fill a slide of 16:9: the template's are for 4:3."""
    for layout in (show.slide_layouts[_TITLE_LAYOUT], show.slide_layouts[_TEXT_LAYOUT]):
        for place in layout.placeholders:
            if place.placeholder_format.idx == 0:
                _put(place, _EDGE, 60 if layout is show.slide_layouts[0] else 12, _TITLE)
            elif place.placeholder_format.idx == 1:
                top = 100 if layout is show.slide_layouts[0] else 12 + _TITLE
                _put(place, _EDGE, top, _HEIGHT - top - _EDGE)
            else:  # date, foot and number, which no slide shows
                place._element.getparent().remove(place._element)


def _put(place: Any, x: float, y: float, height: float) -> None:
    place.left, place.top = Mm(x), Mm(y)
    place.width, place.height = Mm(_WIDTH - 2 * x), Mm(height)


def _describe(show: Any, deck: Deck) -> None:
    about, properties = deck.metadata, show.core_properties
    made = datetime.datetime.fromisoformat(about.edition_date)
    properties.title, properties.subject = about.title, about.subtitle
    properties.author = ", ".join(c.name for c in about.creators if c.role == "aut")
    properties.language, properties.version = about.language, about.version
    properties.created = properties.modified = made
    properties.last_modified_by, properties.revision = "", 1


class _Maker:
    """Adds slides to a presentation."""

    def __init__(self, show: Any, deck: Deck) -> None:
        self._show, self._deck = show, deck
        self._talk = tuple(_notes_of(deck))

    def opening(self) -> None:
        """Add the slide with the title of the deck."""
        about = self._deck.metadata
        accent = self._deck.accent or ACCENT
        slide = self._slide(_TITLE_LAYOUT, about.title, accent, size=_SIZES[0])
        place = slide.placeholders[1]
        if about.subtitle:
            self._fill(place, [about.subtitle], accent, _SIZES[-2])
        else:  # or programs show what one could write there
            place._element.getparent().remove(place._element)

    def card(self, card: Card) -> None:
        """Add the slide of a card: what it says, large, on the colour of its suit."""
        places = " · ".join(dict.fromkeys(filter(None, (card.group, card.topic))))
        title = "  ".join(filter(None, (card.number, card.heading or places)))
        called = card.heading_language if title else card.name_language
        slide = self._slide(_TEXT_LAYOUT, title or card.name, card.suit.colour, called)
        lines, place = card.text.split("\n"), slide.placeholders[1]
        self._fill(place, lines, card.suit.colour, _largest(lines), card.text_language)
        talk = self._talk if card.kind.is_read_open else ()
        behind = card.said("back") if has_own_back(card) else ""
        self._note(slide, [places, *talk])
        self._note(slide, behind.split("\n"), card.language_of("back"))

    def group(self, question: str, group: CardGroup) -> None:
        """Add the slide of a group: what a map lists of it."""
        slide = self._slide(_TEXT_LAYOUT, group.name, group.suit.colour)
        lines = ["  ".join(filter(None, (entry.numbers, entry.name))) for entry in group.entries]
        self._fill(slide.placeholders[1], lines, group.suit.colour, _largest(lines))
        for run, entry in zip(_runs(slide.placeholders[1]), group.entries, strict=True):
            self._speak(run, entry.language)
        self._note(slide, [question])

    def game(self, game: Game) -> None:
        """Add the slides of a game: its steps, numbered; what to talk about is in the notes."""
        steps = [f"{number}. {step}" for number, step in enumerate(game.steps, 1)]
        parts = list(_parted(steps))
        size = min(map(_largest, parts))
        for number, lines in enumerate(parts, 1):
            title = f"{game.name} {number}/{len(parts)}" if len(parts) > 1 else game.name
            slide = self._slide(_TEXT_LAYOUT, title, None)
            self._fill(slide.placeholders[1], lines, None, size)
            self._note(slide, [game.aim, *game.setup, game.end, *game.talk])

    def _slide(
        self,
        layout: int,
        title: str,
        ground: Colour | None,
        language: str = "",
        size: float = _TITLE_SIZE,
    ) -> Any:
        slide = self._show.slides.add_slide(self._show.slide_layouts[layout])
        if ground:
            slide.background.fill.solid()
            slide.background.fill.fore_color.rgb = _rgb(ground)
        self._fill(slide.shapes.title, [title], ground, size, language, is_strong=True)
        return slide

    def _fill(
        self,
        place: Any,
        lines: Iterable[str],
        ground: Colour | None,
        size: float,
        language: str = "",
        *,
        is_strong: bool = False,
    ) -> None:
        frame = place.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        for number, line in enumerate(filter(None, lines)):
            paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
            _without_bullet(paragraph)
            run = paragraph.add_run()
            run.text = line
            run.font.size, run.font.bold = Pt(size), is_strong
            self._speak(run, language)
            if ground:
                run.font.color.rgb = _rgb(text_on(ground))

    def _note(self, slide: Any, lines: Iterable[str], language: str = "") -> None:
        """Add lines to the notes of a slide."""
        frame = slide.notes_slide.notes_text_frame
        for line in dict.fromkeys(filter(None, lines)):
            paragraph = frame.add_paragraph() if frame.text else frame.paragraphs[0]
            run = paragraph.add_run()
            run.text = line
            self._speak(run, language)

    def _speak(self, run: Any, language: str) -> None:
        """Say which language a stretch of text is in: the deck's where it has none of its own."""
        run._r.get_or_add_rPr().set("lang", language or self._deck.metadata.language)


def _runs(place: Any) -> Iterator[Any]:
    """Yield the stretches of text of a place on a slide, of which each line is one."""
    return (run for paragraph in place.text_frame.paragraphs for run in paragraph.runs)


def _rgb(colour: Colour) -> Any:
    return RGBColor(*colour.screen)  # type: ignore[no-untyped-call]


def _without_bullet(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.set("algn", "l")
    properties.insert(0, properties.makeelement(qn("a:buNone"), {}))


def _notes_of(deck: Deck) -> Iterator[str]:
    """Yield what the games ask at a question, each under its game's name."""
    for game in deck.play.games if deck.play else ():
        if game.talk:
            yield f"{game.name}: {' '.join(game.talk)}"


def _parted(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield lines slide by slide, as many on each as stay large enough to read from afar."""
    held: list[str] = []
    for line in lines:
        if held and _largest([*held, line]) < _READ_AFAR:
            yield held
            held = []
        held.append(line)
    yield held


def _largest(lines: Iterable[str]) -> int:
    """Return the largest size at which lines fit on a slide, in whatever font it is shown."""
    texts = tuple(filter(None, lines))
    width = (_WIDTH - 2 * _EDGE) / 25.4 * 72
    height = (_HEIGHT - 12 - _TITLE - _EDGE) / 25.4 * 72
    for size in _SIZES:
        rows = sum(-(-len(text) * size * _A_CHARACTER // width) for text in texts)
        if rows * size * _LINE <= height:
            return size
    return _SIZES[-1]
