"""One direction: each room knows its neighbours on one side only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import kaartspel

SOURCE = Path(kaartspel.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))

# Who may import what of kaartspel's own. `deck.model` is what all of them speak of.
ALLOWED = {
    "deck": {"deck", "papers", "problems", "shipped"},
    "dealing": {"deck.model", "problems"},
    "design": {
        "dealing",
        "deck.model",
        "design",
        "frame",
        "geometry",
        "papers",
        "problems",
        "type",
    },
    "pdf": {"pdf", "deck.model", "frame", "geometry"},
    "book": {"book", "deck.model", "frame"},
    "imposition": {"deck.model", "design", "frame", "geometry", "imposition", "problems", "type"},
    "box": {"box", "deck.model", "design", "frame", "papers", "type"},
    "frame": {"deck.model"},
    "geometry": {"frame"},
    "exchange": set(),
    "inputs": {"deck.model", "parts", "recipe", "shipped"},
    "interrupts": set(),
    "output": {"exchange", "problems"},
    "parts": {
        "book",
        "box",
        "dealing",
        "deck.model",
        "design",
        "frame",
        "geometry",
        "imposition",
        "output",
        "parts",
        "pdf",
        "picture",
        "posters",
        "preflight",
        "problems",
        "recipe",
        "type",
    },
    "picture": set(),
    "posters": {"deck.model", "design", "frame", "papers", "posters", "problems", "type"},
    "preflight": {"deck.model", "interrupts", "preflight"},
    "printers": {"imposition", "problems"},
    "papers": set(),
    "problems": set(),
    "recipe": {"output"},
    "report": {"deck.model", "output", "parts", "recipe"},
    "shipped": set(),
    "type": {"deck.model", "frame", "type"},
    "watching": {"building", "output", "problems"},
    "workers": {"interrupts", "problems"},
}
OWNERS = {
    "reportlab": {"pdf"},
    "ebooklib": {"book"},
    "click": {"cli"},
    "yaml": {"deck"},
    "pydantic": {"deck"},
    "platformdirs": {"printers"},
    "uharfbuzz": {"book", "deck", "pdf", "type"},
    "pypdfium2": {"picture"},
    "coloraide": {"picture"},
    "watchfiles": {"watching"},
    "pikepdf": {"preflight"},
    "pyphen": {"type"},
}
TOUCHES_FILES = {
    "building", "cli", "deck", "exchange", "inputs", "output", "printers", "report", "shipped",
    "watching",
}  # fmt: skip


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "kaartspel":
                yield from (f"kaartspel.{alias.name}" for alias in node.names)
            else:
                yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_there_are_modules_to_check() -> None:
    assert {room(path) for path in MODULES} >= set(ALLOWED)
    assert len(MODULES) > 30


def test_each_room_imports_only_what_lies_behind_it() -> None:
    for path in MODULES:
        allowed = ALLOWED.get(room(path))
        if allowed is None:
            continue
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


def test_each_library_has_one_owner() -> None:
    for path in MODULES:
        for name in imports(path):
            owners = OWNERS.get(name.partition(".")[0])
            assert owners is None or room(path) in owners, (path, name)


def test_only_the_edges_touch_files_and_only_the_command_line_prints() -> None:
    for path in MODULES:
        names = {node.func.id for node in ast.walk(ast.parse(path.read_text("utf-8")))
                 if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}  # fmt: skip
        assert "print" not in names, path
        assert "open" not in names, path
        if room(path) not in TOUCHES_FILES:
            assert "pathlib" not in set(imports(path)), path


def test_no_file_is_longer_than_a_person_reads() -> None:
    assert max(len(path.read_text("utf-8").splitlines()) for path in MODULES) <= 320
