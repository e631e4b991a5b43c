"""Turn one YAML file into plain data that remembers where each part of it stood.

Scalars stay as the author typed them: `no` is a word and 1.10 keeps its nought. What makes YAML
dangerous (anchors, tags, depth, size) is refused, each with its place, and so is a text that YAML
would cut short.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from kaartspel.deck.characters import check_invisible
from kaartspel.deck.encodings import misencoded
from kaartspel.deck.mojibake import check_mojibake
from kaartspel.deck.syntax import LOADER, NO_YAML, tell_syntax
from kaartspel.messages import say
from kaartspel.problems import Place, Problems

MAX_BYTES = 4_000_000  # a deck of ten thousand cards takes about two
MAX_DEPTH = 16  # the deck files go eight deep
MAX_ENTRIES = 100_000  # keys, texts, lists: a card has five; each takes about a kB while read
_PLAIN = "tag:yaml.org,2002:"
_TAGS = {_PLAIN + t for t in ("str", "map", "seq", "int", "float", "bool", "null", "timestamp")}
# As version control writes it (git, Mercurial, Subversion); the rest of such a file means little.
_OURS = re.compile(r"^<{7}( .*)?$", re.MULTILINE)
_THEIRS = re.compile(r"^>{7}( .*)?$", re.MULTILINE)
_NULL = _PLAIN + "null"

DataPath = tuple[str | int, ...]
YamlData = str | list["YamlData"] | dict[str, "YamlData"]


@dataclass(frozen=True, slots=True)
class Heads:
    """What a table calls the keys of its data, and where its first column is named."""

    names: Mapping[str, str]
    place: Place


@dataclass(slots=True)
class YamlFile:
    """The data of one file, and the places of its values and keys by their path in the data.

    `literal` are the paths of texts whose lines are kept (`|`), and begin below their place.
    `heads` are what a table calls its keys: what was read of YAML has none. `nulls` are the paths
    of what is null by name: an edition takes away by it what its base has.
    """

    file: str
    data: YamlData
    values: dict[DataPath, Place] = field(default_factory=dict)
    keys: dict[DataPath, Place] = field(default_factory=dict)
    literal: set[DataPath] = field(default_factory=set)
    heads: Heads | None = None
    nulls: set[DataPath] = field(default_factory=set)

    def place(self, path: DataPath) -> Place:
        """Return where the value at `path` stands, or its nearest ancestor."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(self.file))

    def at(self, path: DataPath) -> YamlData:
        """Return the value at `path`."""
        data = self.data
        for part in path:
            data = data[part]  # type: ignore[index]
        return data

    def called(self, key: str) -> str:
        """Return what an editor calls a key here: in a table, the head of its column."""
        return self.heads.names.get(key, key) if self.heads else key

    def key_place(self, path: DataPath) -> Place:
        """Return where the key at the end of `path` stands, or else the value."""
        return self.keys.get(path) or self.place(path)


def decode(file: str, raw: bytes, problems: Problems, most: int = MAX_BYTES) -> str | None:
    """Return the text of a UTF-8 file without its byte order mark; None where it is no text.

    It is none where it has more than `most` bytes. Characters that nobody sees or means are told,
    and are in the text still.
    """
    if len(raw) > most:
        limit = say("{most} MB", most=most // 1000000)
        fact = say("the file is larger than {limit}", limit=limit)
        problems.tell(Place(file), fact, say("split it"), "file-too-large")
        return None
    if wrong := misencoded(raw):
        place = _at(file, raw[: wrong.at].decode("utf-8", "replace"))
        problems.tell(place, wrong.fact, wrong.remedy, "not-utf-8")
        return None
    text = raw.decode("utf-8-sig")
    ours = _OURS.search(text)
    if ours and _THEIRS.search(text, ours.end()):
        place = _at(file, text[: ours.start()])
        fact = say("a merge left two versions of this file here")
        remedy = say(
            "keep what is right, and remove the lines that begin with <<<<<<<, ======= or >>>>>>>"
        )
        problems.tell(place, fact, remedy, "merge-conflict")
        return None
    # Fonts hold é as one character; some keyboards and file systems write it as two.
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    check_invisible(file, text, check_mojibake(file, text, problems), problems)
    return text


def read_yaml(file: str, raw: bytes, problems: Problems) -> YamlFile | None:
    """Return the data in `raw` with their places; None where it is no YAML that we take."""
    before = len(problems)
    text = decode(file, raw, problems)
    if text is None or len(problems) > before:
        return None
    node = _compose(file, text, problems)
    if len(problems) > before:
        return None
    if node is None:
        problems.tell(
            Place(file), say("the file is empty"), say("fill it or remove it"), "file-empty"
        )
        return None
    read = YamlFile(file, "")
    _check_cut_short(file, text, node, problems)
    read.data = _walk(node, (), read, problems)
    return read


def tell_nulls(yaml: YamlFile, problems: Problems) -> None:
    """Tell what of a file is null, and takes nothing away from a base."""
    for path in yaml.nulls:
        fact = say("'{value}' means nothing at all to YAML", value=str(yaml.at(path)))
        remedy = say("put it in quotation marks if the word is meant, or remove the entry")
        problems.tell(yaml.place(path), fact, remedy, "null")


def _compose(file: str, text: str, problems: Problems) -> yaml.Node | None:
    before = len(problems)
    try:
        _check_dangers(file, text, problems)
        return None if len(problems) > before else yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        tell_syntax(file, text, error, problems)
    except yaml.reader.ReaderError as error:
        _tell_character(file, text, error, problems)
    except yaml.YAMLError as error:
        problems.tell(
            Place(file),
            say("this is not YAML ({error})", error=error),
            say("write it anew"),
            NO_YAML,
        )
    return None


def _check_dangers(file: str, text: str, problems: Problems) -> None:
    """Tell what YAML offers and no deck needs: depth, size, documents, anchors and tags."""
    depth, documents = 0, 0
    for count, event in enumerate(yaml.parse(text, Loader=LOADER)):
        place = _mark(file, event)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > MAX_DEPTH:
            fact = say("nested deeper than {most}", most=MAX_DEPTH)
            problems.tell(place, fact, say("check the indentation"), "too-deep")
            return
        if count > MAX_ENTRIES:
            fact = say("the file holds more than {most} entries", most=MAX_ENTRIES)
            problems.tell(place, fact, say("split it, or mend it first"), "too-many-entries")
            return
        if documents > 1:
            fact = say("a second document begins here")
            problems.tell(place, fact, say("remove the line '---'"), "second-document")
            return
        if getattr(event, "anchor", None):
            remedy = say("write the text out, or put it in quotation marks if & or * belongs to it")
            problems.tell(place, say("anchors and aliases are not used here"), remedy, "anchor")
        tag = getattr(event, "tag", None)
        if tag not in {None, "!", *_TAGS}:
            remedy = say("remove it, or put the text in quotation marks if ! belongs to it")
            problems.tell(place, say("the tag {tag} is not used here", tag=tag), remedy, "tag")


def _walk(node: yaml.Node, path: DataPath, read: YamlFile, problems: Problems) -> YamlData:
    place = _mark(read.file, node)
    read.values[path] = place
    if isinstance(node, yaml.SequenceNode):
        return [_walk(item, (*path, i), read, problems) for i, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        if node.tag == _NULL and node.value:
            read.nulls.add(path)
        if isinstance(node, yaml.ScalarNode) and node.style == "|":
            read.literal.add(path)
        return str(node.value)
    data: dict[str, YamlData] = {}
    for key_node, value_node in node.value:
        key_place = _mark(read.file, key_node)
        if not isinstance(key_node, yaml.ScalarNode):
            fact = say("a key must be a word")
            problems.tell(key_place, fact, say("check the brackets here"), "key-no-word")
            continue
        key = str(key_node.value)
        if key in data:
            first = read.keys[(*path, key)].line
            fact = say("the key '{key}' stands twice (first in line {first})", key=key, first=first)
            problems.tell(key_place, fact, say("remove one of the two"), "key-twice")
            continue
        read.keys[(*path, key)] = key_place
        data[key] = _walk(value_node, (*path, key), read, problems)
    return data


def _check_cut_short(file: str, text: str, node: yaml.Node, problems: Problems) -> None:
    """Tell each unquoted text that ' #' ends, unless a remark clearly follows it.

    To YAML all behind ' #' is a remark. A card must not lose its words to that.
    """
    lines, nodes = text.split("\n"), [node]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.SequenceNode):
            nodes += node.value
        elif isinstance(node, yaml.MappingNode):
            nodes += [value for _, value in node.value]
        elif isinstance(node, yaml.ScalarNode) and not node.style and node.value:
            end = node.end_mark
            rest = "".join(lines[end.line : end.line + 1])[end.column :].lstrip()
            if rest.startswith("#") and (" " in node.value or rest[1:2] not in {" ", ""}):
                place = Place(file, end.line + 1, end.column + 1)
                remedy = say("put the text in quotation marks, or the remark on a line of its own")
                fact = say("'{rest}' is dropped: ' #' begins a remark", rest=rest[:20])
                problems.tell(place, fact, remedy, "text-cut-short")


def _mark(file: str, node: yaml.Node | yaml.Event) -> Place:
    mark = node.start_mark
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


def _at(file: str, before: str) -> Place:
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _tell_character(
    file: str, text: str, error: yaml.reader.ReaderError, problems: Problems
) -> None:
    bad = next((i for i, c in enumerate(text) if yaml.reader.Reader.NON_PRINTABLE.match(c)), 0)
    fact = say("the control character U+{code:04X} cannot stand in a deck file",
               code=ord(text[bad]) if text else error.character)  # fmt: skip
    problems.tell(_at(file, text[:bad]), fact, say("remove it"), "control-character")
