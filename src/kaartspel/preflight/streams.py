"""Unpack streams within bounds: a few bytes may hold gigabytes, packed once or twice."""

from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import settings

from kaartspel.messages import say

MOST_BYTES = 64_000_000  # of one stream; the pixels of a card at 600 dpi in CMYK take 20 million
_LZW = {"/LZWDecode", "/LZW"}
_ASCII = {"/ASCII85Decode", "/A85"}
_ZEROS = 4  # bytes that one letter z stands for in ASCII85


def _unpack_at_most(most: int) -> None:
    """Bound what qpdf makes of any stream in this process; also to open a file it unpacks some."""
    settings.set_qpdf_limits(
        flate_max_memory=most, run_length_max_memory=most, png_max_memory=most,
        tiff_max_memory=most, max_stream_filters=9,
    )  # fmt: skip


_unpack_at_most(MOST_BYTES)


class NotJudged(Exception):
    """Something is too large, or made too oddly, to be judged; the message says what and why."""


class TooLong(NotJudged):
    """A stream holds more than it may."""


def read_bounded(stream: Any, most: int = MOST_BYTES) -> bytes:
    """Return what a stream holds. Raises TooLong where it is more than `most` bytes."""
    packed, raw = filters_of(stream), bytes(stream.read_raw_bytes())
    if _LZW & {*packed}:  # nothing bounds what it is unpacked to
        raise NotJudged(say("it holds a stream that is packed with LZW, which PDF/X forbids"))
    too_long = say("it holds a stream of more than {most} million bytes", most=most // 1000000)
    zeros = raw.count(b"z") if packed and packed[0] in _ASCII else 0
    if max(len(raw), _ZEROS * zeros) > most:
        raise TooLong(too_long)
    _unpack_at_most(most)
    try:
        content = bytes(stream.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    except (pikepdf.PdfError, RuntimeError) as error:
        if "memory limit" in str(error):
            raise TooLong(too_long) from error
        if "unfilterable" in str(error):
            raise NotJudged(
                say("it holds a stream that is packed in a way not read here")
            ) from error
        raise
    finally:
        _unpack_at_most(MOST_BYTES)
    if len(content) > most:
        raise TooLong(too_long)
    return content


def filters_of(stream: Any) -> Sequence[str]:
    """Return how a stream is packed: the names of its filters, the outermost first."""
    named = stream.get("/Filter", ())
    return [str(named)] if isinstance(named, pikepdf.Name) else [str(name) for name in named]
