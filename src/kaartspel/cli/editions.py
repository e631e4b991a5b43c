"""What an edition is told of its base: by `check` in passing, by `status` in full."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kaartspel.cli.folders import called
from kaartspel.cli.options import EPILOG, deck_argument
from kaartspel.cli.reports import counted
from kaartspel.cli.running import cli
from kaartspel.deck.bases import bases
from kaartspel.problems import Place, WrongUsage, visible

if TYPE_CHECKING:
    from kaartspel.deck.editions.standing import Standing

_NAMED = 8  # of each, where more is only counted


@cli.command("status", short_help="Say how an edition stands to its base.", epilog=EPILOG)
@deck_argument
@click.option("--accept", is_flag=True, help="Keep what the base says now as what was looked at.")
def status_command(deck: Path, accept: bool) -> int:
    """Say how an edition or a translation stands to the deck that it extends.

    It tells what the edition replaces, adds and leaves out; what a translation lacks; and what has
    changed in the base since the edition was last held against it. Look at that, change the
    edition where it has to be, and say so with --accept: a digest of what the base says now is
    then kept in the edition's base.yaml. The exit status is 1 while something is missing or has
    changed.
    """
    from kaartspel.deck.editions import standing as standings  # noqa: PLC0415  slow, rarely needed

    standing = standings.standing_of(deck)
    if standing is None:
        raise WrongUsage(f"{called(deck)} is no edition: it extends no other deck")
    if accept:
        path = standings.accept(deck, standing)
        click.echo(f"Kept {counted(len(standing.replaced), 'digest')} of the base in {path}")
        return 0
    for line in status_lines(standing):
        click.echo(visible(line))
    missing = standing.missing
    lacks = missing and (missing.cards or missing.names or missing.texts or missing.chapters)
    return 1 if standing.stale or lacks else 0


def status_lines(standing: "Standing") -> Iterator[str]:
    """Yield how an edition stands to its base, a line for each thing that asks for work."""
    yield summary(standing)
    for change in standing.stale:
        yield f"{change.place}: '{change.name}' has changed in the base; look at it again"
    if missing := standing.missing:
        for id_, card in missing.cards.items():
            yield f"{card.place}: the card '{id_}' is not translated"
        for name in missing.names:
            yield f"{name.place}: the name '{name.text}' is not translated"
        for text in missing.texts:
            yield f"{text.place}: this text is not translated"
        for chapter in missing.chapters:
            yield f"{chapter.place}: the chapter '{chapter.said('chapter')}' is not translated"
    if standing.unseen:
        what = counted(len(standing.unseen), "text")
        yield f"{what} of the base not yet noted: kaartspel status --accept notes what it says now"


def summary(standing: "Standing") -> str:
    """Return in one line what an edition changes."""
    replaced = [change.name for change in standing.replaced]
    said = (("replaces", replaced), ("adds", standing.added), ("leaves out", standing.left_out))
    parts = [f"{verb} {_listed(names)}" for verb, names in said if names]
    return f"An edition of {standing.extends}: {'; '.join(parts) or 'it changes nothing'}"


def _listed(names: Iterable[str]) -> str:
    names = list(names)
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def tell_edition(deck: Path) -> None:
    """Say on standard error what an edition changes, and what has changed underneath it."""
    if not bases(deck):
        return
    from kaartspel.deck.editions.standing import standing_of  # noqa: PLC0415  slow, rarely needed

    standing = standing_of(deck)
    assert standing
    click.echo(visible(summary(standing)), err=True)
    for change in standing.stale:
        fact = f"'{change.name}' has changed in the base since it was replaced"
        click.echo(visible(f"{_at(change.place)}: {fact}; look at it, then kaartspel status "
                           "--accept"), err=True)  # fmt: skip


def _at(place: Place) -> str:
    return str(place)
