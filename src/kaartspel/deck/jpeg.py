"""Take out of a JPEG what is said beside its pixels: where it was taken, notes, a small copy."""

import re

_MARKER = re.compile(rb"\xff(?=[\x01-\xcf\xd8-\xfe])")  # in coded pixels: not stuffing, no restart
_END, _SCAN = 0xD9, 0xDA
# But for baseline and progressive ones, which all readers of PDFs know.
_OTHER_FRAMES = set(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
_COLOURS = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}  # what says how the numbers are colours
_LONGEST_OF_THEM = 20


def stripped(raw: bytes) -> bytes:
    """Return a JPEG's first picture and nothing else; nothing where it is not of a usual form."""
    segments, at = [raw[:2]], 2
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == _END:
            return b"".join((*segments, raw[at : at + 2]))
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker in _OTHER_FRAMES:
            return b""
        end = at + 2 + int.from_bytes(raw[at + 2 : at + 4], "big")
        if marker == _SCAN:
            match = _MARKER.search(raw, end)
            if not match:
                return b""
            end = match.start()
        if _is_needed(marker, raw[at + 4 : end]):
            segments.append(raw[at:end])
        at = end
    # The last marker may be the end of the file.
    return b"".join((*segments, raw[at : at + 2])) if raw[at : at + 2] == b"\xff\xd9" else b""


def _is_needed(marker: int, content: bytes) -> bool:
    if marker in _COLOURS:
        return content.startswith(_COLOURS[marker]) and len(content) <= _LONGEST_OF_THEM
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)
