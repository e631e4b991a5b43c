"""What an edition is told of its base: by `check` in passing, by `status` in full."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kaartspel.cli.folders import called
from kaartspel.cli.options import EPILOG, deck_argument
from kaartspel.cli.running import cli
from kaartspel.cli.speech import echo, usage_error
from kaartspel.deck.bases import bases
from kaartspel.messages import joined, say, say_many
from kaartspel.problems import WrongUsage, did_you_mean, shortened, visible

if TYPE_CHECKING:
    from kaartspel.deck.editions.standing import Change, Standing

_PLAIN = re.compile(r"[^\W\d_][\w .()’-]{3,}(?<! )")  # what YAML takes as a text without quotes
_ACCEPTED = 40  # names of what was looked at
_NAMED = 8  # of each, where more is only counted


@cli.command("status", epilog=EPILOG)
@deck_argument
@click.option("--accept", is_flag=True, help="Keep what the base says now as what was looked at.")
@click.option("--only", default="", metavar="IDS", help="With --accept: of these alone.")
def status_command(deck: Path, accept: bool, only: str) -> int:
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
        raise WrongUsage(say("{deck} is no edition: it extends no other deck", deck=called(deck)))
    if only and not accept:
        raise usage_error(say("--only chooses what to accept: add --accept"))
    if accept:
        chosen = _chosen(only, standing) or {change.name for change in standing.replaced}
        new = [c.name for c in (*standing.stale, *standing.unseen) if c.name in chosen]
        path = standings.accept(deck, standing, chosen)
        changes = shortened(new, _ACCEPTED) if new else say("nothing had changed")
        echo(say_many("Kept {count} digest of the base in {path}: {changes}",
                            "Kept {count} digests of the base in {path}: {changes}",
                            count=len(chosen), path=path, changes=changes))  # fmt: skip
        return 0
    for line in status_lines(standing):
        echo(line)
    missing = standing.missing
    lacks = missing and (missing.cards or missing.names or missing.texts or missing.chapters)
    return 1 if standing.stale or lacks else 0


def _chosen(only: str, standing: "Standing") -> set[str]:
    """Return the names that are asked for. Raises WrongUsage for one that is not replaced."""
    names = [change.name for change in standing.replaced]
    chosen = set[str]()
    for asked in filter(None, (part.strip() for part in only.split(","))):
        meant = [n for n in names if asked == n or asked.lower() == n.partition("-")[0]]
        if not meant:
            raise WrongUsage(say("the edition replaces no '{asked}'; {remedy}", asked=asked,
                                 remedy=did_you_mean(asked, names)))  # fmt: skip
        chosen |= {*meant}
    return chosen


def status_lines(standing: "Standing") -> Iterator[str]:
    """Yield how an edition stands to its base, a line for each thing that asks for work."""
    yield summary(standing)
    yield from _unsaid_maker(standing)
    for change in standing.stale:
        yield _stale(change)
    if missing := standing.missing:
        for id_, card in missing.cards.items():
            yield say("{place}: the card '{id}' is not translated", place=card.place, id=id_)
        for text in missing.texts:
            yield say("{place}: this text is not translated", place=text.place)
        for chapter in missing.chapters:
            yield say(
                "{place}: the chapter '{name}' is not translated",
                place=chapter.place,
                name=chapter.said("chapter"),
            )
        yield from _names_to_write(tuple(name.text for name in missing.names))
    if standing.unseen:
        yield say_many(
            "{count} text of the base not yet noted: {command} notes what it says now",
            "{count} texts of the base not yet noted: {command} notes what it says now",
            count=len(standing.unseen), command="kaartspel status --accept",
        )  # fmt: skip


def _unsaid_maker(standing: "Standing") -> Iterator[str]:
    """Yield that an edition bears the name of who made its base."""
    if standing.maker:
        yield say("It says that '{maker}' made it, as the base was: write 'edition_by:' in "
                  "deck.yaml with who made this edition, or null for the publisher",
                  maker=standing.maker)  # fmt: skip


def _names_to_write(names: tuple[str, ...]) -> Iterator[str]:
    """Yield the names that are not translated as they stand in texts.yaml, to be filled in."""
    if names:
        yield say_many(
            "{count} name is not translated. In texts.yaml write behind the colon what it is "
            "called:",
            "{count} names are not translated. In texts.yaml write behind each colon what it is "
            "called:", count=len(names),
        )  # fmt: skip
        yield "names:"
    for name in names:
        key = name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)
        yield visible(f"  {key}: ")


def _stale(change: "Change") -> str:
    """Return that something has changed in the base, and what that says now where it is short."""
    if not change.text:
        return say("{place}: '{name}' has changed in the base ({below}); look at it again",
                   place=change.place, name=change.name, below=change.below)  # fmt: skip
    return say("{place}: '{name}' has changed in the base; look at it again. It now says: {text}",
               place=change.place, name=change.name, text=change.text)  # fmt: skip


def summary(standing: "Standing") -> str:
    """Return in one line what an edition changes."""
    replaced = [change.name for change in standing.replaced]
    parts = []
    if replaced:
        parts.append(say("replaces {names}", names=shortened(replaced, _NAMED)))
    if standing.added:
        parts.append(say("adds {names}", names=shortened([*standing.added], _NAMED)))
    if standing.left_out:
        parts.append(say("leaves out {names}", names=shortened([*standing.left_out], _NAMED)))
    changes = joined(parts or [say("it changes nothing")], "; ")
    return say("An edition of {extends}: {changes}", extends=standing.extends, changes=changes)


def tell_edition(deck: Path) -> None:
    """Say on standard error what an edition changes, and what has changed underneath it."""
    if not bases(deck):
        return
    from kaartspel.deck.editions.standing import standing_of  # noqa: PLC0415  slow, rarely needed

    standing = standing_of(deck)
    assert standing
    for line in (summary(standing), *_unsaid_maker(standing)):
        echo(line, err=True)
    for change in standing.stale:
        echo(say("{place}: '{name}' has changed in the base since it was replaced; look at it, "
                 "then {command}", place=change.place, name=change.name,
                 command="kaartspel status --accept"), err=True)  # fmt: skip
