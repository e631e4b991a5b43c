"""Write the outlines of drawings as SVG does, briefly."""

from collections.abc import Iterable, Iterator, Sequence

from kaartspel.frame import Commands


def number(value: float) -> str:
    """Return a number to two decimals, with none that say nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def outline(commands: Commands) -> str:
    """Return the data of a path, in the fewest characters that tell it to two decimals.

    A line straight across or down is told by one number, a step from where the last one ended if
    that is shorter, and a verb that comes again not again. A minus needs no space before it, nor a
    point a zero.
    """
    told, before = list[str](), ""
    for step in _steps(commands):
        again = step[1:] if step[1:].startswith("-") else f" {step[1:]}"
        told.append(again if step[0] == before and step[1:] else step)
        before = step[0]
    return "".join(told)


def _steps(commands: Commands) -> Iterator[str]:
    """Yield each step, with its verb."""
    start = at = (0.0, 0.0)
    for verb, values in commands:
        x, y = at
        ends = [round(value, 2) for value in values]
        further = [end - (y if i % 2 else x) for i, end in enumerate(ends)]
        if verb == "Z":
            yield verb
            at = start
            continue
        if verb == "L" and ends[1] == y:
            yield _shorter("H", ends[:1], further[:1])
        elif verb == "L" and ends[0] == x:
            yield _shorter("V", ends[1:], further[1:])
        else:
            yield _shorter(verb, ends, further)
        at = ends[-2], ends[-1]
        start = at if verb == "M" else start


def _shorter(verb: str, ends: Sequence[float], further: Sequence[float]) -> str:
    return min(f"{verb}{_joined(ends)}", f"{verb.lower()}{_joined(further)}", key=len)


def _joined(values: Iterable[float]) -> str:
    numbers = [number(value).replace("0.", ".", 1) if abs(value) < 1 else number(value)
               for value in values]  # fmt: skip
    return " ".join(numbers).replace(" -", "-")
