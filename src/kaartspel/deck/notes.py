"""Hold the notes of a chapter against the places that refer to them."""

import re
from collections.abc import Iterator

from kaartspel.problems import Place, Problem, did_you_mean

_NOTE = re.compile(r"^ {0,3}\[\^([^\]]+)\]:")
_REFERENCE = re.compile(r"\[\^([^\]]+)\](?!:)")


def check_notes(file: str, prose: list[tuple[int, str]]) -> Iterator[Problem]:
    """Yield a problem for each note that stands twice or unused, and each reference to none.

    `prose` are the chapter's lines with their numbers. A note is written `[^gap]: The note.` on a
    line of its own, and `[^gap]` refers to it.
    """
    notes: dict[str, Place] = {}
    used: set[str] = set()
    for number, line in prose:
        if note := _NOTE.match(line):
            place = Place(file, number, note.start(1) + 1)
            if note[1] in notes:
                fact = f"the note '{note[1]}' stands twice (first in line {notes[note[1]].line})"
                yield Problem(place, fact, "give this one a name of its own", "note-twice")
            notes.setdefault(note[1], place)
        used.update(reference[1] for reference in _REFERENCE.finditer(line))
    for number, line in prose:
        for reference in _REFERENCE.finditer(line):
            if reference[1] not in notes:
                place = Place(file, number, reference.start(1) + 1)
                fact = f"there is no note '{reference[1]}'"
                yield Problem(place, fact, did_you_mean(reference[1], notes), "note-missing")
    for name, place in notes.items():
        if name not in used:
            fact = f"nothing refers to the note '{name}'"
            remedy = f"write [^{name}] in the text, or remove the note"
            yield Problem(place, fact, remedy, "note-unused")
