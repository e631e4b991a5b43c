"""Bytes as they stand in a page."""

from base64 import b64encode


def data_url(media_type: str, data: bytes) -> str:
    """Return an address that holds the data itself."""
    return f"data:{media_type};base64,{b64encode(data).decode()}"
