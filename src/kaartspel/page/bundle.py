"""Join the page's modules into one script.

A module is a file of JavaScript that imports names from its neighbours, as the language has it.
Joined in the order in which they need each other, their names stand in one scope: no two modules
may have a name in common at their top level. Comments and indentation stay behind.
"""

import re
from collections import Counter
from collections.abc import Mapping

_IMPORT = re.compile(r"^import\b(?:[^;]*?from)? '\./([a-z0-9_]+\.js)';\n", re.MULTILINE)
_NAME = re.compile(
    r"^(?:export )?(?:async )?(?:function|const|let|class) ([A-Za-z0-9_$]+)", re.MULTILINE
)
# On lines of their own: who reads the page's script reads the modules.
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)  # no text of a module goes over lines
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """Return one script of the module named `entry` and all that it needs, itself last.

    `modules` are sources by file name. Raises ValueError where modules need each other in a circle,
    or have a name in common.
    """
    done: dict[str, str] = {}
    _add(modules, entry, done, ())
    names = Counter(name for source in done.values() for name in _NAME.findall(source))
    if twice := [name for name, count in names.items() if count > 1]:
        raise ValueError(f"names that two modules have: {' '.join(twice)}")
    return _INDENT.sub("", "\n".join(done.values()))


def _add(
    modules: Mapping[str, str], name: str, done: dict[str, str], users: tuple[str, ...]
) -> None:
    if name in users:
        raise ValueError(f"modules in a circle: {' '.join((*users, name))}")
    if name in done:
        return
    source = modules[name]
    for needed in _IMPORT.findall(source):
        _add(modules, needed, done, (*users, name))
    done[name] = _EXPORT.sub("", _COMMENT.sub("", _IMPORT.sub("", source))).strip() + "\n"
