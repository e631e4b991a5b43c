"""What becomes of what a translation has not: it is told, marked with its language, or left out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from kaartspel.deck.contents import DECK, ERRATA, TEXTS, CardTexts, Drafts, Layer, Untranslated
from kaartspel.deck.editions.making import files_left
from kaartspel.deck.editions.terms import Terms
from kaartspel.deck.editions.untranslated import marked, untranslated
from kaartspel.deck.editions.written import Written, flat, grown
from kaartspel.deck.folder import Folder
from kaartspel.deck.reading import YamlFile
from kaartspel.messages import say, say_many
from kaartspel.problems import Place, Problems, shortened

_OF_A_LANGUAGE = ("words", "hyphenation", "phrases")
_NAMED = 12  # of names that are not translated, where more are only counted
_LEAVE_OUT, _MARK = "leave-out", "mark"
_ALLOW = say("write 'untranslated: {mark}' in deck.yaml to have it in its own language", mark=_MARK)


def translated(
    folder: Folder, below: Layer, own: Layer, drafts: Drafts, texts: CardTexts, terms: Terms,
    problems: Problems,
) -> tuple[Drafts, Untranslated | None]:  # fmt: skip
    """Return the files of an edition, and what it lacks where it is a translation.

    A translation has no words, no breaks of words and no errata from its base: they belong to that
    language. What it lacks and may not lack is told.
    """
    language, other = language_of(below.yaml(DECK)), language_of(own.yaml(DECK))
    if not other or not language or _family(language) == _family(other):
        return drafts, None
    drafts = _of_another_language(drafts, own)
    files = {*_files(own, texts)}
    missing = untranslated(drafts, files)
    if terms.untranslated == _LEAVE_OUT:
        drafts = files_left(drafts, frozenset(missing.cards))
        missing = replace(missing, names=untranslated(drafts, files).names)
    elif terms.untranslated == _MARK:
        drafts = marked(drafts, files, language)
    chapters = tuple(_chapters(folder, drafts))
    missing = replace(missing, chapters=chapters)
    if terms.untranslated in {_LEAVE_OUT, _MARK}:
        drafts = _with_chapters_marked(drafts, chapters, language)
    if missing.names:
        _tell_names(missing.names, Place(folder.label(folder.root / TEXTS)), problems)
    _tell(missing, problems, is_allowed=terms.untranslated in {_LEAVE_OUT, _MARK})
    return drafts, missing


def language_of(yaml: YamlFile | None) -> str:
    """Return the language that a deck.yaml names; nothing where it names none."""
    return grown(yaml).said("language") if yaml else ""


def _family(language: str) -> str:
    return language.partition("-")[0].lower()


def _files(own: Layer, texts: CardTexts) -> Iterator[str]:
    """Yield what the translation's own files are called in the places of its texts."""
    for draft in own.drafts.values():
        if draft.yaml:
            yield draft.yaml.file
    for part in (*texts.cards.values(), *texts.names.values()):
        yield part.place.file


def _of_another_language(drafts: Drafts, own: Layer) -> Drafts:
    made = {file: draft for file, draft in drafts.items() if file != ERRATA or file in own.drafts}
    yaml, mine = drafts[DECK].yaml, own.yaml(DECK)
    if yaml and mine:
        keys = grown(mine).keys
        tree = grown(yaml)
        parts = {k: p for k, p in tree.keys.items() if k not in _OF_A_LANGUAGE}
        parts |= {k: keys[k] for k in _OF_A_LANGUAGE if k in keys}
        made[DECK] = replace(drafts[DECK], yaml=flat(replace(tree, value=parts), yaml))
    return made


def _chapters(folder: Folder, drafts: Drafts) -> Iterator[Written]:
    """Yield the chapters of the book that are the base's, and do not say their language."""
    yaml = drafts[DECK].yaml
    for part in grown(yaml).walk() if yaml else ():
        name = part.said("chapter")
        if name and "lang" not in part.keys and folder.holder(name) is not folder:
            yield part


def _with_chapters_marked(
    drafts: Drafts, chapters: tuple[Written, ...], language: str
) -> Drafts:  # fmt: skip
    yaml = drafts[DECK].yaml
    if yaml is None:
        return drafts
    names = {chapter.said("chapter") for chapter in chapters}
    tree = _marked(grown(yaml), names, language)
    return {**drafts, DECK: replace(drafts[DECK], yaml=flat(tree, yaml))}


def _marked(tree: Written, names: set[str], language: str) -> Written:
    if tree.items:
        return replace(tree, value=tuple(_marked(part, names, language) for part in tree.items))
    if tree.said("chapter") in names:
        return tree.having(lang=Written(tree.place, language))
    parts = {key: _marked(part, names, language) for key, part in tree.keys.items()}
    return replace(tree, value=parts) if parts else tree


def _tell_names(names: Iterable[Written], place: Place, problems: Problems) -> None:
    """Tell all names that are not translated at once, where they are to be written."""
    texts = [name.text for name in names]
    fact = say_many("{count} name is not translated: {names}", "{count} names are not translated: "
                    "{names}", count=len(texts), names=shortened(texts, _NAMED))  # fmt: skip
    remedy = say("write what {command} lists for that under 'names' in texts.yaml",
                 command="kaartspel status")  # fmt: skip
    _tell_one(problems, place, fact, remedy, "name")


def _tell(missing: Untranslated, problems: Problems, *, is_allowed: bool) -> None:
    """Tell what a translation lacks: rules always, cards and chapters if not allowed."""
    for text in missing.texts:
        remedy = say("write it in the translation's deck.yaml, under the same key")
        if PurePosixPath(text.place.file).name != DECK:
            remedy = say("write it in the file of that name in the translation, or leave the game "
                         "out")  # fmt: skip
        _tell_one(problems, text.place, say("this text is not translated"), remedy, "text")
    if not is_allowed:
        for card in missing.cards.values():
            remedy = say("write its text under 'cards' in texts.yaml, or {allow}", allow=_ALLOW)
            _tell_one(problems, card.place, say("this card is not translated"), remedy, "card")
        for chapter in missing.chapters:
            remedy = say(
                "put a file of that name in the translation's folder, or {allow}", allow=_ALLOW
            )
            _tell_one(
                problems, chapter.place, say("this chapter is not translated"), remedy, "chapter"
            )


def _tell_one(problems: Problems, place: Place, fact: str, remedy: str, what: str) -> None:
    problems.tell(place, fact, remedy, f"{what}-untranslated")
