"""Run the page's modules without a page, by node."""

import atexit
import json
import os
import shutil
import subprocess
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from playwright._impl._driver import compute_driver_executable

from kaartspel.page.bundle import bundle

# The first has no window and nothing around the page: it takes half of what the others do.
CHROMIUM = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome",
    "google-chrome-stable",
)  # fmt: skip
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


@cache
def modules() -> dict[str, str]:
    """Return the page's modules by file name."""
    folder = files("kaartspel.page") / "js"
    return {file.name: file.read_text("utf-8") for file in folder.iterdir()}


def entries(table: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the things of a table in the page's data."""
    return [dict(zip(table["keys"], row, strict=True)) for row in table["rows"]]


def chromium() -> str:
    """Return where a Chromium is; skip the test where there is none."""
    named = os.environ.get("KAARTSPEL_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        pytest.skip(
            "THE PAGE IS NOT TRIED: no Chromium found (Debian: apt install chromium-headless-shell)"
        )
    return found


def evaluate(entry: str, expression: str, given: object) -> Any:
    """Return what an expression comes to in the scope of a module; `given` is what is given."""
    code = f"{{\n{_bundled(entry)}\nconst given = {json.dumps(given)};\nreturn {expression};\n}}"
    process = _listening()
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(code) + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


@cache
def _bundled(entry: str) -> str:
    return bundle(modules(), entry)


# Each line is a function's body; what it returns is written on a line.
_LISTEN = """require('readline').createInterface({input: process.stdin}).on('line', (line) =>
    process.stdout.write(`${JSON.stringify(new Function(JSON.parse(line))()) ?? 'null'}\\n`))"""


@cache
def _listening() -> subprocess.Popen[str]:
    """Start a Node.js for all that is evaluated: it takes longer to start than to answer."""
    process = subprocess.Popen(
        [_node(), "-e", _LISTEN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    atexit.register(process.communicate)  # no more comes in, and it ends
    return process


def _node() -> str:
    """Return where a Node.js is: the one that Playwright brings along starts ten times sooner than
    its browser."""
    return shutil.which("node") or compute_driver_executable()[0]
