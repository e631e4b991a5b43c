"""Have TypeScript check the page's modules: part of `make check`, where Node.js is."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMAND = (
    "--yes", "--package", "typescript@5", "tsc", "--noEmit", "--allowJs", "--checkJs", "--strict",
    "--target", "es2022", "--module", "es2022", "--moduleResolution", "bundler",
    "--lib", "es2022,dom,dom.iterable",
)  # fmt: skip


def main() -> int:
    """Return 0 where there is no fault, or no Node.js to find one."""
    npx = shutil.which("npx")
    if not npx:
        print("THE PAGE'S SCRIPT IS NOT CHECKED: no npx found; install Node.js", file=sys.stderr)
        return 0
    modules = sorted(str(path) for path in (ROOT / "src/kaartspel/page/js").glob("*.js"))
    return subprocess.run([npx, *COMMAND, *modules], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
