"""Every mistake in a deck is told with its place, all at once, and a remedy."""

from pathlib import Path

import pytest

from editing import copy_deck, problems, spoil
from kaartspel.building import check

# What is wrong: the file, what is replaced by what, and the problem as it is told.
MISTAKES = {
    "unknown key": (
        "questions/street.yaml", "topics:", "topcs:",
        "questions/street.yaml:7:5: unknown key 'topcs'; did you mean 'topics'?",
    ),
    "missing key": (
        "values/fairness.yaml", "cluster: Fairness\n", "",
        "values/fairness.yaml:1:1: missing key 'cluster'; add it: the name of the cluster",
    ),
    "key twice": (
        "questions/street.yaml", "map: Our street\n", "map: Our street\nmap: Mine\n",
        "questions/street.yaml:3:1: the key 'map' stands twice (first in line 2); "
        "remove one of the two",
    ),
    "id twice": (
        "questions/street.yaml", "q02-bicycles", "q01-cars",
        "questions/street.yaml:11:13: the id 'q01-cars' stands twice "
        "(first in DECK/questions/street.yaml:10:13); give this card an id of its own",
    ),
    "number twice": (
        "questions/street.yaml", "q02-bicycles", "q01-dogs",
        "questions/street.yaml:11:13: the number Q01 stands twice "
        "(first in DECK/questions/street.yaml:10:13); give this card a number of its own",
    ),
    "ids out of order": (
        "questions/street.yaml", "q01-cars", "q03-cars",
        "questions/street.yaml:11:13: 'q02-bicycles' comes after 'q03-cars', but sorts before it; "
        "move the card, or give it an id between those of its neighbours",
    ),
    "an id that is none": (
        "questions/street.yaml", "q01-cars", "Q1 Cars",
        "questions/street.yaml:10:18: 'id' 'Q1 Cars' does not fit; it must be the card's number "
        "in lower case, a hyphen, and a few telling words in lower-case ASCII, such as "
        "v07-open-standaarden",
    ),
    "unknown suit": (
        "values/fairness.yaml", "suit: sun", "suit: sum",
        "values/fairness.yaml:3:7: unknown suit 'sum'; did you mean 'sun'?",
    ),
    "suit twice": (
        "suits.yaml", "id: moon", "id: sun",
        "suits.yaml:6:9: the suit 'sun' stands twice; give it an id of its own",
    ),
    "empty text": (
        "questions/street.yaml", "Who may park a car here?", "''",
        "questions/street.yaml:10:34: 'text' is empty; it must be the question, word for word",
    ),
    "empty list": (
        "book/../values/fairness.yaml", "values:\n", "values: []\nold:\n",
        "values/fairness.yaml:5:9: 'values' is empty; it must be a list of values",
    ),
    "a text where keys belong": (
        "deck.yaml", "value_map:\n  map: Map of values\n  question: What matters in our street?",
        "value_map: none",
        "deck.yaml:13:12: 'value_map' must hold keys of its own; indent them below it",
    ),
    "character without a glyph": (
        "questions/street.yaml", "Who may park", "Who \u4e2d may park",
        "questions/street.yaml:10:34: the deck's fonts lack '\u4e2d' (U+4E2D, cjk unified "
        "ideograph-4e2d); replace it, or name fonts that have it in deck.yaml under 'fonts'",
    ),
    "colour": (
        "suits.yaml", '"#FFD23F"', "yellow",
        "suits.yaml:4:22: 'screen' 'yellow' does not fit; it must be an sRGB colour as "
        "'#rrggbb', in quotation marks",
    ),
    "symbol not there": (
        "suits.yaml", "symbols/bow.svg", "symbols/bw.svg",
        "suits.yaml:9:20: there is no file 'symbols/bw.svg' in the deck; "
        "did you mean 'symbols/bow.svg'?",
    ),
    "symbol that is none": (
        "symbols/bow.svg", "<path d", "<rect d",
        "suits.yaml:9:20: 'symbols/bow.svg' cannot be a symbol: <rect> is not used; "
        "make it a <path> without a transform",
    ),
    "a file outside the deck": (
        "suits.yaml", "symbols/bow.svg", "../bow.svg",
        "suits.yaml:9:20: '../bow.svg' lies outside the deck's folder; copy it into the deck",
    ),
    "raw HTML": (
        "book/preface.md", "*one*", "one<br>",
        "book/preface.md:3:23: raw HTML '<br>' is not used in chapters; "
        "use Markdown (*italic*, **bold**), or put a space after '<'",
    ),
    "no title": (
        "book/preface.md", "# Preface\n", "",
        "book/preface.md:2:1: a chapter begins with its title; write '# Title' in its first line",
    ),
    "heading that jumps": (
        "book/preface.md", "This deck", "### Deep\n\nThis deck",
        "book/preface.md:3:1: this heading jumps from level 1 to 3; write '##'",
    ),
    "link to no card": (
        "book/preface.md", "card:q01-cars", "card:q01-car",
        "book/preface.md:3:59: there is no card 'q01-car'; did you mean 'q01-cars'?",
    ),
    "link to no chapter": (
        "book/preface.md", "(questions.md)", "(question.md)",
        "book/preface.md:3:88: the link 'question.md' leads nowhere; did you mean 'questions.md'?",
    ),
    "link to no heading": (
        "book/preface.md", "(questions.md)", "(questions.md#parking)",
        "book/preface.md:3:88: 'questions.md' has no heading '#parking'; "
        "there are none to choose from",
    ),
    "picture that is not there": (
        "book/preface.md", "*one*", "![one](preface.png)",
        "book/preface.md:3:27: there is no file 'book/preface.png' in the deck; add it",
    ),
    "picture of another ending": (
        "book/preface.md", "*one*", "![one](../symbols/bow.png)",
        "book/preface.md:3:27: there is no file 'symbols/bow.png' in the deck; "
        "did you mean 'symbols/bow.svg'?",
    ),
    "picture at an address": (
        "book/preface.md", "*one*", "![one](https://example.org/a.png)",
        "book/preface.md:3:27: 'https://example.org/a.png' is an address, and nothing is fetched; "
        "copy the file into the deck",
    ),
    "picture without words": (
        "book/preface.md", "*one*", "![ ](../symbols/bow.svg)",
        "book/preface.md:3:20: a picture without words; say between the square brackets what it "
        "shows",
    ),
    "picture that is none": (
        "book/preface.md", "*one*", "![one](preface.md)",
        "book/preface.md:3:27: 'book/preface.md' cannot be a picture: ",
    ),
    "picture outside the deck": (
        "book/preface.md", "*one*", "![one](../../one.png)",
        "book/preface.md:3:27: '../one.png' lies outside the deck's folder; copy it into the deck",
    ),
    "note that is not there": (
        "book/preface.md", "*one*", "*one*[^why]",
        "book/preface.md:3:27: there is no note 'why'; there are none to choose from",
    ),
    "note that nothing refers to": (
        "book/preface.md", "", "\n[^why]: Because.\n",
        "book/preface.md:5:3: nothing refers to the note 'why'; write [^why] in the text, or "
        "remove the note",
    ),
    "note twice": (
        "book/preface.md", "*one* street.", "*one*[^a]\n\n[^a]: A.\n\n[^a]: B.\n\nstreet.",
        "book/preface.md:7:3: the note 'a' stands twice (first in line 5); give this one a name "
        "of its own",
    ),
    "map that is not shown": (
        "deck.yaml", ", shows: street", "",
        "deck.yaml:19:3: the book does not show 'street'; "
        "add 'shows: street' to one of its sections",
    ),
    "map that is not there": (
        "deck.yaml", "shows: overview", "shows: overviews",
        "deck.yaml:27:46: there is no map 'overviews' to show; did you mean 'overview'?",
    ),
    "unknown word": (
        "deck.yaml", "  statement: Opinion", "  statment: Opinion",
        "deck.yaml:29:3: unknown word 'statment'; did you mean 'statement'?",
    ),
    "language without words": (
        "deck.yaml", "language: en-GB", "language: fy",
        "deck.yaml:4:11: no words ship for the language 'fy'; add these under 'words': "
        "accessibility, accessibility_summary, alphabet, back_cluster,",
    ),
    "not YAML": (
        "values/fairness.yaml", "cluster: Fairness", "cluster: Fair: ness",
        "values/fairness.yaml:2:14: ': ' stands in a text; put the text in quotation marks",
    ),
    "anchor": (
        "values/fairness.yaml", "suit: sun", "suit: &sun sun",
        "values/fairness.yaml:3:7: anchors and aliases are not used here; write the text out, "
        "or put it in quotation marks if & or * belongs to it",
    ),
    "tag": (
        "values/fairness.yaml", "suit: sun", "suit: !!python/name:os.system sun",
        "values/fairness.yaml:3:7: the tag tag:yaml.org,2002:python/name:os.system is not used "
        "here; remove it, or put the text in quotation marks if ! belongs to it",
    ),
    "control character": (
        "values/fairness.yaml", "Fairness", "Fair\x00ness",
        "values/fairness.yaml:2:14: an invisible character stands here (U+0000, a character "
        "without a name); remove it",
    ),
    "erratum on no card": (
        "errata.yaml", "", "errata:\n  - {printed: a, mended: b, where: c, card: q09-x}\n",
        "errata.yaml:2:45: unknown card 'q09-x'; use one of: c1-fairness, q01-cars, q02-bicycles, "
        "s01-for-all",
    ),
    "too long": (
        "values/fairness.yaml", "“The street is for all of us.”", "“The street" + " long" * 60,
        "values/fairness.yaml:8:9: the text of card 's01-for-all' is ",
    ),
    "too wide": (
        "values/fairness.yaml", "“The street is for all of us.”", "“" + "m.m" * 20 + "”",
        "values/fairness.yaml:8:9: the text of card 's01-for-all' has a word too wide for the "
        "format poker; shorten it, or say under 'hyphenation' in deck.yaml where it may be broken",
    ),
    "a stray file": (
        "suit.yaml", "", "suits: []\n",
        "suit.yaml:1:1: 'suit.yaml' is no file of a deck; did you mean 'suits.yaml'?",
    ),
    "a date that never was": (
        "deck.yaml", "edition_date: 2026-01-03", "edition_date: 2026-02-31",
        "deck.yaml:8:15: 'edition_date' '2026-02-31' does not fit: the calendar has no such day; "
        "write one as YYYY-MM-DD",
    ),
    "format without room": (
        "deck.yaml", "width: 80", "width: 6",
        "deck.yaml:32:5: the format 'square' has no room within its safe zone",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_a_remedy(tmp_path: Path, mistake: str) -> None:
    file, old, new, expected = MISTAKES[mistake]
    deck = copy_deck(tmp_path)
    spoil(deck, file, old, new)
    told = problems(deck)
    assert any(line.startswith(expected) for line in told), "\n".join(told)


def test_ten_mistakes_are_told_in_one_run_in_order(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    ten = ["unknown suit", "number twice", "character without a glyph", "raw HTML",
           "symbol not there", "heading that jumps", "link to no chapter", "unknown word",
           "erratum on no card", "a stray file"]  # fmt: skip
    for mistake in ten:
        spoil(deck, *MISTAKES[mistake][:3])
    told = problems(deck)
    assert len(told) == len(ten)
    starts = [line.split(" ", 1)[0] for line in told]
    places = [(p.split(":")[0], int(p.split(":")[1]), int(p.split(":")[2])) for p in starts]
    assert places == sorted(places)


def test_there_is_no_such_folder(tmp_path: Path) -> None:
    assert problems(tmp_path / "none") == [
        f"{(tmp_path / 'none').as_posix()}:1:1: there is no such folder; name the deck's folder"
    ]


def test_not_utf8_is_told_with_its_place(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    (deck / "book/preface.md").write_bytes(b"# Preface\n\nCaf\xe9\n")
    assert problems(deck) == [
        "book/preface.md:3:4: this is not UTF-8 (the byte E9, perhaps meant as 'é'); "
        "save the file as UTF-8"
    ]


def test_a_deck_without_mistakes_has_no_problem(tmp_path: Path) -> None:
    assert len(check(copy_deck(tmp_path)).cards) == 4
