"""Judge addresses of the web, and write them as a book may hold them."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from kaartspel.messages import say

WEB = ("https:", "http:", "mailto:")
_SAFE = "!$&'()*+,;=:@/?%-._~"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"(?!.{254})(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*"
                   r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.?")  # fmt: skip
_MAIL = re.compile(r"[^@\s,/?#]+@[^@\s,/?#]+(?:,[^@\s,/?#]+@[^@\s,/?#]+)*")


def is_web(target: str) -> bool:
    """Return whether a link leads out of the book, to the web or to a mailbox."""
    return target.lower().startswith(WEB)


def encoded(target: str) -> str:
    """Return an address of the web with whatever it may not hold percent-encoded.

    What is no such address, or no right one, comes back as it is.
    """
    if not is_web(target):
        return target
    try:
        parts = urlsplit(target)
        host = _ascii_host(parts.netloc)
    except ValueError:
        return target
    rest = (_quoted(part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit(SplitResult(parts.scheme, host, *rest))


def fault_of(address: str) -> str:
    """Return what is wrong with an encoded address of the web; nothing if it is right."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return say("its host or its port is none")
    if parts.scheme == "mailto":
        return "" if _MAIL.fullmatch(parts.path) else say("it names no mailbox")
    if not address[len(parts.scheme) + 1 :].startswith("//") or not host:
        return say("it names no host")
    return "" if _is_host(host) else say("'{host}' is no host", host=host)


def _ascii_host(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode()


def _quoted(text: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", text), safe=_SAFE)


def _is_host(host: str) -> bool:
    try:
        if ":" in host:
            return bool(IPv6Address(host))
        if host.rstrip(".").rpartition(".")[2].isdigit():  # then readers take it for numbers
            return bool(IPv4Address(host))
    except AddressValueError:
        return False
    return bool(_HOST.fullmatch(host))
