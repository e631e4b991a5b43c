"""Run the page's modules without a page, by node."""

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

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


@cache
def modules() -> dict[str, str]:
    """Return the page's modules by file name."""
    folder = files("kaartspel.page") / "js"
    return {file.name: file.read_text("utf-8") for file in folder.iterdir()}


def chromium() -> str:
    """Return where a Chromium is; skip the test where there is none."""
    named = os.environ.get("KAARTSPEL_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        pytest.skip("THE PAGE IS NOT TRIED: no Chromium found (on Debian: apt install chromium)")
    return found


def evaluate(entry: str, expression: str, given: object) -> Any:
    """Return what an expression comes to in the scope of a module; `given` is what is given."""
    source = bundle(modules(), entry)
    body = f"{{\n{source}\nconst given = {json.dumps(given)};\nreturn {expression};\n}}"
    code = f"process.stdout.write(JSON.stringify((() => {body})()) ?? 'null');"
    command = [_node(), "-"]
    done = subprocess.run(command, input=code, capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


def _node() -> str:
    """Return where a Node.js is: the one that Playwright brings along starts ten times sooner than
    its browser."""
    return shutil.which("node") or compute_driver_executable()[0]
