"""What people open the exports with, where it is installed; `make audit` installs what npm has."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from repository import ROOT

TOOLS = ROOT / ".audit"
MODULES = TOOLS / "node_modules"
PACKAGES = (
    "@excalidraw/excalidraw@0.18.1", "react@18", "react-dom@18", "esbuild@0.28",
    "@typed-tabletop-simulator/declaration@2.2.1", "typescript@5",
)  # fmt: skip
_OFFICES = ("soffice", "libreoffice")
_PATIENCE = 200  # s


def main() -> int:
    """Install the packages, and return what pytest says of the exports in these clients."""
    npm = shutil.which("npm")
    if not npm:
        sys.exit("no npm found; install Node.js 18 or later")
    install = (npm, "install", "--prefix", TOOLS, "--no-fund", "--no-audit", "--omit=optional")
    subprocess.run([*install, *PACKAGES], check=True, stdout=subprocess.DEVNULL)
    judged = (sys.executable, "-m", "pytest", "--all", "-rs", ROOT / "tests/test_online_clients.py")
    return subprocess.run(judged, cwd=ROOT, check=False).returncode


def tool(name: str) -> str:
    """Return the path of a program of the packages; skip the test where it is not installed."""
    path = MODULES / ".bin" / (f"{name}.cmd" if os.name == "nt" else name)
    if not path.exists():
        pytest.skip(f"NOT TRIED: {name} is not installed; 'make audit' does it")
    return str(path)


def office() -> str:
    """Return the path of LibreOffice; skip the test where there is none."""
    found = next(filter(None, map(shutil.which, _OFFICES)), None)
    if not found:
        pytest.skip("SLIDES ARE NOT TRIED: no LibreOffice found")
    return found


def as_pdf(slides: bytes, folder: Path) -> bytes:
    """Return slides (.pptx) as LibreOffice prints them; its profile is in `folder`, as are they."""
    given = folder / "slides.pptx"
    given.write_bytes(slides)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = (office(), profile, "--headless", "--convert-to", "pdf", "--outdir", folder, given)
    subprocess.run(made, check=True, timeout=_PATIENCE, capture_output=True)
    return given.with_suffix(".pdf").read_bytes()


def bundled(script: str, folder: Path) -> str:
    """Return a module and all that it imports of the packages as one script for a browser."""
    entry, out = folder / "entry.js", folder / "bundle.js"
    entry.write_text(script, "utf-8")
    made = (
        tool("esbuild"), entry, "--bundle", "--format=iife", f"--outfile={out}",
        '--define:process.env.NODE_ENV="production"', '--define:process.env.IS_PREACT="false"',
        "--loader:.woff2=dataurl", "--loader:.css=empty", "--log-level=error",
    )  # fmt: skip
    environment = os.environ | {"NODE_PATH": str(MODULES)}
    subprocess.run(made, check=True, timeout=_PATIENCE, env=environment)
    return out.read_text("utf-8")


def typed(script: str, folder: Path) -> str:
    """Return what TypeScript has against a script, by the types of Tabletop Simulator."""
    types = MODULES / "@typed-tabletop-simulator/declaration/src/index.d.ts"
    reference = f'/// <reference path="{types.as_posix()}" />'
    (folder / "saved.ts").write_text(f"{reference}\n{script}", "utf-8")
    options = {"noEmit": True, "strict": True, "skipLibCheck": True, "target": "es2022",
               "types": []}  # fmt: skip
    settings = {"compilerOptions": options, "files": ["saved.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
    made = (tool("tsc"), "--project", folder)
    done = subprocess.run(made, timeout=_PATIENCE, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


if __name__ == "__main__":
    sys.exit(main())
