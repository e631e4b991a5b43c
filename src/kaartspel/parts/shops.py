"""Whom files for a press are made for: the shops that are asked for, and what each wants."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kaartspel import design
from kaartspel.deck.model import Colour, Format, Kind, Shop
from kaartspel.design import is_light
from kaartspel.parts.work import Work, refusals
from kaartspel.pdf import PressReady
from kaartspel.problems import InvalidDeck, Problem, WrongUsage, did_you_mean

DEFAULT_SHOP, DEFAULT_SHOP_WITH_PROFILE = "european", "european-x4"


def shops(work: Work) -> tuple[Shop, ...]:
    """Return the shops to make files for. Raises WrongUsage where that cannot be done."""
    by_name = {shop.name: shop for shop in work.deck.shops}
    icc = work.options.icc
    default = DEFAULT_SHOP_WITH_PROFILE if icc else DEFAULT_SHOP
    for name in work.options.shops:
        if name not in by_name:
            raise WrongUsage(f"there is no shop '{name}'; {did_you_mean(name, by_name)}")
    asked = tuple(by_name[name] for name in work.options.shops or (default,))
    for shop in asked:
        if _embeds_profile(shop) and icc is None:
            fact = f"the shop '{shop.name}' takes PDF/X-4, which holds the profile of the press"
            raise WrongUsage(f"{fact}; give the profile with --icc FILE")
    if icc and not any(map(_embeds_profile, asked)):
        names = ", ".join(shop.name for shop in asked)
        fact = f"no profile goes into the files for {names}"
        raise WrongUsage(f"{fact}; leave out --icc, or choose a shop that takes PDF/X-4")
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
            fact = f"the colour of the suit '{suit.id}' takes {most} % of ink"
            remedy = f"mix it of {shop.ink_limit} % at most"
            if is_light(suit.colour):
                fact += " with black text on it"
                remedy = f"mix it of {shop.ink_limit - 100} % at most, black not counted"
            fact += f", and the shop '{shop.name}' takes {shop.ink_limit} % at most"
            yield Problem(suit.place, fact, remedy, "too-much-ink")


def _heavy_backs(work: Work, shop: Shop) -> Iterator[Problem]:
    """Yield the kinds whose backs take more ink than the shop's paper."""
    for kind in work.deck.counts:
        most = _ink(colour := kind.back.colour)
        if most > shop.ink_limit:
            fact = f"the backs of the {kind.id} cards take {most} % of ink"
            fact += " with black text on them" if is_light(colour) else ""
            fact += f", and the shop '{shop.name}' takes {shop.ink_limit} % at most"
            remedy = f"choose another shop, raise its 'ink_limit' to {most} if it takes that, or "
            remedy += f"give '{kind.id}' a 'back' of less ink under 'kinds' in deck.yaml"
            yield Problem(shop.place, fact, remedy, "backs-too-heavy")


def _ink(colour: Colour) -> int:
    *inks, black = colour.press
    return sum(inks) + (100 if is_light(colour) else black)
