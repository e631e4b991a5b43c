"""Keep words together where something else breaks the lines: with no-break spaces."""

from collections.abc import Callable

_NO_BREAK = "\N{NO-BREAK SPACE}"


def bound(text: str, leading: frozenset[str], width: Callable[[str], float], most: float) -> str:
    """Return a text with no-break spaces behind words that lead on, given in small letters.

    What is bound is no wider than `most`, in em as `width` measures it: a narrow window has room.
    """
    *words, run = text.split(" ")
    runs = [run]
    for word in reversed(words):
        joined = f"{word} {runs[-1]}"
        if runs[-1] and word.lower() in leading and width(joined) <= most:
            runs[-1] = joined
        else:
            runs.append(word)
    return " ".join(run.replace(" ", _NO_BREAK) for run in reversed(runs))
