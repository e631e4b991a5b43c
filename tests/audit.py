"""Have Ace by DAISY judge how accessible the books of both decks are: `make audit`.

It needs npm and a Chromium or Chrome; PUPPETEER_EXECUTABLE_PATH names one that is not found by
itself. Ace is installed into .audit/ the first time.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kaartspel.building import Request, build

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / ".audit"
ACE = "@daisy/ace-cli@1.4"
DECKS = (ROOT / "deck", ROOT / "tests" / "decks" / "english")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def main() -> int:
    """Return how many violations there are, at most 1."""
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1",
                   "PUPPETEER_EXECUTABLE_PATH": browser()}  # fmt: skip
    ace = installed(environment)
    violations = 0
    with tempfile.TemporaryDirectory() as folder:
        for deck in DECKS:
            report = build(Request(deck, Path(folder) / deck.name, only=("book",)))
            for book in report.target.glob("*.epub"):
                out = Path(folder) / f"{deck.name}-report"
                subprocess.run([ace, "--force", "--outdir", out, book], env=environment,
                               check=True, stdout=subprocess.DEVNULL)  # fmt: skip
                found = told(out / "report.json")
                print(f"{book.name}: {len(found)} violations", *found, sep="\n  ")
                violations += len(found)
    return min(violations, 1)


def browser() -> str:
    """Return the path of a browser for Ace."""
    named = os.environ.get("PUPPETEER_EXECUTABLE_PATH")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        sys.exit("no Chromium found; install one, or name it in PUPPETEER_EXECUTABLE_PATH")
    return found


def installed(environment: dict[str, str]) -> str:
    """Return the path of Ace, installed if need be."""
    npm = shutil.which("npm")
    if not npm:
        sys.exit("no npm found; install Node.js 18 or later")
    name = "ace-cli.cmd" if os.name == "nt" else "ace-cli"
    path = TOOLS / "node_modules" / ".bin" / name
    if not path.exists():
        command = [npm, "install", "--prefix", str(TOOLS), "--no-fund", "--no-audit", ACE]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return str(path)


def told(report: Path) -> list[str]:
    """Return what Ace objects to: the page, the rule, what is wrong and in which element."""
    found = []
    for page in json.loads(report.read_text("utf-8"))["assertions"]:
        name = page["earl:testSubject"].get("url", "the package")
        for assertion in page["assertions"]:
            if assertion["earl:result"]["earl:outcome"] == "fail":
                test, result = assertion["earl:test"], assertion["earl:result"]
                where = result.get("html", "")[:200]
                said = " ".join(result["dct:description"].split())
                title, impact = test["dct:title"], test["earl:impact"]
                found.append(f"{name}: {title} ({impact}): {said} {where}")
    return found


if __name__ == "__main__":
    sys.exit(main())
