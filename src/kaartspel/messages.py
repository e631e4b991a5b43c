"""What the program says to people: English by itself, and in another language where it is shown.

A Message is its English text, and remembers the template and the fields that it was made of. Only
the edges, which know who reads, put it into words of another language, by a Catalogue.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Self

MessageField = str | int | float
"""What a template has a place for. A text may be a Message itself, and is then put into words."""


class Message(str):
    """An English text that is made of a template, as `str.format` reads it, and fields.

    A template without fields is the text as it stands. `many` is the template where the field
    `count` is not 1, if that makes a difference.
    """

    template: str
    many: str
    fields: dict[str, MessageField]
    __slots__ = ("fields", "many", "template")

    def __new__(cls, template: str, many: str, fields: dict[str, MessageField]) -> Self:
        """Return the text that the template makes of the fields."""
        chosen = many if many and fields["count"] != 1 else template
        message = super().__new__(cls, chosen.format(**fields) if fields else chosen)
        message.template, message.many, message.fields = template, many, fields
        return message

    def __str__(self) -> Self:
        """Return the message itself, so that what an error says is one still."""
        return self

    def __add__(self, other: str) -> "Message":
        """Return one message of two."""
        return joined((self, other), "")

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, dict[str, MessageField]]]:
        """Return what a worker sends."""
        return type(self), (self.template, self.many, self.fields)


def say(template: str, /, **fields: object) -> Message:
    """Return a message. Fields that are no numbers are kept as their texts."""
    return Message(template, "", {name: _as_field(field) for name, field in fields.items()})


def say_many(one: str, many: str, /, **fields: object) -> Message:
    """Return a message that has another form where its field `count` is not 1."""
    return Message(one, many, {name: _as_field(field) for name, field in fields.items()})


def joined(parts: Iterable[str], separator: str = ", ") -> Message:
    """Return one message of several, with something between them that is no word."""
    fields = {f"part{i}": part for i, part in enumerate(parts)}
    places = (f"{{{name}}}" for name in fields)
    return say(_escaped(separator).join(places), **fields)


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def mapped(text: str, change: Callable[[str], str]) -> str:
    """Return a message whose texts that are no messages are changed; any other text, changed."""
    if not isinstance(text, Message):
        return change(text)
    fields = {name: mapped(field, change) if isinstance(field, str) else field
              for name, field in text.fields.items()}  # fmt: skip
    return Message(text.template, text.many, fields)


def listed(parts: Iterable[str]) -> str:
    """Return several as one writes them: a, b and c."""
    *others, last = parts
    return say("{others} and {last}", others=joined(others), last=last) if others else last


def reason_of(error: OSError) -> str:
    """Return why the system refused something, in its words: a message like any other."""
    why = error.strerror or str(error)
    return why if isinstance(why, Message) else Message(why, "", {})


def _as_field(field: object) -> MessageField:
    return field if isinstance(field, (str, int, float)) else str(field)


class _Measured(float):
    """A number as people write it, where decimals are asked for: 1,5 MB.

    Where none are (`:g`) it may be copied into a file, and stays as that has it.
    """

    def __format__(self, how: str) -> str:
        return super().__format__(how).replace(".", "," if how.endswith("f") else ".")


class Catalogue:
    """The messages of one language, with a decimal comma: their templates, by the English one."""

    def __init__(self, entries: Mapping[str, tuple[str, ...]]) -> None:
        """Take for each template one of the other language: or two, for one and for others."""
        self._entries = entries

    def words(self, text: str) -> str:
        """Return a message in this language; any other text, and what has no entry, as it is."""
        if not isinstance(text, Message) or not self._entries:
            return text
        fields = {name: self._filled(field) for name, field in text.fields.items()}
        template = self.form(text.template, text.many, fields.get("count", 1))
        return template.format(**fields) if fields else template

    def _filled(self, field: MessageField) -> MessageField:
        if isinstance(field, float):
            return _Measured(field)
        return self.words(field) if isinstance(field, str) else field

    def form(self, one: str, many: str, count: object) -> str:
        """Return the template of this language for one or many; the English one if it has none."""
        forms = self._entries.get(one)
        if not forms:
            return many if many and count != 1 else one
        return forms[-1] if count != 1 else forms[0]


ENGLISH = Catalogue({})
