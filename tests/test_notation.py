"""What a deck writes comes out as it was typed, or is told: notation never ends on paper."""

import shutil
from pathlib import Path

import pytest

from editing import CARDS, copy_deck, problems, spoil
from kaartspel.building import check
from kaartspel.deck.mojibake import check_mojibake
from kaartspel.problems import Problems
from sampling import sampled

STREET = "questions/street.yaml"
WRONG_WORDS = ("Don’t", "café", "naïve", "“hi”", "a – b", "€ 5", "für", "voilà ça", "Łódź",
               "señor", "crème brûlée", "Ångström")  # fmt: skip
ENCODINGS = ("cp1252", "mac_roman", "cp1250", "cp1251", "cp850", "cp437", "latin-1")
# Sound text whose characters, side by side, are UTF-8 by chance or nearly.
SOUND = (
    "«CAFÉ» “MAÇÔ NÃO “MAÇÔ… l’été…» «fiancé’» Úžasný žluťoučký KŮŇ úpěl ďábelské ódy",
    "Ähnlich ‚Ähnlich‘ „WAHLÄ“ WAHLÄ… ÜBÊR Straß§ SOÑÓ… SÍ» ÎLE« DÉJÀ» forêt— pâté—“ l’Î…",
    "Łódź Zażółć gęślą jaźń İstanbul ÇÖP ÇİÇEK Ø² m² Ångström© café® CAFÉ® naïve™ 30 °C É½",
    "Рёбра «Привет» ЁЛКИ… Ελλάδα «ΝΑΙ» 日本語 中文「は」 ¿Él? ¡Ñu! Nº 3×¼ 2×½ € – à",
)


def told(text: str) -> list[str]:
    problems = Problems()
    check_mojibake("x.yaml", text, problems)
    return [problem.fact for problem in problems]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("word", WRONG_WORDS)
def test_utf8_read_in_another_encoding_is_told_with_what_is_meant(word: str, encoding: str) -> None:
    sloppy = "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in word.encode()
    )
    (fact,) = told(f"one\n{sloppy}") or [""]
    assert fact.startswith("this is perhaps UTF-8 read as ")
    assert any(f"for '{character}'" in fact for character in word if not character.isascii())


def test_what_was_read_wrongly_twice_is_told_as_what_it_was() -> None:
    twice = "Don’t".encode().decode("cp1252").encode().decode("cp1252")
    assert told(twice) == ["this is perhaps UTF-8 read as Windows-1252: 'Ã¢â‚¬â„¢' for '’'"]


def test_a_quotation_mark_read_wrongly_is_told_where_it_is_no_letter() -> None:
    assert told("dit Â«oui Â»") == [
        "this is perhaps UTF-8 read as Windows-1252: 'Â«' for '«', 'Â»' for '»'"]  # fmt: skip


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_not_taken_for_a_wrong_encoding(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize("file", [STREET, "book/preface.md"])
def test_each_line_in_a_wrong_encoding_is_told_once(tmp_path: Path, file: str) -> None:
    deck = copy_deck(tmp_path)
    # A right quotation mark and a dash, read as Latin-1: controls that nobody sees are in them.
    spoil(deck, file, "", "\nDonâ\x80\x99t â\x80\x93 ask the cafÃ©\n")
    (one,) = problems(deck)
    assert "UTF-8 read as Windows-1252: 'â\\x80\\x99' for '’', 'â\\x80\\x93' for '–'" in one


TYPED = ("yes", "no", "On", "2026-01-02", "1.10", "0x1F", "1_000", "12:30", "007", "1e3", ".5",
         "'null'", '"~"', "None", "nullify", "~ a", "!!str null")  # fmt: skip
PLAIN = ("yes", "2026-01-02", "1.10", "0x1F", "12:30", "'null'", "~ a", "!!str null")


@pytest.mark.parametrize("written", sampled(zip(TYPED), [*zip(PLAIN)]))
def test_a_text_comes_out_as_it_was_typed(tmp_path: Path, written: str) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "text: Who may park a car here?}", f"text: {written} }}")
    card = next(card for card in check(deck, only=CARDS).cards if card.id == "q01-cars")
    assert card.text == written.removeprefix("!!str ").strip("'\"")


@pytest.mark.parametrize("written", ["null", "~", "Null", "NULL", "!!null x"])
def test_what_means_nothing_to_yaml_is_told(tmp_path: Path, written: str) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "topic: Parking", f"topic: {written}")
    (one,) = problems(deck)
    assert one.startswith(
        f"{STREET}:8:16: '{written.rsplit(maxsplit=1)[-1]}' means nothing at all to YAML; "
    )


def test_the_remedy_for_null_is_one(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, "deck.yaml", "title: Street talk", "title: Street talk\nsubtitle: null")
    assert "put it in quotation marks" in problems(deck)[0]
    spoil(deck, "deck.yaml", "subtitle: null", "subtitle: 'null'")
    assert check(deck, only=CARDS).metadata.subtitle == "null"
    spoil(deck, "deck.yaml", "subtitle: 'null'\n", "")
    assert check(deck, only=CARDS).metadata.subtitle == ""


@pytest.mark.parametrize(
    ("character", "remedy"),
    [
        ("\x92", "write '’', which is perhaps meant, or remove it"),
        ("\x96", "write '–', which is perhaps meant, or remove it"),
        ("\x85", "write '…', which is perhaps meant, or remove it"),
        ("\x81", "remove it"),
        ("\ufe0f", "remove it"),
        ("\U000e0100", "remove it"),
        ("\u034f", "remove it"),
        ("\u3164", "remove it"),
        ("\ufffd", "write the character that is meant"),
    ],
)
@pytest.mark.parametrize(("file", "column"), [(STREET, 46), ("book/preface.md", 14)])
def test_what_nobody_sees_or_means_is_told_where_it_stands(
    tmp_path: Path, character: str, remedy: str, file: str, column: int
) -> None:
    deck = copy_deck(tmp_path)
    after = "Who may park" if file == STREET else "This deck is "
    spoil(deck, file, after, after + character)
    (one,) = problems(deck)
    assert one.split(":")[2] == str(column)
    assert one.endswith(f"; {remedy}")


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("en", "en"), ("en-us", "en-US"), ("EN-gb", "en-GB"), ("nl-be", "nl-BE"),
        ("en-latn-gb", "en-Latn-GB"), ("en-001", "en-001"), ("en-GB-oxendict", "en-GB-oxendict"),
        ("nl-1996-x-AB", "nl-1996-x-ab"), ("en-u-co-phonebk", "en-u-co-phonebk"),
    ],
)  # fmt: skip
def test_a_language_tag_is_taken_in_any_capitals(tmp_path: Path, written: str, usual: str) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, "deck.yaml", "language: en-GB", f"language: {written}")
    assert check(deck, only=CARDS).metadata.language == usual


WORDLESS = ("sr-Latn", "zh-Hant", "es-419", "ca-valencia", "sl-rozaj-biske-1994", "ro-MD-1993",
            "pt-BR", "zh-cmn-Hans-CN", "mn-Cyrl-MN", "tlh", "az-Arab-x-aze-derbend",
            "it-IT-u-co-standard")  # fmt: skip


@pytest.mark.parametrize("tag", sampled(zip(WORDLESS), [("es-419",), ("az-Arab-x-aze-derbend",)]))
def test_a_language_without_words_of_ours_asks_for_them_alone(tmp_path: Path, tag: str) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, "deck.yaml", "language: en-GB", f"language: {tag}")
    (one,) = problems(deck)
    named = tag.partition("-")[0]
    assert one.startswith(f"deck.yaml:4:11: no words ship for the language '{named}'; add these")


@pytest.mark.parametrize(
    "tag", ["e", "en-", "-en", "en--GB", "en_GB", "English", "en-GBR-x", "en-a", "en-Latin1234x",
            "en GB", "x-klingon", "en-GB-GB9", "é"],
)  # fmt: skip
def test_what_is_no_language_tag_is_told(tmp_path: Path, tag: str) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, "deck.yaml", "language: en-GB", f"language: '{tag}'")
    (one,) = problems(deck)
    assert f"'language' '{tag}' does not fit; it must be a language tag (BCP 47), such as" in one


COPY_NAMES = (
    "street (1).yaml", "street copy.yaml", "street - Copy.yaml", "street kopie 2.yaml",
    "Copy of street.yaml", "street (Ann's conflicted copy 2026-11-02).yaml",
    "street.sync-conflict-20261102-101500-ABCDEFG.yaml", "street-DESKTOP-1234.yaml", "x.yaml",
)  # fmt: skip


@pytest.mark.parametrize("name", COPY_NAMES)
def test_a_copy_of_a_file_is_told_once(tmp_path: Path, name: str) -> None:
    deck = copy_deck(tmp_path)
    shutil.copy(deck / STREET, deck / "questions" / name)
    one, other = sorted(("street.yaml", name), key=lambda each: (len(each), each))
    assert problems(deck) == [
        f"questions/{other}:1:1: '{other}' holds the same cards as '{one}'; "
        "remove one of the two files"
    ]
    (deck / "questions" / name).unlink()
    assert check(deck, only=CARDS)


@pytest.mark.parametrize("folder", ["values", "games"])
def test_clusters_and_games_may_be_copied_too(tmp_path: Path, folder: str) -> None:
    deck = copy_deck(tmp_path, games=True)
    file = next((deck / folder).iterdir())
    shutil.copy(file, file.with_stem(f"{file.stem} (1)"))
    (one,) = problems(deck)
    assert f"'{file.stem} (1).yaml' holds the same cards as '{file.name}'" in one


def test_a_copy_in_which_something_is_new_is_told_so(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    shutil.copy(deck / STREET, deck / "questions/street (1).yaml")
    spoil(deck, STREET, "", "          - {id: q03-new, text: And what of this?}\n")
    assert problems(deck) == [
        "questions/street (1).yaml:1:1: 'street (1).yaml' holds mostly the same cards as "
        "'street.yaml'; take over what is new in one of the two, and remove the other"
    ]


def test_two_files_that_share_a_card_are_no_copies(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    text = (deck / STREET).read_text("utf-8").replace("id: street", "id: road")
    for old in ("q02-bicycles", "q03", "q04"):
        text = text.replace(old, old.replace("q0", "q1"))
    text += "          - {id: q20-x, text: One more?}\n          - {id: q21-x, text: And?}\n"
    (deck / "questions/road.yaml").write_text(text, "utf-8")
    assert any("the id 'q01-cars' stands twice" in line for line in problems(deck))


def test_a_copy_of_deck_yaml_is_to_be_removed(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    shutil.copy(deck / "deck.yaml", deck / "deck (1).yaml")
    assert problems(deck) == [
        "deck (1).yaml:1:1: 'deck (1).yaml' is no file of a deck; "
        "remove it: 'deck.yaml' is there, of which it may be a copy"
    ]


MERGED = "<<<<<<< HEAD\n{0}\n=======\n{0}\n>>>>>>> other\n"


@pytest.mark.parametrize("file", [STREET, "deck.yaml", "suits.yaml", "book/preface.md"])
def test_the_marks_of_a_merge_are_told_once(tmp_path: Path, file: str) -> None:
    deck = copy_deck(tmp_path)
    text = (deck / file).read_text("utf-8")
    second = text.split("\n")[2]
    spoil(deck, file, second + "\n", MERGED.format(second))
    (one,) = problems(deck)
    assert one.startswith(f"{file}:3:1: a merge left two versions of this file here; keep what is")
    for line in ("<<<<<<< HEAD\n", f"=======\n{second}\n", ">>>>>>> other\n"):
        spoil(deck, file, line, "")
    assert check(deck, only=CARDS)
