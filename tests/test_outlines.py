"""Outlines of the page's drawings are told briefly, and are the same."""

import re
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kaartspel.frame import Commands
from kaartspel.page.outlines import outline

_COORDINATE = st.one_of(st.sampled_from([0.0, -0.5, 0.07, 3.0]), st.floats(-999, 999))
_CARD: Commands = (
    ("M", (-1.5, -2.0)), ("L", (1.5, -2.0)), ("L", (1.5, 2.25)), ("L", (-1.5, 2.25)), ("Z", ()),
    ("M", (0.0, -2.0)), ("L", (4.0, 1.0)), ("C", (4.0, 2.0, -3.0, -1.0, 0.5, 1.0)),
    ("L", (0.5, 8.0)),
)  # fmt: skip


def told(data: str) -> list[tuple[str, list[float]]]:
    """Return the steps of a path's data as they are drawn, lines with both of their numbers."""
    steps, at, start = list[tuple[str, list[float]]](), (0.0, 0.0), (0.0, 0.0)
    for verb, written in re.findall(r"([MLHVCZ])([^MLHVCZ]*)", data, re.IGNORECASE):
        numbers = [float(each) for each in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", written)]
        many = {"H": 1, "V": 1, "C": 6, "Z": 1}.get(verb.upper(), 2)
        for one in range(0, len(numbers), many) if numbers else [0]:
            values = numbers[one : one + many]
            if verb.upper() in "HV":
                values = [values[0], 0.0] if verb.upper() == "H" else [0.0, values[0]]
                if verb in "HV":
                    values = [values[0], at[1]] if verb == "H" else [at[0], values[1]]
            if verb.islower() and verb != "z":
                values = [value + at[i % 2] for i, value in enumerate(values)]
            values = [round(value, 2) for value in values]
            steps.append(("L" if verb.upper() in "HV" else verb.upper(), values))
            at = (values[-2], values[-1]) if values else start
            start = at if verb.upper() == "M" else start
    return steps


def test_an_outline_is_what_it_was_and_shorter() -> None:
    """Of a release's page they are an eighth."""
    data = outline(_CARD)
    assert told(data) == [(verb, list(values)) for verb, values in _CARD]
    assert data == "M-1.5-2h3V2.25h-3ZM0-2L4 1C4 2-3-1 .5 1V8"


@given(st.lists(st.tuples(_COORDINATE, _COORDINATE), min_size=1, max_size=12), st.randoms())
def test_any_outline_is_what_it_was(points: list[tuple[float, float]], choose: Random) -> None:
    commands: list[tuple[str, tuple[float, ...]]] = [("M", points[0])]
    for point in points[1:]:
        verb = choose.choice("MLLCZ")
        if verb == "Z":
            commands.append(("Z", ()))
        commands.append(("M" if verb == "Z" else verb, point if verb != "C" else point * 3))
    drawn = [(verb, [round(value, 2) for value in values]) for verb, values in commands]
    assert told(outline(tuple(commands))) == drawn
