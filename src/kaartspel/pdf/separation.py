"""Turn pictures of pixels into inks: by the profile of a press, or by plain arithmetic."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageMath

from kaartspel.messages import say


class NotAProfile(Exception):
    """What was read is no profile of a press; the message says why."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The ICC profile of a press: the `name` it goes by, and the file's bytes."""

    name: str
    digest: str
    data: bytes = field(repr=False)


def read_profile(data: bytes) -> Profile:
    """Return a profile of CMYK output. Raises NotAProfile for anything else."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
    except (OSError, ImageCms.PyCMSError):
        raise NotAProfile(say("it is not an ICC profile")) from None
    if profile.device_class != "prtr":
        raise NotAProfile(say("it is not a profile of a printing press (its class is not 'prtr')"))
    if profile.xcolor_space.strip() != "CMYK":
        raise NotAProfile(
            say("its colours are {space}, not CMYK", space=profile.xcolor_space.strip())
        )
    try:
        name = (profile.profile_description or "").strip()
    except ValueError:  # lcms takes letters beyond ASCII for negative numbers
        name = _description(data)
    if not name:
        raise NotAProfile(say("it has no name"))
    read = Profile(name, hashlib.sha256(data).hexdigest(), data)
    try:
        _by_profile(Image.new("RGB", (1, 1)), read)
    except (OSError, ImageCms.PyCMSError):
        raise NotAProfile(say("it has no tables to mix inks by")) from None
    return read


def _description(data: bytes) -> str:
    """Return what a profile is called (ICC.1:2001, 6.5.17), its letters taken for Latin-1."""
    for i in range(min(100, int.from_bytes(data[128:132]))):
        tag = data[132 + 12 * i : 144 + 12 * i]
        if tag[:4] == b"desc":
            begin = int.from_bytes(tag[4:8]) + 12
            length = int.from_bytes(data[begin - 4 : begin])
            return data[begin : begin + length].decode("latin-1").strip("\0 ")
    return ""


def separate(image: Image.Image, profile: Profile | None, ink_limit: int) -> Image.Image:
    """Return an RGB picture (sRGB) in CMYK, with at most `ink_limit` per cent in any place.

    Without a profile grey becomes black ink alone, and black replaces what the three inks have in
    common: a mix that is safe to print, not one that matches the screen.
    """
    inks = _by_profile(image, profile) if profile else _by_arithmetic(image)
    return _limited(inks, ink_limit)


def _by_profile(image: Image.Image, profile: Profile) -> Image.Image:
    made = ImageCms.profileToProfile(
        image,
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(profile.data)),
        renderingIntent=ImageCms.Intent.PERCEPTUAL,
        outputMode="CMYK",
    )
    assert made
    return made


def _by_arithmetic(image: Image.Image) -> Image.Image:
    channels = image.split()
    light = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    inks = [
        _byte(lambda a: (a["light"] - a["own"]) * 255 / a["max"](a["light"], 1),
              light=light, own=channel)
        for channel in channels
    ]  # fmt: skip
    return Image.merge("CMYK", [*inks, ImageChops.invert(light)])


def _limited(image: Image.Image, ink_limit: int) -> Image.Image:
    """Take off cyan, magenta and yellow in equal parts where there is too much ink."""
    cyan, magenta, yellow, black = image.split()
    most = ink_limit * 255 // 100
    inks = [
        _byte(
            lambda a: (
                a["own"]
                * a["max"](a["min"](a["c"] + a["m"] + a["y"], most - a["k"]), 0)
                / a["max"](a["c"] + a["m"] + a["y"], 1)
            ),
            own=own, c=cyan, m=magenta, y=yellow, k=black,
        )
        for own in (cyan, magenta, yellow)
    ]  # fmt: skip
    return Image.merge("CMYK", [*inks, black])


def _byte(formula: Callable[[dict[str, Any]], Any], **images: Image.Image) -> Image.Image:
    """Return a picture of bytes, computed in whole numbers for each pixel."""
    computed = ImageMath.lambda_eval(formula, **images)
    assert isinstance(computed, Image.Image)
    return computed.convert("L")
