"""Workbooks as spreadsheets write them, and a spreadsheet to write them anew."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
CSV = "csv:Text - txt - csv (StarCalc):59,34,1,1,,1043,false,true,false,false,false,-1"
"""As Dutch Excel writes it: semicolons, Windows' code page, a file for each sheet."""

Value = str | float | bool | None


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Value]]], hidden: Sequence[str] = ()
) -> bytes:  # fmt: skip
    """Return a workbook; a text that begins with = is a formula whose result is not kept."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, str) and value.startswith("="):
                        page.write_formula(r, c, value, None, "")
                    else:
                        page.write(r, c, value)
            if name in hidden:
                page.hide()
    return stream.getvalue()


def changed(raw: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with one of its parts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
    return stream.getvalue()


@cache
def _profile() -> TemporaryDirectory[str]:
    """Return where LibreOffice keeps what it prepares when it is first begun, which takes long."""
    return TemporaryDirectory()


def saved_as(how: str, folder: Path, *files: Path) -> list[Path]:
    """Return the files that LibreOffice makes of others when it saves them as another kind."""
    command = [
        str(OFFICE), f"-env:UserInstallation={Path(_profile().name).as_uri()}", "--headless",
        "--convert-to", how, "--outdir", str(folder), *map(str, files),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return sorted(folder.glob(f"*.{how.partition(':')[0]}"))
