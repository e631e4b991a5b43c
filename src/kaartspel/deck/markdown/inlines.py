"""Read the words of a paragraph, a heading or a cell: CommonMark 0.31, 6, and references to notes.

What would come out as something else than is meant is told, with what to write instead.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from kaartspel.deck.markdown.addresses import encoded
from kaartspel.deck.markdown.destinations import Destination, read_destination, unescaped
from kaartspel.deck.markdown.emphasis import DelimiterRun, InlinePart, as_inlines, pair
from kaartspel.deck.markdown.entities import ENTITY, check_entities
from kaartspel.deck.markdown.misreadings import OTHER_MARKS
from kaartspel.deck.markdown.prose import (
    Code,
    Image,
    Inline,
    Inlines,
    InlineText,
    LineBreak,
    Link,
    NoteReference,
    inlines_of,
    plain,
)
from kaartspel.deck.markdown.source import SourceText
from kaartspel.messages import say

SIGNS: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_SPECIAL = re.compile(r"[\\`*_\[\]!<&\n~^={]")
_BACKTICKS = re.compile(r"`+")
_NOTE = re.compile(r"\[\^([^\]\n]+)\]")
_URI = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = re.compile(rf"<([A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*)>")
_HTML = re.compile(r"</?[A-Za-z!?][^>\n]*>?|<!--")
_APART = re.compile(r" +\((?:https?:|mailto:|card:|game:|www\.|[^)\s]*\.md\b)")
_SPACED = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]{1,31}://[^<>\n]* [^<>\n]*>")


@dataclass(slots=True)
class _Bracket:
    """An opening bracket: where it is in the text, and among the parts."""

    at: int
    index: int
    is_image: bool
    is_active: bool = True


def read_line(text: SourceText) -> Inlines:
    """Return what stands in a text; tell what a book does not use."""
    return _InlineReader(text).read()


@dataclass(slots=True)
class _InlineReader:
    source: SourceText
    at: int = 0
    parts: list[InlinePart] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    # Where runs of backticks are, by their length.
    _ticks: dict[int, list[int]] = field(default_factory=dict)

    def read(self) -> Inlines:
        for run in _BACKTICKS.finditer(self._text):
            self._ticks.setdefault(len(run[0]), []).append(run.start())
        while self.at < len(self._text):
            self._step()
        return _joined(as_inlines(pair(self.parts, self.source), self.source))

    @property
    def _text(self) -> str:
        return self.source.text

    def _step(self) -> None:
        match = _SPECIAL.search(self._text, self.at)
        end = match.start() if match else len(self._text)
        if end > self.at:
            self._words(self._text[self.at : end], end)
        if match:
            _HANDLERS[match[0]](self)

    def _words(self, words: str, end: int) -> None:
        """Add words and go on at `end`."""
        self.parts.append(InlineText(words, self.source.place(self.at)))
        self.at = end

    def _backslash(self) -> None:
        following = self._text[self.at + 1 : self.at + 2]
        if following == "\n":
            self.parts.append(LineBreak())
            self.at += 1
            self._words("\n", self.at + 1)
        elif following in SIGNS and following:
            self._words(following, self.at + 2)
        else:
            if not self._text[self.at + 1 :].partition("\n")[0].strip(" "):
                fact = say("a backslash breaks a line only at its very end, before another line")
                remedy = say("take it or what follows it out, or write \\\\ for the mark itself")
                self.source.tell(self.at, fact, remedy, "backslash-at-end")
            self._words("\\", self.at + 1)

    def _backticks(self) -> None:
        run = _BACKTICKS.match(self._text, self.at)
        assert run is not None
        length, after = len(run[0]), run.end()
        starts = self._ticks.get(length, [])  # none, where a backslash took the first one
        while starts and starts[0] < after:
            del starts[0]
        if not starts:
            self._words(run[0], after)
            return
        code = self._text[after : starts[0]].replace("\n", " ")
        if code.startswith(" ") and code.endswith(" ") and code.strip(" "):
            code = code[1:-1]
        self.parts.append(Code(code, self.source.place(after)))
        self.at = starts[0] + length

    def _marks(self) -> None:
        mark, start = self._text[self.at], self.at
        end = start
        while self._text[end : end + 1] == mark:
            end += 1
        before, after = self._text[start - 1 : start] or " ", self._text[end : end + 1] or " "
        self.parts.append(DelimiterRun(start, mark, end - start, before, after))
        self.at = end

    def _exclamation(self) -> None:
        if self._text[self.at + 1 : self.at + 2] == "[":
            self._open("![", is_image=True)
        else:
            self._words("!", self.at + 1)

    def _bracket(self) -> None:
        for pattern, fact, remedy, code in OTHER_MARKS["["]:
            if pattern.match(self._text, self.at):
                self.source.tell(self.at, fact, remedy, code)
        if note := _NOTE.match(self._text, self.at):
            place = self.source.place(note.start(1))
            self.parts.append(NoteReference(note[1], place))
            self.at = note.end()
        else:
            self._open("[", is_image=False)

    def _open(self, marks: str, *, is_image: bool) -> None:
        self.brackets.append(_Bracket(self.at, len(self.parts), is_image))
        self._words(marks, self.at + len(marks))

    def _close(self) -> None:
        opener = self.brackets.pop() if self.brackets else None
        destination = read_destination(self.source, self.at + 1) if opener else None
        if opener and destination and opener.is_active:
            self._lead(opener, destination)
        else:
            if opener and destination:
                self._tell_within(opener)
            elif opener:
                self._tell_no_link()
            self._words("]", self.at + 1)

    def _lead(self, opener: _Bracket, destination: Destination) -> None:
        """Make a link or a picture of what stands since its bracket."""
        inner = _joined(as_inlines(pair(self.parts[opener.index + 1 :], self.source), self.source))
        place, file_place = self.source.place(opener.at), self.source.place(destination.at)
        check_entities(self.source, destination.at, destination.end)
        made: Inline
        if opener.is_image:
            made = Image(destination.target, plain(inner), destination.title, place, file_place)
        else:
            made = Link(inner, encoded(destination.target), destination.title, file_place)
            self._check_link(opener, inner)
            for other in self.brackets:
                other.is_active &= other.is_image
        self.parts[opener.index :] = [made]
        self.at = destination.end

    def _check_link(self, opener: _Bracket, inner: Inlines) -> None:
        if any(isinstance(inline, Link) for inline in inlines_of(inner)):
            self._tell_within(opener)
        if any(isinstance(inline, NoteReference) for inline in inlines_of(inner)):
            fact = say("a note is referred to within a link")
            remedy = say("put the reference behind the link")
            self.source.tell(opener.at, fact, remedy, "note-in-link")
        if not plain(inner).strip():
            fact, remedy = say("a link without words"), say("write some between the brackets")
            self.source.tell(opener.at, fact, remedy, "link-without-words")

    def _tell_within(self, opener: _Bracket) -> None:
        fact, remedy = say("a link stands within a link"), say("take one of the two out")
        self.source.tell(opener.at, fact, remedy, "link-in-link")

    def _tell_no_link(self) -> None:
        """Tell what looks like a link and is none."""
        after = self.at + 1
        if self._text.startswith("(", after):
            fact = say("what stands between these parentheses is no address")
            remedy = say("write <> around one that has spaces or parentheses, or \\] for the "
                         "mark itself")  # fmt: skip
            self.source.tell(after, fact, remedy, "no-address")
        elif _APART.match(self._text, after):
            fact, remedy = say("a space makes this no link"), say("take it out between ']' and '('")
            self.source.tell(after, fact, remedy, "space-in-link")

    def _angle(self) -> None:
        uri, email = _URI.match(self._text, self.at), _EMAIL.match(self._text, self.at)
        if match := uri or email:
            place = self.source.place(self.at + 1)
            target = match[1] if uri else f"mailto:{match[1]}"
            self.parts.append(Link((InlineText(match[1], place),), encoded(target), "", place))
            self.at = match.end()
            return
        if _SPACED.match(self._text, self.at):
            fact = say("a space makes this no address")
            remedy = say("write %20 for each space in it")
            self.source.tell(self.at, fact, remedy, "space-in-address")
        elif html := _HTML.match(self._text, self.at):
            remedy = say("use Markdown (*italic*, **bold**), or put a space after '<'")
            fact = say("raw HTML '{html}' is not used in chapters", html=html[0])
            self.source.tell(self.at, fact, remedy, "raw-html")
        self._words("<", self.at + 1)

    def _ampersand(self) -> None:
        entity = ENTITY.match(self._text, self.at)
        if not entity:
            self._words("&", self.at + 1)
            return
        check_entities(self.source, entity.start(), entity.end())
        self._words(unescaped(entity[0]), entity.end())

    def _newline(self) -> None:
        """End a line: two spaces before its end keep it."""
        last = self.parts[-1] if self.parts else None
        if isinstance(last, InlineText):
            text = last.text.rstrip(" ")
            spaces = len(last.text) - len(text)
            self.parts[-1] = InlineText(text, last.place)
            if spaces > 1:
                self.parts.append(LineBreak())
        self._words("\n", self.at + 1)

    def _other_mark(self) -> None:
        """Take a mark that CommonMark has no use for as itself, and tell what it may be meant for.

        Its closing one is passed by what is told of this one.
        """
        mark = self._text[self.at]
        for pattern, fact, remedy, code in OTHER_MARKS[mark]:
            if match := pattern.match(self._text, self.at):
                self.source.tell(self.at, fact, remedy, code)
                break
        run = 2 if match and match[0].startswith(mark * 2) else 1
        self._words(mark * run, self.at + run)


_HANDLERS = {
    "\\": _InlineReader._backslash,
    "`": _InlineReader._backticks,
    "*": _InlineReader._marks,
    "_": _InlineReader._marks,
    "[": _InlineReader._bracket,
    "]": _InlineReader._close,
    "!": _InlineReader._exclamation,
    "<": _InlineReader._angle,
    "&": _InlineReader._ampersand,
    "\n": _InlineReader._newline,
    "~": _InlineReader._other_mark,
    "^": _InlineReader._other_mark,
    "=": _InlineReader._other_mark,
    "{": _InlineReader._other_mark,
}


def _joined(inlines: list[Inline]) -> Inlines:
    """Return inlines with neighbouring words made one."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(last, InlineText) and isinstance(inline, InlineText):
            joined[-1] = InlineText(last.text + inline.text, last.place)
        else:
            joined.append(inline)
    return tuple(joined)
