"""Each message is in Dutch as well as in English, and nothing that is said goes round that."""

import ast
import errno
import inspect
import json
import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from commands import run
from editing import STREET, copy_deck, spoil
from kaartspel import shipped
from kaartspel.building import check
from kaartspel.cli import cli
from kaartspel.cli.helping import of_what
from kaartspel.cli.speech import system_language
from kaartspel.deck.files import FILES
from kaartspel.messages import Catalogue, joined, say, say_many
from kaartspel.problems import InvalidDeck
from mistaken import MISTAKEN
from repository import MODULES, nodes
from said import blanks, calls, dutch, has_words, literal, templates

# Where a message is handed over, and the places of the messages among the arguments.
HANDED = {
    "tell": (1, 2), "Problem": (1, 2), "Fault": (2, 3), "refusal": (1, 2), "UnusableFont": (0, 1),
    "NotDrawable": (0, 1), "Misfit": (0, 1), "WrongUsage": (0,), "SurroundingsFailed": (0,),
    "usage_error": (0,), "echo": (0,), "NotJudged": (0,), "NotAProfile": (0,), "notice": (0,),
    "UsageError": (0,), "BadParameter": (0,), "fail": (0,), "prompt": (0,), "fault": (0,),
}  # fmt: skip
CALLED = {"fact", "remedy", "what"}  # names of what becomes part of a message
# What click says in other versions than the one that is installed, or hands over by a name.
OTHER_CLICKS = {"No such option: {name}", "required"}


def helps() -> Iterator[str]:
    """Yield the templates of all that --help says, of every command and option."""
    context = click.Context(cli)
    found = [cli.get_command(context, name) for name in cli.list_commands(context)]
    for command in filter(None, (cli, *found)):
        texts = [command.help, command.short_help, command.epilog]
        texts += [getattr(parameter, "help", None) for parameter in command.params]
        yield from (of_what(inspect.cleandoc(text)).template for text in texts if text)


def descriptions() -> Iterator[str]:
    """Yield what the models of the deck files say must stand in their keys."""
    for _, call, name in calls():
        if name == "Field":
            text = next((k.value for k in call.keywords if k.arg == "description"), None)
            assert text is None or literal(text), ast.unparse(text)
            if text is not None:
                yield literal(text) or ""


def clicks() -> Iterator[tuple[str, str]]:
    """Yield what click hands to gettext."""
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in {"_", "ngettext"}:
                many = literal(node.args[1]) if name == "ngettext" else ""
                if one := literal(node.args[0]):
                    yield one, many or ""


def test_each_message_is_in_dutch_with_the_same_blanks() -> None:
    said = list(templates())
    assert len(said) > 1000
    for one, many, place, filled in said:
        if has_words(one):
            assert one in dutch(), (place, one)
            assert len(dutch()[one]) == (2 if many else 1), (place, one)
            for form in dutch()[one]:
                assert blanks(form, filled=filled) == blanks(one, filled=filled), (place, form)


@pytest.mark.parametrize("what", [helps, descriptions])
def test_all_help_and_all_descriptions_are_in_dutch(what: type[Iterator[str]]) -> None:
    texts = set(what())
    assert len(texts) > 80
    assert [text for text in texts if text not in dutch()] == []


def test_nothing_is_translated_that_nobody_says() -> None:
    said = {template.one for template in templates()} | set(helps()) | set(descriptions())
    said |= {one for one, _ in clicks()} | {os.strerror(number) for number in errno.errorcode}
    assert dutch().keys() - said - OTHER_CLICKS - {"a text"} == set()
    entries = (shipped.LANGUAGES / "nl.po").read_text("utf-8").count("\nmsgid ")
    assert len(dutch()) == entries - 1, "an entry stands twice, besides what begins the catalogue"


def test_click_speaks_by_the_same_catalogue() -> None:
    """What it says of commands and options; not what it says to who programs them."""
    needed = {"Usage:", "Options", "Commands", "Error: {message}", "default: {default}",
              "Show this message and exit.", "Missing option", "Missing argument"}  # fmt: skip
    there = dict(clicks())
    assert needed <= there.keys() & dutch().keys()
    for one, many in there.items():
        if one in dutch():
            assert len(dutch()[one]) == (2 if many else 1), one


def test_no_message_goes_round_the_catalogues() -> None:
    """Nothing is handed over, nor called fact or the like, that is a mere text with words."""
    round_it = [
        f"{place} {ast.unparse(call)[:90]}"
        for place, call, name in calls()
        for at in HANDED.get(name, ())
        if at < len(call.args) and _is_mere_text(call.args[at])
    ]
    assert round_it == []
    for path in MODULES:
        if path.name == "__main__.py":  # what it says, it says where nothing can be loaded
            continue
        for node in nodes(path):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in CALLED:
                assert not _is_mere_text(node.value), f"{path}:{node.lineno}"


def _is_mere_text(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(has_words(literal(part) or "") for part in node.values)
    if isinstance(node, ast.IfExp | ast.BoolOp | ast.BinOp | ast.Tuple):
        return any(_is_mere_text(part) for part in ast.iter_child_nodes(node)
                   if isinstance(part, ast.expr))  # fmt: skip
    return " " in (literal(node) or "") and has_words(literal(node) or "")


def test_a_message_is_put_into_words_with_all_that_is_in_it() -> None:
    cards = say_many("{count} card", "{count} cards", count=2)
    told = joined((say("{what} of '{name}'", what=cards, name="x {y}"), "z"), "; ")
    assert told == "2 cards of 'x {y}'; z"
    there = Catalogue({"{count} card": ("{count} kaart", "{count} kaarten"),
                       "{what} of '{name}'": ("van '{name}' {what}",)})  # fmt: skip
    assert there.words(told) == "van 'x {y}' 2 kaarten; z"
    assert there.words(say_many("{count} card", "{count} cards", count=1)) == "1 kaart"
    assert there.words("2 cards") == "2 cards"
    size = Catalogue({"{by:.1f} MB; make it {to:g}": ("{by:.1f} MB; maak er {to:g} van",)})
    told = say("{by:.1f} MB; make it {to:g}", by=1.25, to=0.5)
    assert size.words(told) == "1,2 MB; maak er 0.5 van", "what is copied has a point"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("bicycles go", "bicycles " + "go on and on " * 60, "de tekst van kaart 'q02-bicycles' is "),
     ("category: Traffic", f"category: {'Traffic ' * 9}", "het label 'Traffic Traffic ")],
)  # fmt: skip
def test_what_does_not_fit_on_a_card_has_its_dutch_name(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, old, new)
    with pytest.raises(InvalidDeck) as caught:
        check(deck)
    (problem,) = caught.value.problems
    assert Catalogue(dutch()).words(problem.fact).startswith(told)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl"}, "nl"),
        ({"LANG": "nl_BE@euro", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": ""}, "nl"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fy:nl:en"}, "nl"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "nl"}, "en"),
        ({"LANGUAGE": "nl"}, "en"),
        ({"LANG": "nlx_XX.UTF-8"}, "en"),
    ],
)
def test_the_system_says_which_language(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language


def test_check_tells_a_deck_of_many_mistakes_in_dutch(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    for file, text in MISTAKEN.items():
        (deck / file).write_text(text, "utf-8")
    english = run("check", str(deck), cwd=tmp_path)
    done = run("--language", "nl", "check", str(deck), cwd=tmp_path)
    assert done.returncode == english.returncode == 1
    lines, other = done.stderr.splitlines(), english.stderr.splitlines()
    assert len(lines) == len(other) > 10
    places = [line.partition(": ")[0] for line in lines[:-1]]
    assert places == [line.partition(": ")[0] for line in other[:-1]]
    assert not set(lines) & set(other), "each line is in Dutch"
    assert lines[-1] == f"{len(places)} fouten; er is niets geschreven"
    told = json.loads(run("--language", "nl", "check", str(deck), "--output-format", "json",
                          cwd=tmp_path).stdout)["problems"]  # fmt: skip
    assert sorted(f"{p['fact']}; {p['remedy']}" for p in told) == sorted(
        line.partition(": ")[2] for line in lines[:-1]
    )
    codes = json.loads(run("check", str(deck), "--output-format", "json", cwd=tmp_path).stdout)
    assert [p["code"] for p in told] == [p["code"] for p in codes["problems"]]


def test_commands_speak_dutch_where_the_system_does(tmp_path: Path) -> None:
    nl = {"LC_ALL": "nl_NL.UTF-8", "LANGUAGE": "nl"}
    done = run("build", "--jobs", "x", cwd=tmp_path, **nl)
    assert done.returncode == 2
    assert "Fout: Verkeerde waarde voor '--jobs'" in done.stderr
    assert "Typ '" in done.stderr
    shown = run("build", "--help", cwd=tmp_path, **nl).stdout
    assert "Gebruik: " in shown
    assert "Bouw alles, of een paar onderdelen, van een kaartspel." in shown
    assert "[standaard: poker]" in shown
    assert "Toon deze uitleg en stop." in shown
    assert "default" not in shown.replace("[OPTIONS]", "")
    done = run("build", "--cards", "zz", cwd=tmp_path, **nl)
    assert done.stderr.startswith("kaartspel: er is geen kaart 'zz'; gebruik een van: ")
    done = run("--language", "en", "build", "--cards", "zz", cwd=tmp_path, **nl)
    assert done.stderr.startswith("kaartspel: there is no card 'zz'; use one of: ")


def test_the_deck_that_descriptions_name_ships() -> None:
    assert shipped.NAME in str(FILES["deck"].model_fields["extends"].description)
