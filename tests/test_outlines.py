"""Outlines of the page's drawings are told briefly, and are the same."""

import re

from kaartspel.frame import Commands
from kaartspel.page.outlines import outline

_CARD: Commands = (
    ("M", (-1.5, -2.0)), ("L", (1.5, -2.0)), ("L", (1.5, 2.25)), ("L", (-1.5, 2.25)), ("Z", ()),
    ("M", (0.0, -2.0)), ("L", (4.0, 1.0)), ("C", (4.0, 2.0, -3.0, -1.0, 0.5, 1.0)),
    ("L", (0.5, 8.0)),
)  # fmt: skip


def told(data: str) -> list[tuple[str, list[float]]]:
    """Return the steps of a path's data, lines across and down with both of their numbers."""
    steps, at = list[tuple[str, list[float]]](), [0.0, 0.0]
    for verb, numbers in re.findall(r"([MLHVCZ])([^MLHVCZ]*)", data):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if verb in "HV":
            values = [values[0], at[1]] if verb == "H" else [at[0], values[0]]
        steps.append(("L" if verb in "HV" else verb, values))
        at = values[-2:] or at
    return steps


def test_an_outline_is_what_it_was_and_shorter() -> None:
    """The page grew by 6 KB with the pictures of rules cards, which are made of cards."""
    data = outline(_CARD)
    assert told(data) == [(verb, list(values)) for verb, values in _CARD]
    assert data.startswith("M-1.5-2H1.5V2.25H-1.5ZM0-2L4 1C4 2-3-1 0.5 1V8")
