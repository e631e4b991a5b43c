"""The flat colours of CSS: names, hexadecimal digits, rgb() and hsl(), see-through or not."""

import colorsys
import re

from PIL import ImageColor

ScreenColour = tuple[int, int, int]

_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_CALL = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
# Three values and the opacity: parted by commas, or by spaces and a slash.
_LISTS = (re.compile(r"\s*,\s*"), re.compile(r"\s+/\s+|\s*/\s*|\s+"))
_VALUE = re.compile(r"([-+]?(?:\d+(?:\.\d+)?|\.\d+))(%|deg)?")


def colour_of(text: str) -> tuple[ScreenColour, float]:
    """Return red, green and blue (0–255) of a colour in lower case, and how opaque it is (0–1).

    Raises ValueError for what is none.
    """
    if text == "transparent":
        return (0, 0, 0), 0
    if _HEX.fullmatch(text):
        return _by_digits(text[1:])
    if call := _CALL.fullmatch(text):
        return _by_values(call[1], _LISTS["," not in call[2]].split(call[2].strip()))
    red, green, blue, *_ = _named(text)
    return (red, green, blue), 1


def _named(text: str) -> tuple[int, ...]:
    if text not in ImageColor.colormap:
        raise ValueError(text)
    return ImageColor.getrgb(text)


def _by_digits(digits: str) -> tuple[ScreenColour, float]:
    pairs = digits if len(digits) > 4 else "".join(digit * 2 for digit in digits)
    red, green, blue, *opacity = bytes.fromhex(pairs)
    return (red, green, blue), opacity[0] / 255 if opacity else 1


def _by_values(space: str, written: list[str]) -> tuple[ScreenColour, float]:
    """Return the colour of rgb() or hsl(); what is out of its range counts as its end."""
    first, second, third, opacity = (_value(v) for v in [*written, "1"][:4])
    units = (first[1], second[1], third[1])
    if len(written) > 4 or opacity[1] == "deg":
        raise ValueError(written)
    values = first[0], second[0], third[0]
    if space == "rgb" and units in {("",) * 3, ("%",) * 3}:
        shares = tuple(_share(value / (100 if units[0] else 255)) for value in values)
    elif space == "hsl" and units in {("", "%", "%"), ("deg", "%", "%")}:
        hue, lightness, saturation = values[0] / 360 % 1, values[2] / 100, values[1] / 100
        shares = colorsys.hls_to_rgb(hue, _share(lightness), _share(saturation))
    else:
        raise ValueError(written)
    red, green, blue = (int(255 * share + 0.5) for share in shares)
    return (red, green, blue), _share(opacity[0] / (100 if opacity[1] else 1))


def _value(written: str) -> tuple[float, str]:
    match = _VALUE.fullmatch(written)
    if not match:
        raise ValueError(written)
    return float(match[1]), match[2] or ""


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
