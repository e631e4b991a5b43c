"""How the code is written: names of their own, caches with a bound, files that a person reads."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dividing import LONGEST, ByFile
from repository import MODULES, ROOT, SOURCE, nodes


def test_each_cache_has_a_bound_and_its_line_in_the_table() -> None:
    table = (ROOT / "docs/performance.md").read_text("utf-8")
    for path in MODULES:
        caches = list(_caches(path))
        assert all(is_bounded for is_bounded in caches), path
        if caches:
            assert f"| `{path.relative_to(SOURCE).as_posix()}" in table, path


def _caches(path: Path) -> Iterator[bool]:
    """Yield of each cached function whether it has a bound, or no arguments and needs none.

    On a method a cache would hold the objects themselves, long after their use.
    """
    for node in nodes(path):
        for decorator in getattr(node, "decorator_list", ()):
            written = ast.unparse(decorator)
            if re.match(r"(functools\.)?(lru_)?cache\b", written):
                assert isinstance(node, ast.FunctionDef)
                names = [argument.arg for argument in node.args.args]
                is_bounded = not names or ("(" in written and "None" not in written)
                yield is_bounded and "self" not in names


def test_no_file_is_longer_than_a_person_reads() -> None:
    files = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    long = {path.name: lines for path in files
            if (lines := path.read_text("utf-8").count("\n")) > 300}  # fmt: skip
    assert not long


def test_each_class_and_alias_has_a_name_of_its_own() -> None:
    """What has the same name in two modules is the same: an alias of the same type."""
    meanings: dict[str, set[str]] = {}
    for path in MODULES:
        for name, meaning in _named_types(path):
            meanings.setdefault(name.lstrip("_"), set()).add(meaning)
    assert len(meanings) > 300
    assert {name: said for name, said in meanings.items() if len(said) > 1} == {}


def _named_types(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the classes and aliases of a module, each with what it means."""
    for node in nodes(path):
        match node:
            case ast.ClassDef(name=name):
                yield name, f"{path}:{node.lineno}"
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=ast.expr() as value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ) if re.fullmatch(r"_?[A-Z][a-z]\w*", name):
                yield name, ast.unparse(value)


def test_a_file_of_tests_stays_together_and_so_do_all_that_ask_a_judge(
    pytestconfig: pytest.Config,
) -> None:
    assert pytestconfig.hook.pytest_xdist_make_scheduler.get_hookimpls(), "nobody divides"
    divide = ByFile.__new__(ByFile)._split_scope
    assert divide("tests/test_pdf.py::test_a") == divide("tests/test_book.py::test_b[x::y]")
    assert divide("tests/test_zero.py::test_a") == divide("tests/test_zero.py::test_b[x::y]")
    assert divide("tests/test_zero.py::test_a") != divide("tests/test_geometry.py::test_a")
    assert {*LONGEST} <= {path.name for path in Path(__file__).parent.iterdir()}
