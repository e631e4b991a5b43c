"""Press files made wrong: what is painted on them, put into them or taken out."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from PIL import Image

Change = Callable[[pikepdf.Pdf], object]


def changed(data: bytes, change: Change, **settings: Any) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False, **settings)
    return out.getvalue()


def paint(
    operators: str, resources: Callable[[pikepdf.Pdf], dict[str, Any]] | None = None
) -> Change:
    """Return a change that paints something on page 3."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[2]
        own: Any = pikepdf.Dictionary(dict(page.obj.Resources.items()))
        for kind, entry in (resources(pdf) if resources else {}).items():
            own[kind] = pikepdf.Dictionary({**own.get(kind, {}), "/Seed": entry})
        page.obj.Resources = pdf.make_indirect(own)
        fonts = own.get("/Font", {})
        font = next(key for key in fonts if str(fonts[key].Subtype) == "/TrueType")
        page.contents_add(b"q ", prepend=True)
        page.contents_add(f"Q q {operators.replace('{font}', font)} Q".encode())

    return change


def picture(mode: str, colour: Any, **entries: Any) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    """Return resources with a picture of one colour, named Seed."""
    space = {"RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK", "L": "/DeviceGray"}[mode]

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        image = pdf.make_stream(
            Image.new(mode, (3, 2), colour).tobytes(), Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image, Width=3, Height=2, BitsPerComponent=8,
            ColorSpace=pikepdf.Name(space), **entries,
        )  # fmt: skip
        return {"/XObject": image}

    return resources


def form(operators: bytes) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        made = pdf.make_stream(operators, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        made.BBox = pikepdf.Array([0, 0, 99, 99])
        return {"/XObject": made}

    return resources


def shading(space: str, *ends: list[float]) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        blend = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=ends[0], C1=ends[1], N=1)
        made = pikepdf.Dictionary(ShadingType=2, ColorSpace=pikepdf.Name(space),
                                  Coords=[0, 0, 9, 9], Function=blend)  # fmt: skip
        return {"/Shading": made}

    return resources


def state(**entries: Any) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    return lambda pdf: {"/ExtGState": pikepdf.Dictionary(**entries)}


def spot(name: str, stand_in: str) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C1=[1, 0, 0], N=1)
        space = [pikepdf.Name.Separation, pikepdf.Name(name), pikepdf.Name(stand_in), tint]
        return {"/ColorSpace": pikepdf.Array(space)}

    return resources


def helvetica(pdf: pikepdf.Pdf) -> dict[str, Any]:
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                              BaseFont=pikepdf.Name.Helvetica)  # fmt: skip
    return {"/Font": font}


# Text in the middle of the card, in whichever font comes first.
MIDDLE = "1 0 0 1 60 60 Tm"
FIELD = "0 0 99 99 re f"


def delete(*keys: str) -> Change:
    """Return a change that takes a key out of something: of the file's last dictionary named."""

    def change(pdf: pikepdf.Pdf) -> None:
        owner: Any = {"Root": pdf.Root, "Info": pdf.docinfo, "page 5": pdf.pages[4].obj}[keys[0]]
        for key in keys[1:-1]:
            owner = owner[int(key)] if key.isdigit() else owner[key]
        del owner[keys[-1]]

    return change


def put(owner: str, key: str, value: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        of: Any = {"Root": pdf.Root, "Info": pdf.docinfo, "page 5": pdf.pages[4].obj}[owner]
        of[key] = value

    return change


SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
NOTE = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[9, 9, 20, 20])
