"""Zip files that are the same each time: their members have one date, and stand in one order."""

import io
import zipfile
from collections.abc import Iterable

_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file knows
_RIGHTS = 0o644 << 16


def archive(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip file of members: their names, and their bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in members:
            member = zipfile.ZipInfo(name, _DATE)
            is_packed = name.endswith((".png", ".jpg"))
            member.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            member.external_attr = _RIGHTS
            file.writestr(member, data)
    return out.getvalue()


def same_each_time(data: bytes) -> bytes:
    """Return a zip file of another's members, without the moment at which it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return archive((member.filename, file.read(member)) for member in file.infolist())
