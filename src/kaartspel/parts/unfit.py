"""What a print shop would refuse, told where the deck says it, with what an author can do."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kaartspel.deck.model import Format, Shop
from kaartspel.messages import Message, say
from kaartspel.parts.press_files import PressJob, Side, cards_pdf, texts_of
from kaartspel.parts.shops import settings_for
from kaartspel.parts.work import Work
from kaartspel.problems import InvalidDeck, Place, Problem, UnfitForPress
from kaartspel.recipe import Recipe

_ROUNDED = 0.01  # pt


def unfit(work: Work, recipe: Recipe) -> tuple[Problem, ...]:
    """Return why the shop would refuse a file, as problems of the deck; nothing where it is fit."""
    try:
        recipe.make(*recipe.arguments)
    except UnfitForPress as error:
        path, job, held = recipe.arguments[:3]
        assert isinstance(path, str)
        assert isinstance(job, PressJob)
        if recipe.make is not cards_pdf:
            place = job.shop.place if job.shop.place.file else work.deck.cards[0].place
            return tuple(_refused(say("the box ({path})", path=path), fault, job.shop, place)
                         for fault in error.faults)  # fmt: skip
        assert isinstance(held, tuple)
        return tuple(_small_type(work, job, held)) or tuple(_refused_sides(path, job, held))
    return ()


def _small_type(work: Work, job: PressJob, sides: Iterable[Side]) -> Iterator[Problem]:
    """Yield that the cards' type is too small for the shop, if that is so: told once for all."""
    shop, least = job.shop, _least_type(job, sides)
    if least < shop.least_type - _ROUNDED:
        fact = say("the shop '{name}' takes no type smaller than {wanted:g} pt, and cards of the "
                   "format {format} have {least:g} pt", name=shop.name, wanted=shop.least_type,
                   format=work.format.name, least=least)  # fmt: skip
        remedy = say("set 'least_type' to {least:g} if it takes that", least=least)
        if larger := _larger(work, job, tuple(sides)):
            remedy = say("build with --format {larger}, or {remedy}", larger=larger, remedy=remedy)
        yield Problem(shop.place, fact, remedy, "type-too-small-for-shop")


def _least_type(job: PressJob, sides: Iterable[Side]) -> float:
    frames = {job.frame(side) for side in sides}
    return min(text.size for frame in frames for text in texts_of(frame))


def _larger(work: Work, job: PressJob, sides: tuple[Side, ...]) -> str:
    """Return the first larger format in which the type is large enough, or nothing."""
    area = work.format.width * work.format.height
    formats = sorted(work.deck.formats, key=lambda format_: format_.width * format_.height)
    for format_ in formats:
        if format_.width * format_.height > area and _is_readable(work, job, sides, format_):
            return format_.name
    return ""


def _is_readable(work: Work, job: PressJob, sides: tuple[Side, ...], format_: Format) -> bool:
    other = Work(work.deck, replace(work.options, format=format_.name), executor=work.executor)
    try:
        settings = tuple(settings_for(other, job.shop).values())
    except InvalidDeck:
        return False
    return _least_type(replace(job, settings=settings), sides) >= job.shop.least_type - _ROUNDED


def _refused_sides(path: str, job: PressJob, sides: Iterable[Side]) -> Iterator[Problem]:
    """Yield what the shop would refuse of each card; sides that look alike are told once."""
    seen = set()
    for side in sides:
        frame = job.frame(side)
        if frame in seen:
            continue
        seen.add(frame)
        try:
            cards_pdf(path, job, (side,))
        except UnfitForPress as error:
            what = say("the back of card '{id}'", id=side.card.id)
            if side.is_front:
                what = say("the front of card '{id}'", id=side.card.id)
            for fault in error.faults:
                yield _refused(what, fault, job.shop, side.card.place)


def _refused(what: str, fault: str, shop: Shop, place: Place) -> Problem:
    if isinstance(fault, Message):  # of the file's one page
        fault = str(fault.fields.get("fault", fault))
    fact = say(
        "{what} is not fit for the shop '{name}': {fault}", what=what, name=shop.name, fault=fault
    )
    remedy = say("choose a larger --format, fonts of another cut, or another --shop")
    return Problem(place, fact, remedy, "unfit-for-shop")
