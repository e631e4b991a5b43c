"""Run the page's modules without a page: by node where it is, else in a browser."""

import json
import os
import shutil
import subprocess
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

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
    if node := shutil.which("node"):
        code = f"process.stdout.write(JSON.stringify((() => {body})()));"
        done = subprocess.run([node, "-"], input=code, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        return browser.new_page().evaluate(f"() => {body}")
