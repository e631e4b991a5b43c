"""The part `handouts`: what lies on the table beside the cards, as PDFs on A4."""

from collections.abc import Iterator

from kaartspel import design
from kaartspel.dealing import tables_that_fit
from kaartspel.deck.model import Deck, Game
from kaartspel.output import Output
from kaartspel.parts.work import Part, Work
from kaartspel.pdf import Renderer


def _handouts(work: Work) -> Iterator[Output]:
    deck = work.deck
    room = [_room(deck, game) for game in deck.play.games] if deck.play else []
    made = design.handouts(deck, room)
    renderer = Renderer(deck.fonts)
    for handout in made:
        data = renderer.render(work.document(handout.title, handout.pages))
        yield Output(f"handouts/{handout.name}.pdf", "handout", data)


def _room(deck: Deck, game: Game) -> int:
    """Return the most players that one deck of cards is enough for, at tables of any size."""
    sizes = range(game.players[0], game.players[1] + 1)
    most = max(size * tables_that_fit(deck, game, size) for size in sizes)
    return min(most, deck.play.players[1]) if deck.play else most


HANDOUTS = Part("handout", _handouts)
