"""What --help says, in the language that is spoken."""

import copy
import inspect

import click

from kaartspel.cli.speech import words
from kaartspel.messages import Message

_MADE: dict[str, Message] = {}  # of what templates and fields the texts about options were made


def helped(message: Message) -> str:
    """Return what is said of an option, and remember of what it was made: click keeps a copy."""
    _MADE[message] = message
    return message


def of_what(text: str) -> Message:
    """Return the message that a text of --help was."""
    return _MADE.get(text, Message(text, "", {}))


def in_words(text: str) -> str:
    """Return a text of --help in the language that is spoken."""
    return words(of_what(inspect.cleandoc(text)))


class SpokenCommand(click.Command):
    """A command whose help is in the language that is spoken."""

    def get_help(self, ctx: click.Context) -> str:
        """Return what --help prints."""
        spoken = copy.copy(self)
        spoken.help, spoken.epilog = in_words(self.help or ""), in_words(self.epilog or "")
        spoken.params = [
            _spoken_option(parameter) if isinstance(parameter, click.Option) else parameter
            for parameter in self.params
        ]
        return super(SpokenCommand, spoken).get_help(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option --help; click makes it once, before a language is known."""
        option = super().get_help_option(ctx)
        return option and _spoken_option(option)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return what is said of the command in a list of them."""
        spoken = copy.copy(self)
        spoken.short_help = in_words(self.short_help or "")
        return super(SpokenCommand, spoken).get_short_help_str(limit)


def _spoken_option(option: click.Option) -> click.Option:
    spoken = copy.copy(option)
    spoken.help = in_words(option.help or "")
    return spoken
