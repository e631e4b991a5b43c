"""Which of many cases of a kind `make test` tries; `make test-all` tries the others too."""

from collections.abc import Collection, Iterable
from typing import Any

import pytest

whole = pytest.mark.whole


def sampled(cases: Iterable[tuple[Any, ...]], chosen: Collection[tuple[Any, ...]]) -> list[Any]:
    """Return cases (each the arguments of a test), of which all but the chosen wait for `--all`."""
    every = list(dict.fromkeys(cases))
    assert set(chosen) <= set(every), "the sample is of other cases"
    return [pytest.param(*case, marks=() if case in chosen else whole) for case in every]
