"""The part `press`: files for print shops. A PDF that its shop would refuse is not written."""

from collections.abc import Iterator, Sequence
from functools import partial

from kaartspel import design
from kaartspel.box import Label
from kaartspel.deck.model import Card, PressStandard, Shop
from kaartspel.frame import Document
from kaartspel.parts.box import box_on_paper
from kaartspel.parts.press_files import PressJob, Side, box_pdf, card_png, cards_pdf
from kaartspel.parts.shops import settings_for, shops, standard
from kaartspel.parts.unfit import unfit
from kaartspel.parts.work import Planning, Work
from kaartspel.problems import InvalidDeck, Problem
from kaartspel.recipe import Recipe


def _press(work: Work) -> Iterator[Recipe]:
    for shop in shops(work):
        settings = tuple(settings_for(work, shop).values())
        about, sides = work.document(work.deck.metadata.title, ()), _sides(work.chosen_cards, shop)
        folder = f"press/{shop.name}"
        if shop.standard is PressStandard.PICTURES:
            yield from _pictures(folder, shop, about, settings, tuple(sides))
        else:
            job = PressJob(shop, standard(work, shop), about, settings)
            yield from _cards(f"{folder}/{work.deck.metadata.slug}-cards", job, tuple(sides))
            yield from _box(work, f"{folder}/{work.deck.metadata.slug}-box.pdf", job)


def _cards(path: str, job: PressJob, sides: tuple[Side, ...]) -> Iterator[Recipe]:
    apart = [(f"{path}/{side.name}.pdf", (side,)) for side in sides]
    for name, held in apart if job.shop.pages == "separate" else [(f"{path}.pdf", sides)]:
        yield Recipe(name, "press", cards_pdf, (name, job, held))


def _box(work: Work, path: str, job: PressJob) -> Iterator[Recipe]:
    if box_and_paper := box_on_paper(work):
        safe = max(work.format.safe, job.shop.safe)
        label = Label.from_deck(work.deck, work.boxed_cards)
        yield Recipe(path, "press", box_pdf, (path, job, label, *box_and_paper, safe))


def _sides(chosen: Sequence[Card], shop: Shop) -> Iterator[Side]:
    """Yield the sides in the shop's order. Their names sort in that order too."""
    digits = max(3, len(str(len(chosen))))
    numbered = [(f"{i:0{digits}}-{card.id}", card) for i, card in enumerate(chosen, 1)]
    if shop.pages == "fronts-backs":
        yield from (Side(f"1-front-{name}", card, is_front=True) for name, card in numbered)
        yield from (Side(f"2-back-{name}", card, is_front=False) for name, card in numbered)
        return
    for name, card in numbered:
        yield Side(f"{name}-1-front", card, is_front=True)
        yield Side(f"{name}-2-back", card, is_front=False)


def _pictures(
    folder: str, shop: Shop, about: Document, settings: tuple[design.Setting, ...],
    sides: tuple[Side, ...],
) -> Iterator[Recipe]:  # fmt: skip
    for dpi in shop.dpi:
        for side in sides:
            setting = next(s for s in settings if s.kind == side.card.kind)
            drawn = (about, setting, side.card, side.is_front, dpi)
            yield Recipe(f"{folder}/{dpi}-dpi/{side.name}.png", "press", card_png, drawn)


def _problems(work: Work) -> Iterator[Problem]:
    """Yield what keeps files from being planned; else what their shops would refuse."""
    try:
        recipes = tuple(_press(work))
    except InvalidDeck as error:
        yield from error.problems
        return
    for recipe in recipes:
        if recipe.make is not card_png:
            yield from work.judged(recipe, partial(unfit, work, recipe))


PLANNING = Planning(_press, problems=_problems, count=lambda work: len(work.chosen_cards))
