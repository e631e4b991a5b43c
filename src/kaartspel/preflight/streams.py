"""Inflate streams within bounds: a few bytes may hold gigabytes, packed once or twice."""

import zlib
from collections.abc import Sequence
from typing import Any

import pikepdf

MOST_BYTES = 64_000_000  # of one stream; the pixels of a card at 600 dpi in CMYK take 20 million
_DEFLATED = {"/FlateDecode", "/Fl"}


class NotJudged(Exception):
    """Something is too large, or made too oddly, to be judged; the message says what and why."""


def read_bounded(stream: Any, most: int = MOST_BYTES) -> bytes:
    """Return what a stream holds. Raises NotJudged where it is more than `most` bytes."""
    content = bytes(stream.read_raw_bytes())
    for packed in _filters(stream):
        if packed not in _DEFLATED:
            break
        try:
            content = zlib.decompressobj().decompress(content, most + 1)
        except zlib.error:
            break  # which pikepdf tells in its own way, or mends
        if len(content) > most:
            raise NotJudged(f"it holds a stream of more than {most // 1_000_000} million bytes")
    return bytes(stream.read_bytes())


def _filters(stream: Any) -> Sequence[str]:
    named = stream.get("/Filter", ())
    return [str(named)] if isinstance(named, pikepdf.Name) else [str(name) for name in named]
