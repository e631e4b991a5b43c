"""Read what stands in a deck's folder, and for an edition what stands in its base's."""

from kaartspel import shipped
from kaartspel.deck.bases import MOST_LAYERS, base_root, may_extend
from kaartspel.deck.contents import (
    CARDS,
    DECK,
    OF_EDITIONS,
    SUB_MODELS,
    SUITS,
    TEXTS,
    TOP_MODELS,
    CardTexts,
    Draft,
    Drafts,
    Layer,
    Layers,
)
from kaartspel.deck.editions.entries import known_entries
from kaartspel.deck.editions.making import check_identifier, files_left, known_files, laid, left_out
from kaartspel.deck.editions.terms import Terms, terms_of
from kaartspel.deck.editions.text_tables import FOLDER, table_texts
from kaartspel.deck.editions.translating import texts_of, with_texts
from kaartspel.deck.editions.translation import language_of, translated
from kaartspel.deck.fields import FileModel
from kaartspel.deck.files import DeckFile, SuitsFile
from kaartspel.deck.folder import Folder
from kaartspel.deck.reading import DataPath, YamlFile
from kaartspel.deck.remnants import remnant
from kaartspel.deck.tables.columns import Vocabulary, vocabulary_of
from kaartspel.deck.tables.files import read_tables, table_paths
from kaartspel.messages import say
from kaartspel.problems import InvalidDeck, Place, Problems, did_you_mean, nearest

_USUAL_KINDS = {"questions": "question", "values": "statement", "cards": "plain"}


def read_layers(folder: Folder, problems: Problems) -> Layers:
    """Return what a deck's files hold; of an edition, also its base and what becomes of the two.

    The folder of an edition gets its base, for files that are not its own to be found there. Raises
    InvalidDeck for an edition without its base, or whose deck.yaml cannot be read: nothing can be
    said of it.
    """
    own = _own_parts(folder)
    terms = terms_of(Layer(own).yaml(DECK))
    if terms:
        folder.base, folder.extends = _base(folder, terms, problems), terms.extends
    if terms is None and DECK in own and own[DECK].yaml is None and may_extend(folder.root):
        raise InvalidDeck(problems)  # its files are parts, and would be judged as whole ones
    if terms is None:
        _tell_alone(folder, own, problems)
        layer = _with_tables(folder, own, own, problems)
        return Layers(layer, layer, first=layer.yaml(DECK))
    if folder.base is None:
        raise InvalidDeck(problems)  # what the edition lacks may be there
    under = read_layers(folder.base, problems)
    below = under.whole
    own = known_entries(below.drafts, known_files(below.drafts, own, problems), problems)
    layer = _with_tables(folder, own, laid(below.drafts, own), problems)
    gone = left_out(below.drafts, terms, problems)
    texts = _texts(folder, own, below.drafts, problems)
    drafts = laid(files_left(below.drafts, gone), layer.drafts)
    drafts = with_texts(drafts, texts, problems)
    drafts, missing = translated(folder, below, layer, drafts, texts, terms, problems)
    deck = layer.yaml(DECK)
    assert deck is not None
    check_identifier(below.yaml(DECK), deck, terms, problems)
    whole = Layer(drafts, below.is_whole and layer.is_whole, layer.proposals)
    return Layers(layer, whole, below, terms, gone, texts, missing, under.first)


def _own_parts(folder: Folder) -> Drafts:
    drafts: Drafts = {}
    for name, model in TOP_MODELS.items():
        if name in folder.names(folder.root):
            drafts[name] = Draft(model, folder.yaml(folder.root / name))
    for sub, model in SUB_MODELS.items():
        for path in folder.files(sub, ".yaml"):
            drafts[f"{sub}/{path.name}"] = Draft(model, folder.yaml(path))
    return drafts


def _texts(folder: Folder, own: Drafts, base: Drafts, problems: Problems) -> CardTexts:
    """Return what an edition says of single cards of its base, in texts.yaml and in tables."""
    texts = texts_of(Layer(own).yaml(TEXTS))
    if not table_paths(folder, FOLDER):
        return texts
    vocabulary = _vocabulary_of(Layer(laid(base, own)), language_of(Layer(base).yaml(DECK)))
    more = table_texts(folder, base, vocabulary, problems)
    return CardTexts({**more.cards, **texts.cards}, {**more.names, **texts.names})


def _tell_alone(folder: Folder, own: Drafts, problems: Problems) -> None:
    """Tell files of editions in a deck that extends no other: nothing would come of them."""
    for name in (name for name in OF_EDITIONS if name in own):
        fact = say("'{name}' belongs to an edition, and this deck extends no other", name=name)
        remedy = say("write 'extends:' in deck.yaml, or remove the file")
        problems.tell(Place(folder.label(folder.root / name)), fact, remedy, "no-edition")


def _base(folder: Folder, terms: Terms, problems: Problems) -> Folder | None:
    """Return the folder of the deck that an edition extends; tell where there is none."""
    root = base_root(folder.root, terms.extends)
    is_shipped = nearest(terms.extends, [shipped.NAME]) is not None  # or is meant to be
    fault = None
    if root is None:
        fault = (
            say("is not how a deck is named"),
            say("write the way from this folder, as in ../deck"),
        )
    elif not (root / DECK).is_file():
        fault = (
            say("has no {file}", file=DECK),
            say("name the folder of a deck, as in ../deck, or {name}, the one that ships",
                name=shipped.NAME),
        )  # fmt: skip
    elif any(root.resolve() == other.root.resolve() for other in folder.above):
        fault = say("extends this deck in turn"), say("let one of them extend no other")
    elif len(folder.above) > MOST_LAYERS:
        fact = say("is an edition of an edition, more than {most} deep", most=MOST_LAYERS)
        fault = fact, say("extend a deck that is nearer to the first")
    if root is None or fault:
        assert fault
        fact, remedy = fault
        problems.tell(
            terms.place,
            say("'{extends}' {fact}", extends=terms.extends, fact=fact),
            did_you_mean(terms.extends, [shipped.NAME]) if is_shipped else remedy,
            "no-base",
        )
        return Folder(shipped.DECK, problems, folder) if is_shipped else None
    return Folder(root, problems, folder)


def _with_tables(folder: Folder, own: Drafts, whole: Drafts, problems: Problems) -> Layer:
    """Return a deck's own files with what its tables hold.

    They are read in the words of the `whole` deck, whose cards have ids that are taken.
    """
    if not any(table_paths(folder, sub) for sub in CARDS):
        return Layer(own)
    tables = read_tables(folder, _vocabulary_of(Layer(whole)), _ids(whole), problems)
    drafts = dict(own)
    for number, table in enumerate(tables.read):
        drafts[f"{_sub(table.model)}/{table.yaml.file}/{number}"] = Draft(table.model, table.yaml)
    return Layer(drafts, tables.is_whole, tables.proposals)


def _sub(model: type[FileModel]) -> str:
    return next(sub for sub, own in SUB_MODELS.items() if own is model)


def _vocabulary_of(layer: Layer, *others: str) -> Vocabulary:
    """Return the words for tables, of what is left of files; their mistakes are told elsewhere.

    Where the deck's language cannot be read, those of all languages are understood.
    """
    deck, suits = layer.yaml(DECK), layer.yaml(SUITS)
    rest = remnant(deck, DeckFile) if deck else None
    is_known = rest and ("language",) not in rest[2]
    named = remnant(suits, SuitsFile) if suits else None
    return vocabulary_of(rest and rest[0], named and named[0], others if is_known else None)


def _ids(drafts: Drafts) -> dict[str, list[str]]:
    """Return the ids of all cards in YAML, by kind, as far as they can be told at a glance."""
    ids: dict[str, list[str]] = {}
    for name, draft in drafts.items():
        sub = name.partition("/")[0]
        if sub not in CARDS or draft.yaml is None:
            continue
        for path in draft.yaml.values:
            if path[-1:] == ("id",) and (len(path) > 1 or sub == "values"):
                kind = _kind_of(draft.yaml, path[:-1], _USUAL_KINDS[sub])
                ids.setdefault("cluster" if len(path) == 1 else kind, []).append(
                    str(draft.yaml.at(path)))  # fmt: skip
    return ids


def _kind_of(yaml: YamlFile, path: DataPath, usual: str) -> str:
    """Return the kind of the card at a path: its own, or its file's."""
    for holder in (yaml.at(path), yaml.data):
        if isinstance(holder, dict) and isinstance(holder.get("kind"), str):
            return str(holder["kind"])
    return usual
