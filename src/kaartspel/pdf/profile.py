"""Read the ICC profile of a printing condition."""

import hashlib
import io
from dataclasses import dataclass, field

from PIL import ImageCms


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
        raise NotAProfile("it is not an ICC profile") from None
    if profile.device_class != "prtr":
        raise NotAProfile("it is not a profile of a printing press (its class is not 'prtr')")
    if profile.xcolor_space.strip() != "CMYK":
        raise NotAProfile(f"its colours are {profile.xcolor_space.strip()}, not CMYK")
    name = (profile.profile_description or "").strip()
    if not name:
        raise NotAProfile("it has no name")
    return Profile(name, hashlib.sha256(data).hexdigest(), data)
