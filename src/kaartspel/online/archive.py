"""Zip files that are the same each time: their members have one date, and stand in one order."""

import io
import zipfile
from collections.abc import Iterable

_EARLIEST = "1980-01-01"  # that a zip file knows
_RIGHTS = 0o644 << 16


def archive(members: Iterable[tuple[str, bytes]], date: str = _EARLIEST) -> bytes:
    """Return a zip file of members: their names, and their bytes, all of one ISO date."""
    year, month, day = map(int, max(date, _EARLIEST).split("-"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in members:
            member = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
            is_packed = name.endswith((".png", ".jpg"))
            member.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            member.external_attr = _RIGHTS
            file.writestr(member, data)
    return out.getvalue()


def same_each_time(data: bytes) -> bytes:
    """Return a zip file of another's members, without the moment at which it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return archive((member.filename, file.read(member)) for member in file.infolist())
