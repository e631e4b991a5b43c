"""What a device has kept of an evening is used whole or not at all, whoever wrote it."""

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browsing import begin
from scripts import evaluate
from spoiling import spoilt

FEW, MANY = 30, 150
STATE: dict[str, Any] = {
    "version": 5,
    "evening": {"game": "debat", "tables": 1, "people": 2, "decks": 0, "seed": "x", "cards": ["a"]},
    "tables": [{"open": ["a"], "pile": ["b"], "hands": [["c"], []]}],
    "table": 1,
    "step": 0,
    "clock": {"total": 60, "left": 60, "end": None},
    "shown": "a",
    "dark": False,
    "tallies": [{"yes": 0, "no": 1, "none": 2}] * 2,
    "seated": ["a"],
    "figures": {"seat": [None, 7]},
    "joining": False,
    "notes": {"1/Form/0": "written"},
}
WRONG: list[object] = [
    None,
    True,
    -1,
    1.5,
    10**9,
    1e300,
    "",
    "y",
    [],
    [[]],
    {},
    [None],
    {"a": 1},
    ["y"],
]
# Of each key, what else it may be.
OTHERS: dict[str, list[object]] = {
    "evening": [None], "tables": [[]], "cards": [[]], "open": [[]], "pile": [[]],
    "hands": [[], [[]]],
    "seated": [[]], "shown": [""], "seed": ["", "y"], "dark": [True], "notes": [{}],
    "joining": [True], "figures": [{}],
    "end": [None, -1, 1.5, 10**9, 1e300], "1/Form/0": ["", "y"],
}  # fmt: skip
KEPT = "given.map((t) => readKept(t, 5, new Set(['a', 'b', 'c']), new Set(['debat'])) !== null)"


def changed(state: Any, whole: dict[str, Any]) -> Iterator[tuple[str, object, dict[str, Any]]]:
    """Yield the whole with each value in `state` in turn replaced by another, and its key."""
    for key in list(state):
        old = state[key]
        for wrong in WRONG:
            state[key] = wrong
            yield key, wrong, deepcopy(whole)
        state[key] = old
        if isinstance(old, dict):
            yield from changed(old, whole)
        elif isinstance(old, list) and old and isinstance(old[0], dict):
            yield from changed(old[0], whole)


def test_a_state_of_another_shape_is_not_used() -> None:
    whole = deepcopy(STATE)
    tried = list(changed(whole, whole))
    assert len(tried) > 300
    texts = [json.dumps(state) for _, _, state in tried]
    assert evaluate("kept.js", KEPT, [json.dumps(STATE)]) == [True]
    wrongly = [
        (key, value)
        for (key, value, _), is_used in zip(tried, evaluate("kept.js", KEPT, texts), strict=True)
        if is_used and not any(value is other or value == other for other in OTHERS.get(key, ()))
    ]
    assert wrongly == []


def test_what_was_kept_as_one_sheet_is_that_of_the_table_that_was_looked_at() -> None:
    older = {**STATE, "version": 3, "table": 2, "notes": {"Form/0": "written"}}
    del older["figures"], older["joining"]
    read = KEPT.replace(" !== null", "")
    (found,) = evaluate("kept.js", read, [json.dumps(older)])
    as_new = {**STATE, "figures": {}, "joining": False}
    assert found == {**as_new, "table": 2, "notes": {"2/Form/0": "written"}}


def test_a_text_that_is_no_state_is_not_used() -> None:
    texts = ["", "null", "3", "[]", "{}", "{", '"x"', "[" * 100_000, '{"__proto__": null}', "\0"]
    assert not any(evaluate("kept.js", KEPT, texts))


def test_whatever_is_kept_the_page_goes_on(
    page: Page, address: str, request: pytest.FixtureRequest, every_case: bool
) -> None:
    """States with wrong values or bytes, as another window's: at each place nothing goes wrong."""
    begin(page, address)
    key = "kaartspel:digitalisering-in-beeld"
    whole = page.evaluate("(key) => localStorage[key]", key)
    chance = random.Random(request.config.getoption("--fuzz") or 1)
    count = MANY if every_case else FEW
    states = [spoilt(chance, whole.encode()).decode("utf-8", "replace") for _ in range(count)]
    state = json.loads(whole)
    states += [json.dumps(other) for _, _, other in chance.sample([*changed(state, state)], count)]
    told = """([key, states]) => states.forEach(
        (newValue) => dispatchEvent(new StorageEvent('storage', {key, newValue})))"""
    for place in ("spelen", "scherm", "meenemen", "v01"):
        page.evaluate("(place) => { location.hash = place; }", place)
        page.evaluate(told, [key, [*states, whole]])
    page.evaluate("([key, text]) => { localStorage[key] = text; }", [key, states[0]])
    page.goto(f"{address}#%E0%A4%A")  # half a character, and a state to begin with
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
