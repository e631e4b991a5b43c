"""What the command line says, in the language of who reads it.

That is what --language says, or else the system's language, where there are messages in it; English
if there are none.
"""

import os
import re
import sys
from collections.abc import Mapping
from functools import cache

import click

from kaartspel import shipped
from kaartspel.messages import ENGLISH, Catalogue
from kaartspel.problems import visible

LANGUAGES = ("nl", "en")
_ASKED = ("LC_ALL", "LC_MESSAGES", "LANG")  # by POSIX, the first that is set counts
_NAMED = {"nl": "nl", "dutch": "nl", "en": "en", "english": "en"}  # as locales and Windows have it
_LINES = r'((?:".*"\n)+)'
_ENTRY = rf"^msgid {_LINES}(?:msgid_plural {_LINES})?((?:msgstr\S* {_LINES})+)"
_FORM = rf"^msgstr\S* {_LINES}"


_ESCAPED = {"n": "\n", "t": "\t", "b": "\b"}


class _Speaker:
    """Holds which language is spoken."""

    language = "en"


def speak(language: str | None) -> None:
    """Say from now on in a language what is said: in the system's, if none is given."""
    _Speaker.language = language or system_language(os.environ)
    if _Speaker.language != "en":
        _lead_click()


def spoken() -> str:
    """Return the language in which is said what is said."""
    return _Speaker.language


def system_language(environment: Mapping[str, str]) -> str:
    """Return the language of this computer, if there are messages in it, or else English.

    LANGUAGE names several, the best first; it counts where there is a locale (GNU gettext, 2.3).
    """
    wanted = next(filter(None, map(environment.get, _ASKED)), "")
    if not wanted and sys.platform in {"win32", "darwin"}:
        import locale  # noqa: PLC0415  rarely needed

        wanted = locale.getlocale()[0] or ""
    if wanted.partition(".")[0] in {"", "C", "POSIX"}:
        return "en"
    for name in (*environment.get("LANGUAGE", "").split(":"), wanted):
        if language := _NAMED.get(re.split(r"[_.@-]", name.lower())[0]):
            return language
    return "en"


@cache
def _dutch() -> Catalogue:
    return Catalogue(read_catalogue((shipped.LANGUAGES / "nl.po").read_text("utf-8")))


def _catalogue() -> Catalogue:
    return _dutch() if _Speaker.language == "nl" else ENGLISH


def read_catalogue(text: str) -> dict[str, tuple[str, ...]]:
    """Return the templates in a catalogue of GNU gettext (.po), by the English ones."""
    forms = re.compile(_FORM, re.MULTILINE)
    templates = {_unquoted(entry[1]): tuple(map(_unquoted, forms.findall(entry[3])))
                 for entry in re.finditer(_ENTRY, text, re.MULTILINE)}  # fmt: skip
    templates.pop("", None)  # what is said of the catalogue itself
    return templates


def _unquoted(lines: str) -> str:
    text = lines[1:-2].replace('"\n"', "")
    return re.sub(r"\\(.)", lambda match: _ESCAPED.get(match[1], match[1]), text)


def words(text: str) -> str:
    """Return a message in the language that is spoken; any other text as it is."""
    return _catalogue().words(text)


def echo(text: str, *, err: bool = False) -> None:
    """Print a message, of one line or several, in the language that is spoken.

    What stands in it of a deck, or of the names of its files, commands no terminal.
    """
    click.echo("\n".join(map(visible, words(text).split("\n"))), err=err)


def usage_error(message: str) -> click.UsageError:
    """Return the error that says that a command was called wrongly."""
    return click.UsageError(words(message))


def _lead_click() -> None:
    """Let click say what it says itself by our catalogue: it calls gettext by these two names."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("click."):
            for called, ours in (("_", _one), ("ngettext", _one_or_many)):
                if hasattr(module, called):
                    setattr(module, called, ours)


def _one(text: str) -> str:
    return _catalogue().form(text, "", 1)


def _one_or_many(one: str, many: str, count: int) -> str:
    return _catalogue().form(one, many, count)
