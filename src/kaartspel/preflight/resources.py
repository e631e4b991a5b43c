"""What the pages of a file name alike, its fonts and graphics states, read once for all of them."""

import hashlib
from dataclasses import dataclass
from typing import Any

import pikepdf

from kaartspel.preflight.pdf_font import PdfFont, read_font


@dataclass(frozen=True, slots=True)
class Settings:
    """What a graphics state sets, as far as a press minds; None is left as it was."""

    stroke_overprints: bool | None
    fill_overprints: bool | None
    overprint_mode: int | None
    font: tuple[Any, float] | None
    is_transparent: bool
    changes_colours: bool


class FileResources:
    """What has been read of one file so far, which must stay open."""

    def __init__(self) -> None:
        self._fonts: dict[Any, PdfFont] = {}
        self._settings: dict[Any, Settings] = {}
        self._digests: dict[Any, bytes] = {}

    def font(self, described: Any) -> PdfFont:
        """Return what a font dictionary says."""
        if not described.is_indirect:
            return read_font(described)
        if described.objgen not in self._fonts:
            self._fonts[described.objgen] = read_font(described)
        return self._fonts[described.objgen]

    def settings(self, resources: Any, name: str) -> Settings:
        """Return what the graphics state of a name sets: nothing, where there is none."""
        if not getattr(resources, "is_indirect", False):
            return _read(resources, name)
        key = resources.objgen, name
        if key not in self._settings:
            self._settings[key] = _read(resources, name)
        return self._settings[key]

    def digest(self, resources: Any) -> bytes:
        """Return a digest of resources with all that they lead to."""
        if not getattr(resources, "is_indirect", False):
            return _digest(resources)
        if resources.objgen not in self._digests:
            self._digests[resources.objgen] = _digest(resources)
        return self._digests[resources.objgen]


def _digest(resources: Any) -> bytes:
    digest, waiting = hashlib.sha256(), [resources]
    seen: dict[Any, int] = {}
    while waiting:
        thing = waiting.pop()
        if getattr(thing, "is_indirect", False):
            is_new = thing.objgen not in seen
            digest.update(b"%d R;" % seen.setdefault(thing.objgen, len(seen)))
            if not is_new:
                continue
        match thing:
            case pikepdf.Stream() | pikepdf.Dictionary():
                entries = sorted(thing.items(), key=lambda entry: entry[0])
                digest.update(b"%a;" % [key for key, _ in entries])
                waiting.extend(value for _, value in entries)
                if isinstance(thing, pikepdf.Stream):
                    content = thing.read_raw_bytes()
                    digest.update(b"%d:" % len(content) + content)
            case pikepdf.Array():
                digest.update(b"[%d];" % len(thing))
                waiting.extend(list(thing))
            case _:
                digest.update(b"%a;" % thing)
    return digest.digest()


def _read(resources: Any, name: str) -> Settings:
    entries = resources.get("/ExtGState", {}).get(name) or {}
    for_strokes = bool(entries["/OP"]) if "/OP" in entries else None
    is_opaque = all(float(entries.get(key, 1)) == 1 for key in ("/CA", "/ca"))
    is_normal = str(entries.get("/BM", "/Normal")) in ("/Normal", "/Compatible")
    is_masked = str(entries.get("/SMask", "/None")) != "/None"
    transfers = str(entries.get("/TR2", "/Default"))
    return Settings(
        stroke_overprints=for_strokes,
        fill_overprints=bool(entries["/op"]) if "/op" in entries else for_strokes,
        overprint_mode=int(entries["/OPM"]) if "/OPM" in entries else None,
        font=(entries["/Font"][0], float(entries["/Font"][1])) if "/Font" in entries else None,
        is_transparent=not is_opaque or not is_normal or is_masked,
        changes_colours="/TR" in entries or transfers != "/Default",
    )
