"""Say what does not fit on a card: at its own place, once where many cards show it."""

from dataclasses import dataclass

from kaartspel.deck.model import CODE, Card, Format, QrCode
from kaartspel.design.board import DoesNotFitError
from kaartspel.messages import say
from kaartspel.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class CardMisfit:
    """A text that does not fit, by how much (mm), and what is told of it.

    `text` is its place, what it is, and the card whose it is: nobody's, where many cards show it.
    """

    text: tuple[Place, str, str]
    overflow: float
    problem: Problem


def misfit(
    card: Card, error: DoesNotFitError, format_: Format, size: float, larger: str
) -> CardMisfit:
    """Return what does not fit on a card in a format, whose least size of reading text is in pt.

    `larger` is a format in which the card fits, if there is one.
    """
    problem = _problem(card, error, format_, size, larger)
    owner = "" if card.shared_place(error.source) else card.id
    return CardMisfit((problem.place, error.what, owner), error.overflow, problem)


def _problem(
    card: Card, error: DoesNotFitError, format_: Format, size: float, larger: str
) -> Problem:
    if error.what == CODE and card.code:
        return _code_problem(card.code, card, error, format_, larger)
    shared, what = card.shared_place(error.source), error.what
    if shared and what == error.source:
        what = say("{what} '{name}'", what=what, name=card.said(error.source))
    which = say("the {what}", what=what)
    if not shared:
        which = say("the {what} of card '{id}'", what=what, id=card.id)
    place, remedy, code = shared or card.place, say("shorten it"), "card-text-too-long"
    if error.word:
        fact = say("{which} has a word too wide for the format {name}: '{word}'",
                   which=which, name=format_.name, word=error.word)  # fmt: skip
        remedy += say(", or say under 'hyphenation' in deck.yaml where it may be broken")
        code = "card-word-too-wide"
    else:
        extent = say("too wide") if error.is_wide else say("too high")
        fact = say("{which} is {over:.1f} mm {extent} for the format {name} at {size:g} pt",
                   which=which, over=error.overflow, extent=extent, name=format_.name,
                   size=size)  # fmt: skip
    if card.code:
        fact, place = say("beside its QR code {fact}", fact=fact), card.code.place
        remedy += say(", or write a shorter address")
    return Problem(place, fact, remedy + _in(larger), code)


def _code_problem(
    code: QrCode, card: Card, error: DoesNotFitError, format_: Format, larger: str
) -> Problem:
    fact = say(
        "the QR code of card '{id}' is {over:.1f} mm too large for the format {name}: "
        "its address has {count} characters",
        id=card.id, over=error.overflow, name=format_.name, count=len(code.address),
    )  # fmt: skip
    remedy = say("write a shorter address that leads there{instead}", instead=_in(larger))
    return Problem(code.place, fact, remedy, "card-code-too-large")


def _in(larger: str) -> str:
    return say(", or build with --format {larger}", larger=larger) if larger else ""
