"""The words that the engine needs by name: a language file, and what the deck says differently."""

import re
from collections.abc import Iterable, Iterator, Mapping

from kaartspel.deck.files import DeckFile
from kaartspel.deck.language import ENGLISH, NEEDED, RETIRED, language_words
from kaartspel.deck.model import FrozenMap, phrase_pattern
from kaartspel.deck.reading import YamlFile
from kaartspel.deck.sources import Source
from kaartspel.messages import say
from kaartspel.problems import Problems, did_you_mean

_HYPHENATED = re.compile(r"\w+(-\w+)*")  # without a hyphen, it is never broken
_PHRASE = re.compile(r"\S+( \S+)+")
_MARKS = re.compile(r"[*_\\]")  # of Markdown, which may stand around words of a phrase
_LONGEST_PHRASE = 40  # characters: about what a line of the largest card holds
_LONGEST = 40  # characters of one word: what fits in a column of a page
_BLANK = re.compile(r"\{[a-z_]*\}")


def read_words(source: Source[DeckFile], problems: Problems) -> FrozenMap[str, str]:
    """Return every word in the deck's language; tell unknown and missing ones.

    Words that are not printed any more stay among them, for whoever tells that. A language that
    does not ship needs a few words from the deck; the others are then English, and so is one that
    cannot stand as the deck says it.
    """
    entry, yaml = source.entry, source.yaml
    base = language_words(ENGLISH)
    assert base is not None
    language = entry.language.partition("-")[0]
    words, own = language_words(language), dict(entry.words)
    for key, word in entry.words.items():
        place = yaml.key_place(("words", key))
        if key in RETIRED:
            continue
        if key not in base:
            problems.tell(
                place, say("unknown word '{key}'", key=key), did_you_mean(key, base), "unknown-word"
            )
        elif fault := _fault(key, word, base, words or base):
            problems.tell(place, *fault)
            del own[key]
    cut = {path[-1] for path in source.cut if path[:1] == ("words",)}
    missing = sorted({*NEEDED} - (words or {}).keys() - entry.words.keys() - cut)
    if missing and "words" not in source.lost:
        fact = say("not all words ship for the language '{language}'", language=language)
        if words is None:
            fact = say("no words ship for the language '{language}'", language=language)
        place = yaml.place(("language",))
        remedy = say(
            "add these under 'words' (kaartspel words {language} writes them): {missing}",
            language=language, missing=", ".join(missing),
        )  # fmt: skip
        problems.tell(place, fact, remedy, "language-unknown")
    return FrozenMap({**base, **(words or {}), **own})


def check_hyphenation(
    entry: DeckFile, yaml: YamlFile, problems: Problems
) -> tuple[str, ...]:  # fmt: skip
    """Return words with hyphens; tell entries that are none, and words that stand twice."""
    seen: dict[str, str] = {}
    before = len(problems)
    for i, word in enumerate(entry.hyphenation):
        place, plain = yaml.place(("hyphenation", i)), word.replace("-", "").lower()
        if not _HYPHENATED.fullmatch(word):
            fact = say("'{word}' is no word with hyphens in it", word=word)
            remedy = say("write one word with one '-' wherever it may be broken")
            problems.tell(place, fact, remedy, "hyphenation-no-word")
        elif plain in seen:
            fact = say("'{word}' stands twice (first as '{first}')", word=word, first=seen[plain])
            problems.tell(place, fact, say("remove one of the two"), "hyphenation-twice")
        seen.setdefault(plain, word)
    return entry.hyphenation if len(problems) == before else ()


def check_phrases(
    entry: DeckFile, yaml: YamlFile, texts: Iterable[str], problems: Problems
) -> tuple[str, ...]:  # fmt: skip
    """Return phrases that stay on one line; tell entries that are none, that stand twice, or that
    stand in none of the `texts`, where a deck says so itself and nothing else is wrong with it.
    """
    before, is_sound = len(problems), not problems
    seen: dict[str, str] = {}
    said = list(_plain(texts)) if entry.phrases and is_sound else []
    for i, phrase in enumerate(entry.phrases):
        place, plain = yaml.place(("phrases", i)), phrase.lower()
        if not _PHRASE.fullmatch(phrase) or len(phrase) > _LONGEST_PHRASE:
            fact = say("'{phrase}' is no phrase of a few words", phrase=phrase)
            remedy = say("write two words or more, with one space between, and at most {most} "
                         "characters", most=_LONGEST_PHRASE)  # fmt: skip
            problems.tell(place, fact, remedy, "phrase-no-phrase")
        elif plain in seen:
            fact = say("'{word}' stands twice (first as '{first}')", word=phrase, first=seen[plain])
            problems.tell(place, fact, say("remove one of the two"), "phrase-twice")
        elif is_sound and place.file == yaml.file and not _is_said(phrase, said):
            fact = say("the phrase '{phrase}' stands in no text", phrase=phrase)
            problems.tell(
                place, fact, say("write it as a text has it, or remove it"), "phrase-nowhere"
            )
        seen.setdefault(plain, phrase)
    return entry.phrases if len(problems) == before else ()


def _plain(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts on one line, in small letters, as they are and without marks."""
    for text in texts:
        line = " ".join(text.split()).lower()
        yield from {line, _MARKS.sub("", line)}


def _is_said(phrase: str, said: Iterable[str]) -> bool:
    pattern, plain = phrase_pattern(phrase), phrase.lower()
    return any(plain in text and pattern.search(text) for text in said)


def _fault(
    key: str, word: str, base: Mapping[str, str], ours: Mapping[str, str]
) -> tuple[str, str, str] | None:
    """Return why a word cannot stand where it is used, as fact, remedy and code; None if it can."""
    named = say("the word '{key}'", key=key)
    if not _same_blanks(word, base[key]):
        blanks = " ".join(_BLANK.findall(base[key])) or say("no {braces}")
        return (
            say("{named} must keep its blanks", named=named),
            say("write {blanks} in it", blanks=blanks),
            "word-blanks",
        )
    if key == "months" and len(word.split()) != 12:
        fact = say("{named} holds {count} names", named=named, count=len(word.split()))
        return fact, say("write twelve, with spaces between"), "word-months"
    if key == "decimal" and len(word) > 1:
        return (
            say("{named} is more than one sign", named=named),
            say("write such as ',' or '.'"),
            "word-decimal",
        )
    # Where words are printed there is room for those that ship, and for others a good deal longer.
    most = 20 + 2 * max(len(base[key]), len(ours.get(key, "")))
    if len(word) > most and key != "alphabet":
        return (
            say("{named} is longer than {most} characters", named=named, most=most),
            say("say it shorter"),
            "word-too-long",
        )
    if key != "alphabet" and max(map(len, word.split())) > _LONGEST:
        fact = say("{named} holds one of more than {most} letters", named=named, most=_LONGEST)
        return fact, say("divide it by a space"), "word-too-long"
    return None


def _same_blanks(word: str, base: str) -> bool:
    if "{" in _BLANK.sub("", word) or "}" in _BLANK.sub("", word):
        return False
    return sorted(_BLANK.findall(word)) == sorted(_BLANK.findall(base))
