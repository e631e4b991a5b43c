"""Find files that are copies of another, as cloud folders and editors leave them in a deck."""

from collections.abc import Container, Sequence

from kaartspel.deck.reading import YamlFile
from kaartspel.messages import say
from kaartspel.problems import Place, Problems


def copies(
    files: Sequence[YamlFile], problems: Problems, own: Container[str] = ()
) -> frozenset[str]:  # fmt: skip
    """Tell each file that holds the cards of another one; return the copies' names.

    Of an edition only its `own` files are told, and the base's stay as they are.
    What follows from a copy, as ids that stand twice, is then not worth telling.
    """
    names: set[str] = set()
    by_id: dict[str, tuple[YamlFile, frozenset[str]]] = {}
    for file in sorted(files, key=lambda f: (f.file in own, len(f.file), f.file)):
        if file.file in names:  # a table has several
            continue
        ids = _ids(file)
        original = next((by_id[id_] for id_ in sorted(ids) if id_ in by_id), None)
        if original and _are_alike(ids, original[1]):
            names.add(file.file)
            if file.file in own and original[0].file not in own:
                _tell_own(file, original[0], problems)
            else:
                _tell(file, original[0], problems, is_same=ids == original[1])
            continue
        by_id |= {id_: (file, ids) for id_ in ids if id_ not in by_id}
    return frozenset(names)


def _ids(file: YamlFile) -> frozenset[str]:
    """Return every id in a file but the file's own, if it holds others."""
    texts = {path: file.at(path) for path in file.values if path[-1:] == ("id",)}
    inner = {str(text) for path, text in texts.items() if len(path) > 1}
    return frozenset(inner or map(str, texts.values()))


def _are_alike(ids: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether most of the shorter file stands in the longer one too."""
    return 2 * len(ids & others) > min(len(ids), len(others))


def _tell_own(copy: YamlFile, original: YamlFile, problems: Problems) -> None:
    name, other = (file.file.rpartition("/")[2] for file in (copy, original))
    fact = say("'{name}' holds the same cards as '{other}', which the base has already",
               name=name, other=other)  # fmt: skip
    remedy = say("remove it, or leave only what is new or other than in the base")
    if not problems.have(Place(copy.file), "file-copied"):  # of a table, once is enough
        problems.tell(Place(copy.file), fact, remedy, "file-copied")


def _tell(copy: YamlFile, original: YamlFile, problems: Problems, *, is_same: bool) -> None:
    name, other = (file.file.rpartition("/")[2] for file in (copy, original))
    fact = say("'{name}' holds the same cards as '{other}'", name=name, other=other)
    remedy = say("remove one of the two files")
    if not is_same:
        fact = say("'{name}' holds mostly the same cards as '{other}'", name=name, other=other)
        remedy = say("take over what is new in one of the two, and remove the other")
    problems.tell(Place(copy.file), fact, remedy, "file-copied")
