"""Cards in tables: what columns mean, how CSV is written, what is told; ids that are missing."""

import csv
import io
from pathlib import Path

import pytest

from editing import problems as told
from kaartspel import Deck, InvalidDeck, load, shipped
from kaartspel.cli.reports import problem_annotation
from kaartspel.deck.card_files import CardEntry, CardPictureEntry
from kaartspel.deck.tables.writing import write_ids
from kaartspel.parts import Options, Work
from repository import data_of
from sampling import whole
from tables import table_deck

EURO = "Kost het € 10 – of meer?"


def texts(deck: Deck) -> list[str]:
    return [card.said("text") for card in deck.cards]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("named", [False, True])
def test_csv_is_read_however_a_spreadsheet_writes_it(
    tmp_path: Path, encoding: str, delimiter: str, named: bool
) -> None:
    stream = io.StringIO(newline="")
    said = f'{EURO}\nJa, of "nee"; toch?'
    rows = [["id", "tekst", "aantal"], ["een", said, "2"], ["twee", "é", ""]]
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    text = (f"sep={delimiter}\r\n" if named else "") + stream.getvalue()
    deck = load(table_deck(tmp_path, text.encode(encoding)))
    assert texts(deck) == [said, "é"]
    assert [card.quantity for card in deck.cards] == [2, 1]
    assert [card.place.cell for card in deck.cards] == ["A2", "A3"]


def test_a_table_says_all_that_yaml_can_say(tmp_path: Path) -> None:
    table = """id;Soort;Groep;Titel;tekst;wanneer;stappen;achterkant;achterkant taal;onderaan
m01-rondje;Werkvorm;Begin;Rondje;**Iedereen** zegt iets.;Aan het begin.;"1. Vraag iets.
2. Ga rond.";Behind it.;en;5 minuten
m02-einde;werkvorm;Einde;Einde;Zeg dag.;;"Sta op
Zwaai
  twee keer";;;
"""
    written = """id: kaarten
kind: method
groups:
  - group: Begin
    cards:
      - id: m01-rondje
        title: Rondje
        text: "**Iedereen** zegt iets."
        aside: Aan het begin.
        steps: [Vraag iets., Ga rond.]
        back: {text: Behind it., lang: en}
        foot: 5 minuten
  - group: Einde
    cards:
      - id: m02-einde
        title: Einde
        text: Zeg dag.
        steps: [Sta op, "Zwaai\\n\\ntwee keer"]
"""
    of_table = load(table_deck(tmp_path / "a", table))
    of_yaml = load(table_deck(tmp_path / "b", written, "cards/kaarten.yaml"))
    assert of_table == of_yaml


def test_questions_and_values_may_stand_in_tables(tmp_path: Path) -> None:
    deck = table_deck(
        tmp_path,
        "id,vragenkaart,centrale vraag,categorie,onderwerp,vraag\n"
        "q01-a,De kaart,Wat nu?,Geld,Kosten,Wat kost het?\n"
        "q02-b,De kaart,,Geld,Baten,Wat levert het?\n",
        "questions/vragen.csv",
    )
    (deck / "values").mkdir()
    (deck / "values/waarden.csv").write_text(
        "id,cluster,waarde,tekst\nc01-een,Een,,Over een.\ns01-a,Een,Moed,„Durf.”\n"
        "c02-twee,Twee,,Over twee.\ns02-b,Twee,Rust,„Wacht.”\n", "utf-8",
    )  # fmt: skip
    read = load(deck)
    questions, values = read.collections
    assert (questions.id, questions.name, questions.question) == ("de-kaart", "De kaart", "Wat nu?")
    assert [group.name for group in values.groups] == ["Een", "Twee"]
    assert [card.kind.id for card in read.cards] == [
        "cluster", "cluster", "question", "question", "statement", "statement",
    ]  # fmt: skip


def test_rows_of_a_group_need_not_follow_each_other(tmp_path: Path) -> None:
    deck = load(table_deck(tmp_path, "groep,tekst\nA,een\nB,twee\nA,drie\n-,vier\n"))
    groups = deck.collections[0].groups
    assert [(group.name, len(group.cards)) for group in groups] == [("A", 2), ("B", 1), ("", 1)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("tekst;Opmerking\nEen;x\n",
         "B1: nothing is known by the name of the column 'Opmerking'; begin it with '#' for a "
         "remark, or use one of: aantal, "),
        ("tekst;vraag\nEen;x\n", "B1: two columns say the same: 'vraag' is as good as one"),
        ("tekst;\nEen;x\n", "B2: this column has no name; name it in the first row, or empty it"),
        ("Onze kaarten\ntekst\nEen\n", "A1: the first row does not name the columns; write"),
        ("tekst\n", "A1: there are names of columns and no cards below them; add cards"),
        ("", "kaarten.csv:1:1: the table is empty; fill it or remove it"),
        ('tekst\n"Een" twee\n', "kaarten.csv:2:1: this is no CSV ("),
        ("tekst;soort\nEen;vraagg\n", "B2: unknown kind 'vraagg'; did you mean 'Vraag'?"),
        ("tekst;aantal\nEen;veel\n", "B2: 'aantal' 'veel' does not fit; it must be a whole number"),
        ("tekst;groep\nEen;A\nTwee;\n",
         "B3: this cell is empty, and it is not in other rows; fill it in each row, or write"),
        ("tekst;groep;kleur\nEen;A;rood\nTwee;A;blauw\n",
         "C3: 'blauw' stands here, and 'rood' in DECK/cards/kaarten.csv, C2"),
        ("tekst;over de groep\nEen;misschien\n", "B2: 'misschien' is neither yes nor no; write y"),
        ("tekst;stappen\nEen;Twee\n", "B2: a card of the kind 'plain' has no place for 'stappen'"),
        ("tekst\nDonâ€™t\n", "A2: this is perhaps UTF-8 read as"),
        ("tekst\nEen\u200btwee\n", "A2: an invisible character stands here"),
        ("tekst\n# Kop\n", "A2: "),
        ("tekst;afbeelding\nEen;weg.png\n", "B2: there is no file 'weg.png' in the deck; add it"),
        ("id;tekst\nA B;Een\n", "A2: 'id' 'A B' does not fit"),
        ("id;tekst\na;Een\na;Twee\n", "A3: the id 'a' stands twice (first in DECK/cards/"),
        ("groep;over de groep;tekst\nA;x;Een\nA;x;Twee\nA;;Drie\n",
         "A3: two cards are about the group 'A'; let one of them be"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_cell(tmp_path: Path, text: str, wanted: str) -> None:
    found = told(table_deck(tmp_path, text))
    prefix = "cards/" if wanted.startswith("kaarten") else "cards/kaarten.csv, "
    assert any(line.startswith(prefix + wanted) for line in found), found


def test_a_column_that_is_missing_is_told_once_and_an_empty_cell_where_it_is(
    tmp_path: Path,
) -> None:
    rows = "".join(f"q{i:02}-x,K,Wat?,C,O\n" for i in range(9))
    header = "id,vragenkaart,centrale vraag,categorie,onderwerp"
    missing = told(table_deck(tmp_path, f"{header}\n{rows}", "questions/v.csv"))
    assert missing == [
        "questions/v.csv, A1: there is no column 'tekst'; add it: the question, word for word"
    ]
    (tmp_path / "deck/questions/v.csv").write_text(
        f"{header},vraag\nq01-x,K,Wat?,C,O,Een?\nq02-x,K,Wat?,C,O,\n", "utf-8"
    )
    assert told(tmp_path / "deck") == [
        "questions/v.csv, F3: the column 'vraag' is empty here; "
        "fill it: the question, word for word"
    ]


def test_json_and_annotations_name_the_cell(tmp_path: Path) -> None:
    with pytest.raises(InvalidDeck) as caught:
        load(table_deck(tmp_path, "tekst;aantal\nEen;veel\n"))
    (problem,) = caught.value.problems
    assert problem.as_dict() | {"file": ""} == {
        "file": "", "line": 2, "column": 2, "cell": "B2", "code": "does-not-fit",
        "fact": problem.fact, "remedy": problem.remedy,
    }  # fmt: skip
    assert "line=2,col=2" in problem_annotation(problem)


def test_a_table_in_the_wrong_place_or_of_an_old_kind_is_told(tmp_path: Path) -> None:
    deck = table_deck(tmp_path, "tekst\nEen\n")
    (deck / "meer.xlsx").write_bytes(b"")
    (deck / "games").mkdir()
    (deck / "games/spel.csv").write_text("tekst\nEen\n", "utf-8")
    (deck / "cards/oud.xls").write_bytes(b"")
    (deck / "cards/~$kaarten.xlsx").write_bytes(b"")
    (deck / "cards/.~lock.kaarten.csv#").write_bytes(b"")
    assert told(deck) == [
        "cards/oud.xls:1:1: this file is overlooked; save it as 'oud.xlsx'",
        *(f"{name}:1:1: this file is overlooked; put it in 'cards', 'questions' or 'values', "
          "or move it out of this folder" for name in ("games/spel.csv", "meer.xlsx")),
    ]  # fmt: skip


def test_ids_are_proposed_in_the_order_of_the_deck(tmp_path: Path) -> None:
    deck = load(table_deck(tmp_path, "soort;tekst\nvraag;Eén café?\nvraag;Één café?\nkaart;CON\n"))
    assert [card.id for card in deck.cards] == ["k01-con", "v01-een-cafe", "v02-een-cafe"]
    assert deck.proposed == 3
    (notice,) = Work(deck, Options()).notices
    assert "3 cards have no id of their own" in notice


@pytest.mark.parametrize(
    ("table", "ids"),
    [
        ("id;tekst\nv07-a;Een\n;Twee\nv08-b;Drie\n;Vier\n",
         ["v07-a", "v07a-twee", "v08-b", "v09-vier"]),
        ("id;tekst\na;Een\n;Twee\n;Twee\n", ["a", "twee", "twee-2"]),
        ("id;tekst\nv1-a;Een\n;!!\n", ["v1-a", "v2"]),
    ],
)  # fmt: skip
def test_a_proposed_id_fits_between_those_there_are(
    tmp_path: Path, table: str, ids: list[str]
) -> None:
    deck = load(table_deck(tmp_path, table))
    assert [card.id for card in deck.cards] == ids


@pytest.mark.parametrize("header", ["id;tekst;aantal", "tekst;aantal"])
def test_ids_are_written_into_csv_and_nothing_else_changes(tmp_path: Path, header: str) -> None:
    lead = ";" if header.startswith("id") else ""
    text = f'sep=;\r\n{header}\r\n{lead}"{EURO}\r\nJa?";2\r\n{lead}Twee;1\r\n'
    deck = table_deck(tmp_path, text.encode("cp1252"))
    path = deck / "cards/kaarten.csv"
    path.chmod(0o640)
    before = load(deck)
    assert write_ids(deck) == (2, (path.as_posix(),))
    after = load(deck)
    assert (after.cards, after.proposed) == (before.cards, 0)
    assert path.stat().st_mode & 0o777 == 0o640
    written = path.read_bytes().decode("cp1252")
    assert written.startswith("sep=;\r\n")
    for id_ in (card.id for card in after.cards):
        written = written.replace(f"{id_};", ";").replace(f";{id_}", "")
    assert written.replace(";id", "") == text
    assert write_ids(deck) == (0, ())


def test_ids_are_not_written_where_a_table_cannot_be_read(tmp_path: Path) -> None:
    deck = table_deck(tmp_path, "tekst;Opmerking\nEen;x\n")
    before = (deck / "cards/kaarten.csv").read_bytes()
    with pytest.raises(InvalidDeck):
        write_ids(deck)
    assert (deck / "cards/kaarten.csv").read_bytes() == before


def test_columns_are_named_in_both_languages_and_mean_one_thing() -> None:
    path = Path(shipped.__file__).parent / "columns.yaml"
    named = data_of(path)
    assert named["en"].keys() == named["nl"].keys()
    for names in named.values():
        every = [name.lower() for said in names.values() for name in said]
        assert len(every) == len(set(every))
    assert all(names == [*dict.fromkeys(names)] for names in named["nl"].values())


def test_all_that_a_card_of_yaml_may_say_has_a_column() -> None:
    path = Path(shipped.__file__).parent / "columns.yaml"
    columns = data_of(path)["en"].keys()
    fields = {*CardEntry.model_fields} | {*CardPictureEntry.model_fields} - {"file"}
    assert fields <= columns


@pytest.mark.parametrize("count", [2_000, pytest.param(10_000, marks=whole)])
def test_thousands_of_rows_are_read(tmp_path: Path, count: int) -> None:
    rows = "".join(f"kaart-{i},Vraag nummer {i}?\n" for i in range(count))
    assert len(load(table_deck(tmp_path, f"id,tekst\n{rows}")).cards) == count
