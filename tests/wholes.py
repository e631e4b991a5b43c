"""Whole files of every kind that kaartspel reads, by their names."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageCms

import faces
from editing import copy_deck
from kaartspel.building import Request, build
from repository import ENGLISH
from workbooks import Value, workbook

_ROWS: list[list[Value]] = [
    ["Kind", "Group", "Topic", "Text", "Quantity", "QR code", "Picture", "Picture shows"],
    ["Question", "Street", "Cars", "Should cars go?", 1, "https://a.example/", "", ""],
    ["Question", "Street", "Trees", "Who waters the trees?", 2, "", "", ""],
    ["Question", "Market", "Fish", "Whose is the fish?", None, "", "", ""],
]


@cache
def _deck_files() -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        deck = copy_deck(Path(folder), games=True)
        paths = [path for path in deck.rglob("*") if path.is_file()]
        return {path.relative_to(deck).as_posix(): path.read_bytes() for path in paths}


def of_deck(suffix: str) -> Callable[[], dict[str, bytes]]:
    return cache(lambda: {n: raw for n, raw in _deck_files().items() if n.endswith(suffix)})


def one(name: str, make: Callable[[], bytes]) -> Callable[[], dict[str, bytes]]:
    return cache(lambda: {name: make()})


def csv() -> bytes:
    rows = (";".join("" if value is None else str(value) for value in row) for row in _ROWS)
    return "\r\n".join(rows).encode("utf-8-sig")


def xlsx() -> bytes:
    return workbook({"Cards": _ROWS, "# Notes": [["mine"]]})


def ods() -> bytes:
    cells = "".join(
        "<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in _ROWS
    )
    content = (
        '<?xml version="1.0"?><office:document-content office:version="1.2"'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Cards">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    media = "application/vnd.oasis.opendocument.spreadsheet"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", 8) as file:
        file.writestr("mimetype", media, zipfile.ZIP_STORED)
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


def _ods_cell(value: object) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, int):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"


def pictures(format_: str) -> Callable[[], dict[str, bytes]]:
    @cache
    def made() -> dict[str, bytes]:
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        exif = Image.Exif()
        exif[0x0112] = 6
        found = {}
        for mode in {"PNG": ["1", "P", "LA", "RGBA", "I;16"], "JPEG": ["L", "RGB", "CMYK"]}[
            format_
        ]:
            image = Image.linear_gradient("L").resize((90, 60)).convert(mode)
            out = io.BytesIO()
            image.save(out, format_, icc_profile=profile if "RGB" in mode else None, exif=exif)
            found[f"{mode}.{'png' if format_ == 'PNG' else 'jpg'}".replace(";", "")] = (
                out.getvalue()
            )
        return found

    return made


@cache
def fonts() -> dict[str, bytes]:
    return {"plain.ttf": faces.plain(), "varies.ttf": faces.variable()}


@cache
def pdfs() -> dict[str, bytes]:
    import pikepdf  # slow to load

    with TemporaryDirectory() as folder:
        build(Request(ENGLISH, Path(folder, "build"), only=("press", "cards")))
        packed = Path(folder, "build/press/european/street-talk-cards.pdf").read_bytes()
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(packed)) as pdf:
            pdf.save(plain, qdf=True)
    return {"packed.pdf": packed, "plain.pdf": plain.getvalue()}


@cache
def manifests() -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        report = build(Request(ENGLISH, Path(folder, "build"), only=("page",)))
        return {"manifest.json": (report.target / "manifest.json").read_bytes()}


CONFIG = {
    "config.toml": b'format = "bridge"\nink = "low"\ncopies = 2\nparts = ["cards"]\nstock = 0.3\n'
    b'sheets = ["a4-duplex"]\ncut_lines = true\n',
    "printers.toml": b'[[calibration]]\nprinter = "Office"\ntray = "2"\npaper = [210.0, 297.0]\n'
    b"x = 0.5\ny = -0.5\nturn = 0.1\n",
}
