"""Write the outlines of drawings as SVG does, briefly."""

from math import inf

from kaartspel.frame import Commands


def number(value: float) -> str:
    """Return a number to two decimals, with none that say nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def outline(commands: Commands) -> str:
    """Return the data of a path: a line straight across or down is told by one number.

    Cards of a game's table are such, and so are many of a box. A minus needs no space before it.
    """
    told, x, y = list[str](), inf, inf
    for verb, values in commands:
        numbers = [number(value) for value in values]
        if verb == "L" and values[1] == y:
            told.append(f"H{numbers[0]}")
        elif verb == "L" and values[0] == x:
            told.append(f"V{numbers[1]}")
        else:
            told.append(verb + " ".join(numbers).replace(" -", "-"))
        x, y = values[-2:] if values else (inf, inf)
    return "".join(told)
