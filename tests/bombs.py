"""What a crafted PDF may hold: fonts, forms, blends and pictures that claim or take too much."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from PIL import Image

Resources = Callable[[pikepdf.Pdf], dict[str, Any]]


def wide(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A font with the widths of two thousand million codes, and a map of as many characters."""
    cmap = b"1 beginbfrange <0000> <77359400> <0041> endbfrange"
    inner = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=pikepdf.Name.Wide,
        W=[0, 2_000_000_000, 500],
    )  # fmt: skip
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name.Wide,
        DescendantFonts=[inner], ToUnicode=pdf.make_stream(cmap),
    )  # fmt: skip
    return {"/Font": font}


def listed(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A font that says the widths of all codes again and again."""
    font = wide(pdf)["/Font"]
    font.DescendantFonts[0].W = [0, 65535, 500] * 9
    return {"/Font": font}


def mapped(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A font that says what all codes mean again and again."""
    font = wide(pdf)["/Font"]
    cmap = b"1 beginbfrange" + b"<0000> <FFFF> <0041>" * 9 + b" endbfrange"
    font.ToUnicode = pdf.make_stream(cmap)
    return {"/Font": font}


def nested(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A form that draws another one ten times, and so on, eleven deep."""
    drawn: Any = pdf.make_stream(b"0 0 1 1 re f", Subtype=pikepdf.Name.Form)
    for _ in range(11):
        inner = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Seed=drawn))
        drawn = pdf.make_stream(b"/Seed Do " * 10, Subtype=pikepdf.Name.Form, Resources=inner)
    return {"/XObject": drawn}


def stitched(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A blend of two blends that are one, and so on, thirty deep."""
    blend: Any = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0.1] * 4, N=1)
    for _ in range(30):
        part = pdf.make_indirect(blend)
        blend = pikepdf.Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[0.5],
                                   Encode=[0, 1, 0, 1], Functions=[part, part])  # fmt: skip
    return {"/Shading": _axial(blend)}


def branching(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Two functions for each plate that are two functions each, and so on, thirty deep."""
    function: Any = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C1=[0.1], N=1)
    for _ in range(30):
        part = pdf.make_indirect(function)
        function = pikepdf.Array([part, part])
    return {"/Shading": _axial(function)}


def letter(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A form that shows a long text."""
    own = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=spaces(pdf)["/Font"]))
    shown = b"BT /F 9 Tf (" + b" " * 50_000 + b") Tj ET"
    form = pdf.make_stream(shown, Subtype=pikepdf.Name.Form, Resources=own)
    return {"/XObject": form}


def fonts(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A form with many fonts, none of which it uses."""
    empty = pikepdf.Dictionary(Subtype=pikepdf.Name.Type3, CharProcs=pikepdf.Dictionary())
    own = pikepdf.Dictionary(Font=pikepdf.Dictionary({f"/F{i}": empty for i in range(200)}))
    return {"/XObject": pdf.make_stream(b"", Subtype=pikepdf.Name.Form, Resources=own)}


def sampled(*samples: int) -> Resources:
    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        function = pdf.make_stream(
            bytes(samples), FunctionType=0, Domain=[0, 1], Range=[0, 1] * 4, BitsPerSample=8,
            Size=[len(samples) // 4],
        )  # fmt: skip
        return {"/Shading": _axial(function)}

    return resources


def _axial(function: Any) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(ShadingType=2, ColorSpace=pikepdf.Name.DeviceCMYK,
                              Coords=[0, 0, 9, 9], Function=function)  # fmt: skip


def photograph(width: int, height: int, real: int = 8) -> Resources:
    """A JPEG of a few pixels, or more, that is said to have others."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        out = io.BytesIO()
        Image.new("CMYK" if real == 8 else "L", (real, real)).save(out, "JPEG")
        image = pdf.make_stream(
            out.getvalue(), Subtype=pikepdf.Name.Image, Width=width, Height=height,
            BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceCMYK, Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        return {"/XObject": image}

    return resources


def packed(name: str) -> Resources:
    """A picture of data that are no picture."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        image = pikepdf.Stream(
            pdf, bytes([129, 32]) * 300, Subtype=pikepdf.Name.Image, Width=9, Height=9,
            BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceCMYK, Filter=pikepdf.Name(f"/{name}"),
        )  # fmt: skip
        return {"/XObject": image}

    return resources


def elsewhere(pdf: pikepdf.Pdf) -> dict[str, Any]:
    form = pdf.make_stream(b"", Subtype=pikepdf.Name.Form, OPI=pikepdf.Dictionary())
    return {"/XObject": form}


def spaces(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """A font that has nothing but a space, and calls it so."""
    encoding = pikepdf.Dictionary(Differences=[32, pikepdf.Name.space])
    font = pikepdf.Dictionary(Subtype=pikepdf.Name.Type3, CharProcs=pikepdf.Dictionary(),
                              Encoding=encoding, FirstChar=32, Widths=[1])  # fmt: skip
    return {"/Font": font}
