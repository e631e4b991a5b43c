"""A tiny ICC profile of a press, made here: no profile may be shipped, and tests need one."""

import struct


def press_profile(
    name: str = "Test press", colours: bytes = b"CMYK", *, has_tables: bool = True
) -> bytes:
    """Return a profile (ICC.1:2001) whose tables hold the corners of the inks and no more."""
    tags = {
        b"desc": _description(name),
        b"cprt": b"text\0\0\0\0nobody\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061),
    }
    if has_tables:
        tags |= {b"A2B0": _table(4, 3, _paper_and_inks()), b"B2A0": _table(3, 4, _darkness())}
    at, directory, body = 128 + 4 + 12 * len(tags), b"", b""
    for tag, data in tags.items():
        padded = data + b"\0" * (-len(data) % 4)
        directory += tag + struct.pack(">2I", at + len(body), len(data))
        body += padded
    size = at + len(body)
    header = struct.pack(">I4sI4s4s4s", size, b"none", 0x02400000, b"prtr", colours, b"Lab ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    header += struct.pack(">3i", 63190, 65536, 54061) + b"\0" * 48
    return header + struct.pack(">I", len(tags)) + directory + body


def _description(name: str) -> bytes:
    text = name.encode("latin-1") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * (4 + 4 + 2 + 1 + 67)


def _table(channels: int, out: int, grid: bytes) -> bytes:
    unit = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    ramp = bytes(range(256))
    head = b"mft1\0\0\0\0" + bytes([channels, out, 2, 0])
    return head + unit + ramp * channels + grid + ramp * out


def _paper_and_inks() -> bytes:
    """Lab of the 16 corners of CMYK: every ink darkens."""
    corners = ([(i >> bit) & 1 for bit in (3, 2, 1, 0)] for i in range(16))
    return b"".join(
        bytes([max(0, 255 - 60 * (c + m + y) - 180 * k), 128 + 30 * (m - c), 128 + 30 * (y - c)])
        for c, m, y, k in corners
    )


def _darkness() -> bytes:
    """CMYK of the 8 corners of Lab: what is dark gets all four inks in full, 400 %."""
    return b"".join(bytes([255] * 4 if i < 4 else [0] * 4) for i in range(8))
