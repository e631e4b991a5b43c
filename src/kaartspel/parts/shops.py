"""Whom files for a press are made for: the shops that are asked for, and what each wants."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kaartspel import design
from kaartspel.deck.model import Colour, Format, Kind, Shop
from kaartspel.design import is_light
from kaartspel.messages import say
from kaartspel.parts.options import DEFAULT_SHOP, DEFAULT_SHOP_WITH_PROFILE
from kaartspel.parts.work import Work, refusals
from kaartspel.pdf import PressReady
from kaartspel.problems import InvalidDeck, Problem, WrongUsage, did_you_mean


def shops(work: Work) -> tuple[Shop, ...]:
    """Return the shops to make files for. Raises WrongUsage where that cannot be done."""
    by_name = {shop.name: shop for shop in work.deck.shops}
    icc = work.options.icc
    default = DEFAULT_SHOP_WITH_PROFILE if icc else DEFAULT_SHOP
    for name in work.options.shops:
        if name not in by_name:
            raise WrongUsage(
                say(
                    "there is no shop '{name}'; {remedy}",
                    name=name,
                    remedy=did_you_mean(name, by_name),
                )
            )
    asked = tuple(by_name[name] for name in work.options.shops or (default,))
    for shop in asked:
        if _embeds_profile(shop) and icc is None:
            fact = say(
                "the shop '{name}' takes PDF/X-4, which holds the profile of the press",
                name=shop.name,
            )
            raise WrongUsage(say("{fact}; give the profile with --icc FILE", fact=fact))
    if icc and not any(map(_embeds_profile, asked)):
        names = ", ".join(shop.name for shop in asked)
        fact = say("no profile goes into the files for {names}", names=names)
        raise WrongUsage(
            say("{fact}; leave out --icc, or choose a shop that takes PDF/X-4", fact=fact)
        )
    return asked


def standard(work: Work, shop: Shop) -> PressReady:
    """Return what a shop's PDFs are to be."""
    pdfx = shop.standard.pdfx
    assert pdfx
    profile = work.options.icc if pdfx.embeds_profile else None
    return PressReady(pdfx, shop.condition, profile, shop.ink_limit)


def _embeds_profile(shop: Shop) -> bool:
    return shop.standard.pdfx is not None and shop.standard.pdfx.embeds_profile


def format_for(work: Work, shop: Shop) -> Format:
    """Return the cards' format with the shop's bleed and corners, and the larger safe zone."""
    own = work.format
    return replace(own, bleed=shop.bleed, safe=max(own.safe, shop.safe), corner=shop.corner)


def settings_for(work: Work, shop: Shop) -> dict[Kind, design.Setting]:
    """Return how cards are set as the shop wants them, by kind, in full ink.

    Raises InvalidDeck where one does not fit, or a colour takes too much ink.
    """
    set_for_shop = partial(work.settings_for, format_for(work, shop), design.Inking.FULL)
    if problems := (*_heavy_suits(work, shop), *_heavy_backs(work, shop)):
        raise InvalidDeck([*problems, *refusals(set_for_shop)])
    return set_for_shop()


def _heavy_suits(work: Work, shop: Shop) -> Iterator[Problem]:
    """Yield the suits whose colour takes more ink than the shop's paper, with text on it or not."""
    for suit in dict.fromkeys(card.suit for card in work.deck.cards):
        most = _ink(suit.colour)
        if most > shop.ink_limit:
            ink = {"id": suit.id, "most": most, "name": shop.name, "limit": shop.ink_limit}
            fact = say("the colour of the suit '{id}' takes {most} % of ink, and the shop '{name}' "
                       "takes {limit} % at most", **ink)  # fmt: skip
            remedy = say("mix it of {most} % at most", most=shop.ink_limit)
            if is_light(suit.colour):
                fact = say("the colour of the suit '{id}' takes {most} % of ink with black text on "
                           "it, and the shop '{name}' takes {limit} % at most",
                           **ink)  # fmt: skip
                most_of_colour = shop.ink_limit - 100
                remedy = say("mix it of {most} % at most, black not counted", most=most_of_colour)
            yield Problem(suit.place, fact, remedy, "too-much-ink")


def _heavy_backs(work: Work, shop: Shop) -> Iterator[Problem]:
    """Yield the kinds whose backs take more ink than the shop's paper."""
    for kind in work.deck.counts:
        most = _ink(colour := kind.back.colour)
        if most > shop.ink_limit:
            ink = {"id": kind.id, "most": most, "name": shop.name, "limit": shop.ink_limit}
            fact = say("the backs of the {id} cards take {most} % of ink, and the shop '{name}' "
                       "takes {limit} % at most", **ink)  # fmt: skip
            if is_light(colour):
                fact = say("the backs of the {id} cards take {most} % of ink with black text on "
                           "them, and the shop '{name}' takes {limit} % at most",
                           **ink)  # fmt: skip
            remedy = say("choose another shop, raise its 'ink_limit' to {most} if it takes that, "
                         "or give '{id}' a 'back' of less ink under 'kinds' in deck.yaml",
                         most=most, id=kind.id)  # fmt: skip
            yield Problem(shop.place, fact, remedy, "backs-too-heavy")


def _ink(colour: Colour) -> int:
    *inks, black = colour.press
    return sum(inks) + (100 if is_light(colour) else black)
