"""A problem is a place, a fact, a remedy and a code: as a text, told once, and as plain data."""

import ast
import json
import re
from pathlib import Path

import pytest

from editing import copy_deck, spoil
from kaartspel.building import check
from kaartspel.problems import InvalidDeck, Place, Problems
from repository import MODULES, called, nodes

STREET = "questions/street.yaml"
KEBAB = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def test_equal_problems_are_told_once_with_all_their_places(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    for file, old in ((STREET, "Who may"), (STREET, "Where do"), ("suits.yaml", "name: Sun")):
        spoil(deck, file, old, f"{old}中")
    with pytest.raises(InvalidDeck) as caught:
        check(deck)
    assert len(caught.value.problems) == 3
    prefix = f"{deck.as_posix()}/"
    assert str(caught.value).replace(prefix, "").split("\n") == [
        "questions/street.yaml:10:34: the deck's fonts lack '中' (U+4E2D, cjk unified "
        "ideograph-4e2d); replace it, or name fonts that have it in deck.yaml under 'fonts'",
        "  so too at questions/street.yaml:11:38, suits.yaml:3:11",
    ]


def test_a_problem_is_plain_data_too(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, "values/fairness.yaml", "suit: sun", "suit: sum")
    with pytest.raises(InvalidDeck) as caught:
        check(deck)
    assert [json.loads(json.dumps(problem.as_dict())) for problem in caught.value.problems] == [
        {
            "file": f"{deck.as_posix()}/values/fairness.yaml",
            "line": 3,
            "column": 7,
            "code": "unknown-suit",
            "fact": "unknown suit 'sum'",
            "remedy": "did you mean 'sun'?",
        }
    ]


def test_of_very_many_problems_in_a_file_the_rest_is_counted() -> None:
    problems = Problems()
    for line in range(1, 701):
        problems.tell(Place("a", line), "a fact", "a remedy", "a-code")
    problems.tell(Place("b"), "a fact", "a remedy", "a-code")
    assert len(problems) == 701
    told = list(problems)
    assert len(told) == 502
    assert str(told[-1]) == "a:1:1: and 200 problems more in this file; mend the first ones first"
    assert "and in 460 more places" in str(InvalidDeck(problems))


def test_every_code_is_a_few_words_with_hyphens() -> None:
    calls = [
        call
        for path in MODULES
        for call in nodes(path)
        if isinstance(call, ast.Call) and called(call) in {"tell", "Problem"}
    ]
    codes = {str(c.args[3].value) for c in calls if isinstance(c.args[-1], ast.Constant)
             and len(c.args) == 4 and isinstance(c.args[3], ast.Constant)}  # fmt: skip
    assert len(codes) > 60
    assert all(KEBAB.fullmatch(code) for code in codes)
