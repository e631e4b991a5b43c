"""One direction: each room knows its neighbours on one side only."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from repository import MODULES, ROOT, SOURCE, nodes

# Who may import what of kaartspel's own. `deck.model` is what all of them speak of.
ALLOWED = {
    # The face for programs, loaded name by name: to the type checker it imports what it offers.
    "__init__": {
        "building", "dealing", "deck.model", "imposition", "inking", "loading", "parts", "pdf",
        "printers", "problems",
    },
    "__main__": {"cli"},
    "budget": {"messages", "problems"},
    "building": {
        "choices", "deck.model", "messages", "output", "parts", "problems", "recipe", "report",
        "site", "store", "workers",
    },
    "choices": {
        "configuration", "deck.model", "deck.peek", "messages", "inking", "papers", "parts",
        "problems",
    },
    "cli": {
        "budget", "building", "choices", "cli", "dealing", "deck.bases", "deck.editions",
        "deck.language", "deck.load", "deck.model", "deck.schemas", "deck.tables.export",
        "deck.tables.writing", "imposition", "messages", "inking", "output", "papers", "parts",
        "pdf", "preflight", "printers", "problems", "report", "serving", "shipped", "starting",
        "watching",
    },
    "configuration": {"messages", "problems"},
    "deck": {"deck", "messages", "names", "papers", "problems", "shipped"},
    "digests": set(),
    "dealing": {"dealing", "deck.model", "messages", "names", "problems"},
    "design": {
        "dealing", "deck.model", "design", "frame", "geometry", "keeping", "messages", "inking",
        "papers", "problems", "type",
    },
    "pdf": {"deck.model", "frame", "geometry", "keeping", "messages", "pdf", "rasters"},
    "book": {"book", "deck.markdown", "deck.model", "frame", "rasters", "type"},
    "imposition": {
        "deck.model", "design", "frame", "geometry", "imposition", "messages", "problems", "type",
    },
    "box": {"box", "deck.model", "design", "frame", "papers", "type"},
    "frame": {"deck.model"},
    "geometry": {"frame"},
    "inputs": {"deck.inside", "deck.model", "digests", "parts", "recipe", "shipped"},
    "keeping": {"digests"},
    "inking": set(),
    "interrupts": set(),
    "loading": set(),
    "output": {"interrupts", "loading", "messages", "output", "problems"},
    "parts": {
        "book", "box", "dealing", "deck.model", "design", "digests", "frame", "geometry",
        "imposition", "messages", "inking", "keeping", "loading", "names", "online", "output",
        "page", "papers", "parts", "pdf", "picture", "posters", "preflight", "problems", "recipe",
        "shipped", "type",
    },
    "picture": set(),
    "posters": {
        "deck.model", "design", "frame", "keeping", "messages", "papers", "posters", "problems",
        "type",
    },
    "preflight": {"deck.model", "interrupts", "keeping", "messages", "preflight"},
    "printers": {"configuration", "imposition", "messages", "names", "problems"},
    "names": set(),
    "online": {"deck.model", "design", "online", "type"},
    "page": {"dealing", "deck.model", "design", "frame", "keeping", "page", "rasters", "type"},
    "papers": set(),
    "rasters": {"deck.model"},
    "messages": set(),
    "problems": {"messages"},
    "recipe": {"digests", "keeping", "output"},
    "report": {"deck.model", "messages", "output", "parts", "recipe"},
    "serving": {"budget", "building", "deck.model", "messages", "parts", "problems"},
    "shipped": set(),
    "site": {
        "choices", "deck.bases", "deck.inside", "deck.load", "deck.model", "inputs", "messages",
        "output", "parts", "problems", "recipe", "report",
    },
    "store": {"configuration", "deck.model", "inputs", "keeping"},
    "starting": {"deck.files", "deck.schemas", "deck.tables", "messages", "problems", "shipped"},
    "type": {"deck.model", "frame", "type"},
    "watching": {"budget", "building", "deck.bases", "messages", "output", "problems"},
    "workers": {"interrupts", "messages", "problems"},
}  # fmt: skip
# Who may import a library, by the name that it is imported by.
OWNERS = {
    "brotli": {"deck"},
    "PIL": {"deck", "pdf", "picture", "preflight", "rasters"},
    "click": {"cli"},
    "coloraide": {"picture"},
    "ebooklib": {"book"},
    "filelock": {"output", "printers"},
    "icu4py": {"type"},
    "fontTools": {"deck", "page"},
    "lxml": {"book", "deck"},
    "markdown": {"book", "page"},
    "pathops": {"deck"},
    "pikepdf": {"preflight"},
    "platformdirs": {"configuration"},
    "pptx": {"online"},
    "pydantic": {"deck"},
    "pydantic_core": {"deck"},
    "pyphen": {"type"},
    "python_calamine": {"deck"},
    "pypdfium2": {"picture"},
    "reportlab": {"pdf"},
    "segno": {"design"},
    "uharfbuzz": {"book", "deck", "pdf", "type"},
    "watchfiles": {"watching"},
    "xlsxwriter": {"deck"},
    "yaml": {"deck"},
}
TOUCHES_FILES = {
    "budget", "building", "choices", "cli", "configuration", "deck", "inputs", "output", "printers",
    "report", "serving", "shipped", "site", "starting", "store", "watching",
}  # fmt: skip


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@cache
def imports(path: Path) -> tuple[str, ...]:
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "kaartspel":
                yield from (f"kaartspel.{alias.name}" for alias in node.names)
            else:
                yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_there_are_modules_to_check() -> None:
    assert {room(path) for path in MODULES} == set(ALLOWED)
    assert len(MODULES) > 30


def test_each_room_imports_only_what_lies_behind_it() -> None:
    for path in MODULES:
        allowed = ALLOWED[room(path)]
        for name in imports(path):
            if name.startswith("kaartspel."):
                inner = name.removeprefix("kaartspel.")
                assert any(inner == a or inner.startswith(f"{a}.") for a in allowed), (path, name)


def test_type_and_design_are_entered_by_their_doors() -> None:
    """Other rooms import what `__init__` offers, and know nothing of the files behind it."""
    for path in MODULES:
        for name in imports(path):
            _, inner, deeper = f"{name}..".split(".")[:3]
            if inner in {"type", "design"} and room(path) != inner:
                assert not deeper, (path, name)


def test_each_library_has_its_owners_and_no_others() -> None:
    users: dict[str, set[str]] = {}
    for path in MODULES:
        for name in imports(path):
            library = name.partition(".")[0]
            if library != "kaartspel" and library not in sys.stdlib_module_names:
                users.setdefault(library, set()).add(room(path))
    assert users == OWNERS


def test_the_table_of_rooms_names_all_of_them_with_their_libraries() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")]
            for line in text.splitlines() if line.startswith("| `")]  # fmt: skip
    named: set[str] = set()
    for rooms, _, _, owns in rows:
        names = set(re.findall(r"`([a-z_]+)", rooms))
        named |= names
        own = {library for library, owners in OWNERS.items() if owners & names}
        assert set(filter(None, owns.split(", "))) == own, rooms
    assert named == set(ALLOWED) - {"__init__", "__main__"}


def test_only_the_edges_touch_files_and_only_the_command_line_prints() -> None:
    for path in MODULES:
        names = {node.func.id for node in nodes(path)
                 if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}  # fmt: skip
        assert "print" not in names, path
        assert "open" not in names, path
        if room(path) not in TOUCHES_FILES:
            assert "pathlib" not in set(imports(path)), path


def test_no_code_beyond_the_reading_of_decks_knows_a_kind_by_its_name() -> None:
    kinds = set(re.findall(r"- id: (\S+)", (SOURCE / "kinds.yaml").read_text("utf-8")))
    assert len(kinds) >= 7
    for path in MODULES:
        if room(path) != "deck":
            assert not kinds & {*_told_apart(path)}, path


def _told_apart(path: Path) -> Iterator[str]:
    """Yield the texts by which code chooses: compared with, matched, or keys of a table."""
    for node in nodes(path):
        chosen: list[ast.expr | None] = []
        match node:
            case ast.Compare():
                chosen = [node.left, *node.comparators]
            case ast.Dict():
                chosen = node.keys
            case ast.MatchValue():
                chosen = [node.value]
        for part in filter(None, chosen):
            texts = (n.value for n in ast.walk(part) if isinstance(n, ast.Constant))
            yield from (text for text in texts if isinstance(text, str))
