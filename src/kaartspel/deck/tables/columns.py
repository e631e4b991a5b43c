"""What a table's columns, kinds and suits may be called: in the deck's language, or in English."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kaartspel import shipped
from kaartspel.deck.files import DeckFile, SuitsFile
from kaartspel.deck.folder import read_bytes
from kaartspel.deck.kinds import KindsFile
from kaartspel.deck.language import language_words
from kaartspel.deck.reading import read_yaml
from kaartspel.deck.trade_files import read_shipped
from kaartspel.messages import say
from kaartspel.names import folded
from kaartspel.problems import Problems, SurroundingsFailed

ENGLISH = "en"
LANG = "lang"
_PLACES = {"collection", "group", "topic", "topics"}  # what a slot shows of where a card stands
_FILE = "columns.yaml"

Meanings = Mapping[str, str]
"""What is meant by each name, folded."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is meant by what an editor writes; and what a writer of tables writes.

    `columns`, `kinds` and `suits` are what their names mean. `heads` are the names of columns in
    the deck's language by what they mean; `singles` and `sheets` are what a card of each kind is
    called, and several.
    """

    columns: Meanings
    kinds: Meanings
    suits: Meanings
    heads: Mapping[str, str]
    singles: Mapping[str, str]
    sheets: Mapping[str, str]
    languages: frozenset[str]

    def column(self, head: str) -> str:
        """Return what a column holds: a field; of a field's language, `field lang`; or nothing."""
        name = key(head)
        if name in self.columns:
            return self.columns[name]
        of, _, last = name.rpartition(" ")
        of_field = self.columns.get(of, "") if last in self.languages else ""
        return f"{of_field} {LANG}" if of_field else ""

    def head(self, field: str) -> str:
        """Return what to write above a column."""
        name, _, lang = field.partition(" ")
        written = self.heads.get(name, name)
        return f"{written} {self.heads[LANG]}" if lang else written


def key(name: str) -> str:
    """Return what a name is compared by: hyphens and underlines are as good as spaces."""
    return folded(name.replace("_", " ").replace("-", " "))


def vocabulary_of(
    deck: DeckFile | None, suits: SuitsFile | None, others: Iterable[str] | None = ()
) -> Vocabulary:
    """Return the words for a deck's tables.

    They are understood in `others` too, such as the language of a translation's base; in all that
    there are where it is None.
    """
    language, named = deck.language.partition("-")[0] if deck else ENGLISH, _column_names()
    others = named if others is None else others
    spoken = (ENGLISH, *(other.partition("-")[0] for other in others), language)
    ours = named.get(language, named[ENGLISH])
    fields = {*_fields(deck)}
    columns = {
        **{key(name): field for names in (named.get(one, {}) for one in spoken)
           for field, synonyms in names.items() for name in synonyms},
        **{key(field): field for field in fields if field not in ours},
    }  # fmt: skip
    named_kinds = list(_kind_names(deck, language))
    kinds = {name: id_ for one in spoken for name, id_ in _kind_meanings(one).items()}
    kinds |= _own_kinds(deck)
    suits_by_name = {key(s.name): s.id for s in suits.suits} if suits else {}
    suits_by_id = {key(s.id): s.id for s in suits.suits} if suits else {}
    heads = {field: names[0] for field, names in ours.items()}
    languages = {key(name) for one in spoken for name in named.get(one, {LANG: [LANG]})[LANG]}
    return Vocabulary(
        columns=columns,
        kinds=kinds,
        suits=suits_by_name | suits_by_id,
        heads=heads,
        singles={id_: one for id_, one, _ in named_kinds},
        sheets={id_: many for id_, _, many in named_kinds},
        languages=frozenset({*languages, LANG}),
    )


def _column_names() -> dict[str, dict[str, list[str]]]:
    path, problems = Path(shipped.__file__).parent / _FILE, Problems()
    yaml = read_yaml(path.name, read_bytes(path), problems)
    if yaml is None or problems:
        raise SurroundingsFailed(say("{path} is damaged; install kaartspel again", path=path))
    names: dict[str, dict[str, list[str]]] = yaml.data  # type: ignore[assignment]
    return names


def _fields(deck: DeckFile | None) -> Iterator[str]:
    """Yield the fields that some kind has a place for."""
    for entry in (*read_shipped("kinds.yaml", KindsFile).kinds, *(deck.kinds if deck else ())):
        yield from (slot.source for slot in entry.slots if slot.source not in _PLACES)


def _kind_ids() -> Iterable[str]:
    return (entry.id for entry in read_shipped("kinds.yaml", KindsFile).kinds)


def _kind_meanings(language: str) -> dict[str, str]:
    words: Mapping[str, str] = language_words(language) or {}
    names = {id_: (id_, words.get(id_, id_), words.get(f"back_{id_}", id_)) for id_ in _kind_ids()}
    # What two kinds are called means the first: a card that says nothing else is plain.
    return {key(name): id_ for id_, synonyms in reversed(names.items()) for name in synonyms}


def _own_kinds(deck: DeckFile | None) -> dict[str, str]:
    meanings: dict[str, str] = {}
    words = deck.words if deck else {}
    for id_ in _kind_ids():
        synonyms = (words.get(id_), words.get(f"back_{id_}"))
        meanings |= {key(name): id_ for name in synonyms if name}
    for entry in deck.kinds if deck else ():
        names = (entry.words.one, entry.words.many) if entry.words else ()
        meanings |= {key(name): entry.id for name in (entry.id, *names)}
    return meanings


def _kind_names(deck: DeckFile | None, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the kinds, with what one card of each is called, and several."""
    words = {**(language_words(language) or {}), **(deck.words if deck else {})}
    for id_ in _kind_ids():
        yield id_, words.get(id_, id_), words.get(f"back_{id_}", id_)
    for entry in deck.kinds if deck else ():
        if entry.words:
            yield entry.id, entry.words.one, entry.words.many
