"""What a build is asked for: by the command line, the deck and the user, with who chose it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from kaartspel.choices import PARTS, Choices, of_deck, of_origin, of_user
from kaartspel.cli.speech import usage_error
from kaartspel.messages import say
from kaartspel.parts import Options
from kaartspel.problems import WrongUsage


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a build is asked for; in words, who chose what before, and what cannot be had."""

    only: tuple[str, ...]
    options: Options
    choosers: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def chosen_of(deck: Path, given: Mapping[str, Any]) -> Chosen:
    """Return what the deck, the user's configuration and the command line choose, in that order.

    `given` are the arguments of the command. Raises click.UsageError for a tray without a printer,
    WrongUsage for one that is not known.
    """
    context = click.get_current_context()
    named = {"only": PARTS}
    usual = {named.get(name, name): value for name, value in given.items()}
    typed = {named.get(name, name): value for name, value in given.items()
             if context.get_parameter_source(name) is ParameterSource.COMMANDLINE}  # fmt: skip
    defaults = of_user().over(of_deck(deck))
    chosen = of_origin(typed, say("the command line")).over(defaults)
    chosen, notices = _without_unknown_printer(chosen, deck)
    values = usual | {name: value for name, value in chosen.values.items() if name in usual}
    only = values.pop(PARTS, ())
    printer, tray = values.pop("printer", ""), values.pop("tray", "")
    corrections = printer_corrections(printer, tray)
    choosers = tuple(say("{name} {value}: from {origin}", name=name.replace("_", "-"),
                         value=shown(chosen.values[name]), origin=origin)
                     for name, origin in chosen.origins.items()
                     if name in usual and name in defaults.values)  # fmt: skip
    return Chosen(
        only, Options(printer=printer, calibrations=corrections, **values), choosers, notices
    )


def shown(value: object) -> str:
    """Return a choice as it is typed."""
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _without_unknown_printer(chosen: Choices, deck: Path) -> tuple[Choices, tuple[str, ...]]:
    """Return choices without the printer that a deck names where it is not known here."""
    if chosen.origins.get("printer") != of_deck(deck).origins.get("printer"):
        return chosen, ()
    printer, tray = (chosen.values.get(name, "") for name in ("printer", "tray"))
    try:
        printer_corrections(printer, tray)
    except WrongUsage as error:
        values, origins = (
            {name: value for name, value in each.items() if name not in {"printer", "tray"}}
            for each in (chosen.values, chosen.origins)
        )
        fact = say(
            "the deck is printed with '{printer}', but {error}", printer=printer, error=error
        )
        return Choices(values, origins), (say("{fact}; backs are not corrected", fact=fact),)
    return chosen, ()


def printer_corrections(printer: str, tray: str) -> tuple[Any, ...]:
    """Return what is known of a printer; nothing where none is named. Raises as chosen_of."""
    if tray and not printer:
        raise usage_error(say("--tray needs a printer: add --printer NAME"))
    if not printer:
        return ()
    from kaartspel.printers import calibrations  # noqa: PLC0415  slow to load

    return calibrations(printer, tray)
