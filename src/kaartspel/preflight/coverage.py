"""How much ink comes to lie in one place: what is painted, and what shows through from below."""

from collections.abc import Iterator, Sequence

from kaartspel.messages import say
from kaartspel.preflight.plates import Plates
from kaartspel.preflight.requirements import DIES
from kaartspel.preflight.state import Mark
from kaartspel.preflight.streams import NotJudged

_MOST_COMPARED = 10_000_000  # marks with those below them


def heaviest_coverage(marks: Sequence[Mark]) -> float:
    """Return the most ink that marks put in one place, in per cent of one plate.

    Where a mark overprints, what lies below it is added: a bound, as marks count by their bounds.
    Raises NotJudged where too many do.
    """
    return max((total(plates) for plates in _places(marks)), default=0.0)


def total(plates: Plates) -> float:
    """Return the sum of all inks in per cent, without the lines of a die, which are not printed."""
    return 100 * sum(ink for plate, ink in plates.items() if plate.casefold() not in DIES)


def _places(marks: Sequence[Mark]) -> Iterator[Plates]:
    """Yield what the plates get wherever it may be most. Raises NotJudged."""
    compared = 0
    for i, mark in enumerate(marks):
        yield mark.plates
        if mark.overprints:
            compared += i
            if compared > _MOST_COMPARED:
                raise NotJudged(say("too much on it overprints"))
            for below in _below(marks[:i], mark):
                yield below.plates | {plate: v for plate, v in mark.plates.items() if v}


def _below(marks: Sequence[Mark], above: Mark) -> Iterator[Mark]:
    """Yield what shows below a mark, from the top down to what hides the rest."""
    for mark in reversed(marks):
        if _meet(mark, above):
            yield mark
            if mark.fills_bounds and not mark.overprints and _hides(mark, above):
                return


def _meet(one: Mark, other: Mark) -> bool:
    left, bottom, right, top = one.bounds
    return (
        left < other.bounds[2]
        and other.bounds[0] < right
        and bottom < other.bounds[3]
        and other.bounds[1] < top
    )


def _hides(one: Mark, other: Mark) -> bool:
    left, bottom, right, top = one.bounds
    return (
        left <= other.bounds[0]
        and bottom <= other.bounds[1]
        and right >= other.bounds[2]
        and top >= other.bounds[3]
    )
