"""Lay out a deck: every card becomes two finished Frames, its front and its back."""

from collections.abc import Iterable
from dataclasses import dataclass

from kaartspel.deck.model import Card, Deck, Format, Kind, Suit
from kaartspel.design import system
from kaartspel.design.board import Board, DoesNotFitError
from kaartspel.design.breaking import hyphenator
from kaartspel.design.faces import back, front
from kaartspel.design.system import Inking, Scale
from kaartspel.design.typeface import open_faces
from kaartspel.frame import Frame
from kaartspel.problems import InvalidDeck, Problem


@dataclass(frozen=True, slots=True)
class Faces:
    """The two sides of a card."""

    card: Card
    front: Frame
    back: Frame


def lay_out(deck: Deck, format_: Format, inking: Inking = Inking.FULL) -> tuple[Faces, ...]:
    """Return every card of the deck with its faces, in the deck's order.

    All cards of a kind have one size of reading text: the largest of the format's sizes at which
    the longest fits. Raises InvalidDeck with every card that does not fit at the least size.
    """
    hyphens = hyphenator(deck.metadata.language, deck.hyphenation)
    board = Board(format_, Scale.of(format_), open_faces(deck.fonts), hyphens, deck.words, inking)
    fronts: dict[str, Frame] = {}
    backs: dict[Kind, Frame] = {}
    problems: list[Problem] = []
    for kind in Kind:
        cards = [card for card in deck.cards if card.kind == kind]
        if not cards:
            continue
        least, largest = format_.body_sizes
        unfit = _unfit(board, cards, least)
        problems += [_problem(card, error, format_, least) for card, error in unfit]
        if not unfit:
            size = _largest(board, cards, least, largest)
            fronts |= {card.id: front(board, card, size) for card in cards}
            backs[kind] = back(board, kind, _suits(cards), deck.logo)
    if problems:
        raise InvalidDeck(problems)
    return tuple(Faces(card, fronts[card.id], backs[card.kind]) for card in deck.cards)


def _largest(board: Board, cards: list[Card], least: float, largest: float) -> float:
    """Return the largest size of body at which every card fits."""
    size = largest
    for card in cards:
        while size > least and _unfit(board, [card], size):
            size -= system.BODY_STEP
    return max(size, least)


def _unfit(board: Board, cards: list[Card], size: float) -> list[tuple[Card, DoesNotFitError]]:
    unfit = []
    for card in cards:
        try:
            front(board, card, size)
        except DoesNotFitError as error:
            unfit.append((card, error))
    return unfit


def _problem(card: Card, error: DoesNotFitError, format_: Format, size: float) -> Problem:
    fact = f"the {error.what} of card '{card.id}'"
    if error.overflow is None:
        return Problem(
            card.place,
            f"{fact} has a word too wide for the format {format_.name}; shorten it, "
            "or say under 'hyphenation' in deck.yaml where it may be broken",
        )
    return Problem(
        card.place,
        f"{fact} is {error.overflow:.1f} mm too high for the format {format_.name} at {size:g} pt; "
        "shorten it or choose a larger format",
    )


def _suits(cards: Iterable[Card]) -> tuple[Suit, ...]:
    return tuple(dict.fromkeys(card.suit for card in cards))
