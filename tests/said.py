"""Messages in the source, and in the catalogues: what is said, and in which words."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kaartspel import shipped
from kaartspel.cli.speech import read_catalogue
from kaartspel.messages import Message
from repository import MODULES, SOURCE, called, nodes

# What `joined` makes of several messages: places for them, and no words.
JOINED = "say(_escaped(separator).join(places), **fields)"
_BLANK = re.compile(r"\{\w+(?:![ras])?(?::[^{}]*)?\}")


class Said(NamedTuple):
    """A template, the one for many if it has another, where it is said, and if it has fields."""

    one: str
    many: str
    place: str
    is_filled: bool


@cache
def dutch() -> dict[str, tuple[str, ...]]:
    return read_catalogue((shipped.LANGUAGES / "nl.po").read_text("utf-8"))


def has_words(template: str) -> bool:
    """Return whether there is anything to translate, besides what is filled in."""
    return any(character.isalpha() for character in _BLANK.sub("", template))


def blanks(template: str, *, filled: bool = True) -> set[str]:
    """Return what is filled in, and how: {count:.2f}. Where nothing is, braces are braces."""
    if not filled:
        return set()
    return {f"{name}!{how}:{spec}" for _, name, spec, how in string.Formatter().parse(template)
            if name is not None}  # fmt: skip


@cache
def calls() -> list[tuple[str, ast.Call, str]]:
    """Return each call in the source with where it is, and the last name of what is called."""
    return [
        (f"{path.relative_to(SOURCE)}:{node.lineno}", node, called(node))
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Call)
    ]  # fmt: skip


def templates() -> Iterator[Said]:
    """Yield all templates in the source; each must be a literal."""
    for place, call, name in calls():
        if name in {"say", "say_many"} and ast.unparse(call) != JOINED:
            given = [literal(argument) for argument in call.args]
            assert all(text is not None for text in given), place
            assert len(given) == (2 if name == "say_many" else 1), place
            many = given[1] if len(given) > 1 else ""
            yield Said(given[0] or "", many or "", place, bool(call.keywords))


def literal(node: ast.expr | None) -> str | None:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else None  # type: ignore[union-attr]


def unsaid(text: object) -> list[str]:
    """Return what of a text a Dutch reader would read in English; what is filled in is data."""
    if not isinstance(text, Message):
        return [str(text)] if text else []
    here = [text.template] if has_words(text.template) and text.template not in dutch() else []
    parts = [field for field in text.fields.values() if isinstance(field, Message)]
    return here + [missing for part in parts for missing in unsaid(part)]
