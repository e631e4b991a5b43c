"""The command that begins a language: words; and what check says of one that is not whole."""

from typing import TYPE_CHECKING

import click

from kaartspel.cli.options import EPILOG
from kaartspel.cli.running import cli
from kaartspel.cli.speech import echo
from kaartspel.messages import say, say_many
from kaartspel.problems import WrongUsage

if TYPE_CHECKING:
    from kaartspel.deck.model import Deck


@cli.command("words", epilog=EPILOG)
@click.argument("language")
def words_command(language: str) -> None:
    """Print all words that the engine puts on cards and in books, as a section for deck.yaml.

    They are in LANGUAGE as far as it ships, and else in English. A language needs ten of them to
    begin, which stand first; what a deck leaves out of the others is English.

    \b
    Example:
      kaartspel words it >> my-deck/deck.yaml
    """  # noqa: D301  click knows the paragraph by this sign
    from kaartspel.deck.language import template  # noqa: PLC0415  slow, rarely needed

    if not language.replace("-", "").isalnum():
        raise WrongUsage(
            say("'{language}' is no language tag; write one such as it or pt-BR", language=language)
        )
    click.echo(template(language), nl=False)


def tell_words(deck: "Deck", *, verbose: bool) -> None:
    """Say on standard error which words of a deck are English still, and which nothing prints."""
    from kaartspel.deck.language import RETIRED  # noqa: PLC0415  as below

    if retired := sorted(RETIRED & deck.words.keys()):
        echo(say("nothing prints these words any more: {words}; take them out of 'words'",
                 words=", ".join(retired)), err=True)  # fmt: skip
    _tell_english(deck, verbose=verbose)


def _tell_english(deck: "Deck", *, verbose: bool) -> None:
    language = deck.metadata.language.partition("-")[0]
    if language in {"en", "nl"}:
        return
    from kaartspel.deck.language import english_still  # noqa: PLC0415  slow, rarely needed

    still = english_still(language, deck.words)
    if still:
        echo(say_many(
            "{count} word is English still: {command} writes it, to be translated in deck.yaml",
            "{count} words are English still: {command} writes them, to be translated in deck.yaml",
            count=len(still), command=f"kaartspel words {language}",
        ), err=True)  # fmt: skip
    for key, use in still.items() if verbose else ():
        echo(say("  {key} ({use})", key=key, use=use), err=True)
