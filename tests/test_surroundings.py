"""Messages that nobody can be told, memory that is full and spoilt settings are no riddle."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from commanded import COMMAND
from commands import RUN, posix, run_code
from kaartspel import printers
from kaartspel.problems import SurroundingsFailed
from repository import ENGLISH
from sampling import sampled

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
BUILD = f"build {ENGLISH} --only cards -o build"
ENDS = ("2>&-", "2>/dev/full", "<&- 2>&-")  # where nothing can be told
TOLD = ((BUILD, 0), ("check nowhere", 1), ("build --only x", 2))


def shell(command: str, folder: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command of ours as a shell does, with what it leads elsewhere or closes."""
    return subprocess.run(
        ["sh", "-c", f"{before} {' '.join(RUN)} {command}"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


@linux
@pytest.mark.parametrize(
    ("stderr", "command", "status"),
    sampled(
        ((stderr, *told) for stderr, told in product(ENDS, TOLD)),
        [(stderr, *told) for stderr, told in zip(ENDS, TOLD, strict=True)],
    ),
)
def test_the_exit_status_is_the_same_where_nothing_can_be_told(
    tmp_path: Path, stderr: str, command: str, status: int
) -> None:
    assert shell(f"{command} {stderr}", tmp_path).returncode == status
    assert (tmp_path / "build/manifest.json").exists() == (status == 0)


@posix
def test_what_is_closed_is_no_file_of_the_build(tmp_path: Path) -> None:
    """A file would be opened as standard error, and a library's warning be written into it."""
    code = """
import os, stat, sys
os.close(2)
sys.stderr = None  # as Python begins where it is closed
from kaartspel.__main__ import main
try:
    main()
finally:
    print(stat.S_ISCHR(os.fstat(2).st_mode))
"""
    done = run_code(code, tmp_path, *BUILD.split())
    assert done.returncode == 0
    assert done.stdout.endswith("True\n")


@posix
@pytest.mark.parametrize("where", ["kaartspel.site.read_deck", "kaartspel.cli.main"])
def test_memory_that_is_full_is_told(tmp_path: Path, where: str) -> None:
    module, name = where.rsplit(".", 1)
    code = f"""
import importlib, sys
module = importlib.import_module({module!r})
def fail(*_):
    raise MemoryError
setattr(module, {name!r}, fail)
{COMMAND}
"""
    done = run_code(code, tmp_path, *BUILD.split())
    assert done.returncode == 3
    assert done.stderr.startswith("kaartspel: there is not enough memory; close other programs")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.parametrize(
    "what",
    sampled([("uharfbuzz",), ("kaartspel.parts.cards",), ("click",)], [("uharfbuzz",), ("click",)]),
)
def test_a_library_that_cannot_be_loaded_is_told(tmp_path: Path, what: str) -> None:
    """Nor can one where memory is full: some are loaded only when they are needed."""
    code = f"""
import sys
from kaartspel.__main__ import main
class Full:
    def find_spec(self, name, *_):
        if name == {what!r}:
            raise ImportError("failed to map segment\\nfrom shared object")
sys.meta_path.insert(0, Full())
sys.argv[1:] = {BUILD.split()!r}
main()
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    fact = "kaartspel: a library cannot be loaded: failed to map segment from shared object; "
    assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr
    assert done.stderr.startswith(fact)
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    done = shell("check", tmp_path, before="cd gone; rmdir ../gone;")
    told = "kaartspel: the folder that you are in is gone; go to another one\n"
    assert (done.returncode, done.stderr) == (3, told)


@posix
def test_a_full_table_of_files_is_told(tmp_path: Path, every_case: bool) -> None:
    for more in (1, 2, 4, 9) if every_case else (2,):
        code = f"""
import os, resource
from kaartspel.__main__ import main
import kaartspel.cli
os.close(free := os.dup(1))
most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (free + {more}, most[1]))
try:
    main()
finally:
    resource.setrlimit(resource.RLIMIT_NOFILE, most)
"""
        done = run_code(code, tmp_path, *BUILD.split())
        assert done.returncode in {0, 3}, done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode == 0 or "Too many open files" in done.stderr


CASES = {
    "a number of very many digits": b"x = " + b"1" * 100_000,
    "a number too large": b'[[calibration]]\nprinter = "a"\npaper = [1, 2]\nx = ' + b"1" * 4000,
    "brackets in brackets": b"x = " + b"[" * 100_000,
    "NULs": b"\0" * 4000,
    "no text": b"\xff\xfe",
    "very much": b"#" * 2_000_000,
}


@pytest.mark.parametrize("name", CASES)
def test_a_spoilt_file_of_printers_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("KAARTSPEL_CONFIG", str(tmp_path))
    (tmp_path / "printers.toml").write_bytes(CASES[name])
    with pytest.raises(SurroundingsFailed, match=r"printers\.toml"):
        printers.entries()


@posix
def test_a_pipe_instead_of_the_file_of_printers_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAARTSPEL_CONFIG", str(tmp_path))
    os.mkfifo(tmp_path / "printers.toml")
    with pytest.raises(SurroundingsFailed, match="this is no file"):
        printers.entries()
