"""The part `online`: the deck for tables, slides, boards and programs on a screen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

from kaartspel import design, online
from kaartspel.deck.model import Card, Deck, FrozenMap
from kaartspel.design import Inking
from kaartspel.frame import Bookmark, Document
from kaartspel.messages import say
from kaartspel.online import Album, BoardPen, Ordered
from kaartspel.parts.cards import card_path
from kaartspel.parts.options import EXPORTS
from kaartspel.parts.press_files import card_png
from kaartspel.parts.screen_pictures import (
    ForCard,
    PictureLook,
    PictureSource,
    back_png,
    front_png,
    stacks,
    trimmed,
    with_pictures,
)
from kaartspel.parts.work import Planning, Work, refusals
from kaartspel.pdf import renderer
from kaartspel.problems import WrongUsage, did_you_mean
from kaartspel.recipe import Recipe

_PRINT_DPI = 300
_COLUMNS = 10  # of cards on a contact picture
_SMALL = 186  # px: how wide a card is there
Exporter = Callable[[Work, PictureSource], Iterator[Recipe]]
_THUMBNAIL = 256  # px, as Tabletop Simulator shows it


def _pictures(work: Work, source: PictureSource) -> Iterator[Recipe]:
    """Yield a picture of each front and of each back, and a contact picture of each kind."""
    for kind, cards in stacks(source.deck):
        different = tuple(dict.fromkeys(cards))
        backs = {online.back_name(card): card for card in different}
        for card in different:
            yield _recipe(f"pictures/{card.id}.png", front_png, *source.for_card(card))
        for name, card in backs.items():
            yield _recipe(f"pictures/{name}.png", back_png, *source.for_card(card))
        small = source.with_look(PictureLook(_SMALL))
        fronts = tuple(small.for_card(card) for card in different)
        yield _recipe(f"contact/{kind.id}.png", _contact, fronts)


def _contact(fronts: tuple[ForCard, ...]) -> bytes:
    from kaartspel.picture import contact  # noqa: PLC0415  slow to load, and seldom needed

    return contact([front_png(*front) for front in fronts], min(len(fronts), _COLUMNS))


def _screen(work: Work, source: PictureSource) -> Iterator[Recipe]:
    """Yield one PDF of all cards, to share a screen with."""
    settings = tuple(source.settings.values())
    about = work.document(work.deck.metadata.title, ())
    yield _recipe(
        f"{work.deck.metadata.slug}-cards.pdf", screen_pdf, about, settings, work.deck.cards
    )


def screen_pdf(
    about: Document, settings: tuple[design.Setting, ...], cards: tuple[Card, ...]
) -> bytes:
    """Return the fronts of cards as the pages of a PDF, without bleed."""
    by_kind = {setting.kind: setting for setting in settings}
    fronts = (design.lay_out_card(by_kind[card.kind], card).front for card in cards)
    pages = tuple(map(trimmed, fronts))
    made = replace(about, pages=pages, bookmarks=tuple(_bookmarks(cards)))
    return renderer(settings[0].fonts).render(made)


def _bookmarks(cards: tuple[Card, ...]) -> Iterator[Bookmark]:
    """Yield a bookmark for cards of a kind that follow each other, and under it each of them."""
    numbered = enumerate(cards)
    for kind, held in groupby(numbered, key=lambda each: each[1].kind):
        under = tuple(Bookmark(online.title_of(card), page) for page, card in held)
        yield Bookmark(kind.many, under[0].page, under)


def _room(ending: str, work: Work, source: PictureSource) -> Iterator[Recipe]:
    """Yield rooms of an online table, by the ending of its files: of the deck, and of each game."""
    slug, play = work.deck.metadata.slug, work.deck.play
    albums = {slug: source.unpictured()}
    for game in play.games if play else ():
        if game.places:
            albums[f"{slug}-{game.id}"] = source.of_game(game)
    for name, album in albums.items():
        yield _recipe(f"{name}.{ending}", room, ending, album, source.all_cards(album))


def room(ending: str, unpictured: Album, cards: tuple[ForCard, ...]) -> bytes:
    """Return a room of the online table whose files have this ending."""
    return online.ROOMS[ending](with_pictures(unpictured, cards))


def _simulator(work: Work, source: PictureSource) -> Iterator[Recipe]:
    """Yield for each kind a Saved Object, its picture in the chest, and the sheets it shows."""
    deck = work.deck
    slug, title = deck.metadata.slug, deck.metadata.title
    base = f"{work.options.base_url.rstrip('/') or f'file:///C:/kaartspel/{slug}'}/"
    square = source.with_look(PictureLook(online.cell_width(source.sides), is_round=False))
    for kind, cards in stacks(deck):
        name = f"tabletop-simulator/{slug}-{kind.id}"
        arguments = (kind, cards, title, source.sides, base)
        yield _recipe(f"{name}.json", online.saved_object, *arguments)
        yield _recipe(f"{name}.png", _thumbnail, *source.for_card(cards[0]))
        for sheet in online.sheets(kind, cards):
            size = sheet.columns, sheet.rows
            drawn = tuple(square.for_card(card) for card in sheet.cards)
            yield _recipe(f"tabletop-simulator/{sheet.name}.png", _grid, drawn, *size)
            backs = (drawn, *size) if sheet.has_backs else (drawn[:1], 1, 1)
            yield _recipe(f"tabletop-simulator/{sheet.back}.png", _backs, *backs)


def _grid(drawn: tuple[ForCard, ...], columns: int, rows: int) -> bytes:
    """Return the fronts of cards on one sheet."""
    from kaartspel.picture import grid  # noqa: PLC0415  slow to load, and seldom needed

    return grid([front_png(*each) for each in drawn], columns, rows)


def _backs(drawn: tuple[ForCard, ...], columns: int, rows: int) -> bytes:
    """Return the backs of cards on one sheet."""
    from kaartspel.picture import grid  # noqa: PLC0415  slow to load, and seldom needed

    return grid([back_png(*each) for each in drawn], columns, rows)


def _thumbnail(*drawn: Any) -> bytes:
    from kaartspel.picture import thumbnail  # noqa: PLC0415  slow to load, and seldom needed

    return thumbnail(front_png(*drawn), _THUMBNAIL)


def _slides(work: Work, source: PictureSource) -> Iterator[Recipe]:
    cards = tuple(c for c in work.deck.cards if c.kind.is_read_open)
    rules = work.deck.play.cards if work.deck.play else ()
    shown = cards or tuple(c for c in work.deck.cards if c not in rules)
    yield _recipe(f"{work.deck.metadata.slug}.pptx", slides_pptx, work.deck, shown)


def slides_pptx(deck: Deck, cards: tuple[Card, ...]) -> bytes:
    """Return the slides of a deck, of which these cards have one each."""
    from kaartspel.online.slides import slides  # noqa: PLC0415  slow to load, seldom needed

    return slides(deck, cards)


def _board(work: Work, source: PictureSource) -> Iterator[Recipe]:
    deck = work.deck
    pen = BoardPen(deck.fonts, deck.metadata.language, deck.hyphenation)
    yield _recipe(f"{deck.metadata.slug}.excalidraw", online.board, deck, pen)
    yield _recipe(f"{deck.metadata.slug}.excalidrawlib", online.library, deck.cards, pen)


def _order(work: Work, source: PictureSource) -> Iterator[Recipe]:
    """Yield an order for a print service, and the pictures with bleed that it names."""
    ordered = []
    for kind, cards in stacks(work.deck):
        for card in dict.fromkeys(cards):
            using = source.about, source.settings[kind], card
            front, back = f"pictures/{card.id}.png", f"pictures/{online.back_name(card)}.png"
            ordered.append(Ordered(front, back, card.quantity))
            yield _recipe(f"print-service/{front}", card_png, *using, True, _PRINT_DPI)
            if back not in {other.back for other in ordered[:-1]}:
                yield _recipe(f"print-service/{back}", card_png, *using, False, _PRINT_DPI)
    for number, part in enumerate(online.orders(ordered), 1):
        yield _recipe(f"print-service/order-{number}.xml", online.order, part)


def _data(work: Work, source: PictureSource) -> Iterator[Recipe]:
    deck = replace(work.deck, formats=(), sheets=(), shops=())
    files = tuple((card.id, card_path(card)) for card in deck.cards)
    yield _recipe("cards.csv", online.table, deck, FrozenMap(files))
    yield _recipe("cards.json", online.listing, deck, FrozenMap(files))
    yield _recipe("deck.jsonld", online.linked, deck)
    if deck.parts:
        yield _recipe("e-book-onix.xml", online.accessibility, deck.words["accessibility_summary"])


_EXPORTERS: dict[str, Exporter] = {
    "pictures": _pictures,
    "screen": _screen,
    "slides": _slides,
    **{ending: partial(_room, ending) for ending in online.ROOMS},
    "tts": _simulator,
    "board": _board,
    "order": _order,
    "data": _data,
}


def _recipe(path: str, make: Callable[..., bytes], *arguments: object) -> Recipe:
    return Recipe(f"online/{path}", "online", make, arguments)


def _online(work: Work) -> Iterator[Recipe]:
    """Yield what was asked for, or all of it. Raises WrongUsage where there is none of a name."""
    named = work.options.online or EXPORTS
    for name in named:
        if name not in EXPORTS:
            raise WrongUsage(
                say(
                    "there is no export '{name}'; {remedy}",
                    name=name,
                    remedy=did_you_mean(name, EXPORTS),
                )
            )
    look = PictureLook(work.options.picture_width, work.options.round_corners)
    settings = work.settings_for(work.format, Inking.FULL)
    source = PictureSource(work.document("", ()), work.deck, settings, look)
    for name in named:
        yield from _EXPORTERS[name](work, source)


PLANNING = Planning(
    _online,
    problems=lambda work: refusals(lambda: work.settings_for(work.format, Inking.FULL)),
    count=lambda work: len(work.deck.cards),
)
