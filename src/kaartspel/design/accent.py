"""Choose the colour of what leads the eye on A4: the rule below a head, numerals and marks."""

from kaartspel.deck.model import Colour, Play
from kaartspel.design.edges import edge
from kaartspel.design.system import BLACK, WHITE
from kaartspel.inking import Inking

_LEAST = 4.5  # WCAG 2.2, 1.4.3: numerals are text, on a page that an office prints as it can


def accent_of(play: Play, inking: Inking) -> Colour:
    """Return the colour of a deck's rules cards, dark enough to be read on paper.

    It is black with little ink. In grey it is a dark tone: nothing is told by it alone.
    """
    if inking is Inking.LOW:
        return BLACK
    colour = play.card.suit.colour
    return edge(colour, WHITE, _LEAST) or colour
