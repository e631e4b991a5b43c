"""Where the repository lies that is tested, its modules, and the small deck of the tests' own."""

import ast
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import kaartspel

ROOT = Path(__file__).parents[1]
ENGLISH = ROOT / "tests" / "decks" / "english"
SOURCE = Path(kaartspel.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the other takes ten times as long


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return all that a module is written of, from the outside in; it is read once."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


def called(call: ast.Call) -> str:
    """Return the last name of what is called, if it has one."""
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def data_of(path: Path) -> Any:
    """Return what a file of YAML holds, as an editor reads it, without kaartspel's own reader."""
    return yaml.load(path.read_text("utf-8"), _LOADER)
