"""`kaartspel serve`: each save is shown at the card that changed, to this machine alone."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from browsing import judge
from editing import STREET, copy_deck, spoil
from kaartspel import serving
from kaartspel.building import load
from kaartspel.parts import Options
from kaartspel.problems import (
    InvalidDeck,
    KaartspelError,
    Place,
    Problem,
    SurroundingsFailed,
)
from kaartspel.serving import HOST, Showcase, Showing, changed_card, follow_deck, server


@contextmanager
def served(showcase: Showcase) -> Iterator[int]:
    """Serve what there is to see; yield the port."""
    with server(showcase, 0) as made:
        Thread(target=made.serve_forever, daemon=True).start()
        try:
            yield made.server_address[1]
        finally:
            made.shutdown()


def steps(deck: Path) -> Iterator[str]:
    """Change a deck step by step; each time it is then shown."""
    yield "begin"
    spoil(deck, STREET, "bicycles go", "bikes go")
    yield "a text"
    spoil(deck, STREET, "suit: moon", "suit: mon")
    yield "a mistake"
    spoil(deck, STREET, "suit: mon", "suit: moon")
    yield "mended"
    spoil(deck, "book/preface.md", "*one*", "*a*")
    yield "a chapter"


def test_each_save_is_shown_at_the_card_that_changed(tmp_path: Path) -> None:
    deck, showcase = copy_deck(tmp_path), Showcase()
    told: list[str | KaartspelError] = []
    seen: list[Showing] = []

    def changes() -> Iterator[object]:
        for step in steps(deck):
            seen.append(showcase.now)
            yield step

    follow_deck(deck, Options, changes(), showcase, told.append)
    _, first, text, mistake, mended = seen
    assert [one.revision for one in (first, text, mistake, mended)] == [1, 2, 2, 3]
    assert (first.anchor, text.anchor, mended.anchor, showcase.now.anchor) == ("", "q02", "", "")
    assert b"bikes go" not in first.page
    assert b"bikes" in text.page
    assert mistake.page == text.page
    assert [problem.code for problem in mistake.problems] == ["unknown-suit"]
    assert isinstance(told[2], InvalidDeck)
    assert (mended.problems, showcase.now.problems) == ((), ())


def test_a_new_card_and_one_that_is_gone_are_changes_too(tmp_path: Path) -> None:
    before = load(copy_deck(tmp_path / "a"))
    deck = copy_deck(tmp_path / "b")
    spoil(deck, STREET, "q02-bicycles", "q03-bicycles")
    assert changed_card(before, load(deck)) == "q03"
    assert changed_card(None, before) == ""
    assert changed_card(before, before) == ""


def ask(port: int, path: str = "/", method: str = "GET", **headers: str) -> tuple[int, str]:
    connection = HTTPConnection(HOST, port, timeout=20)
    connection.putrequest(method, path, skip_host=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.readline() if path == "/events" and answer.status == 200 else answer.read()
    connection.close()
    return answer.status, text.decode()


def test_only_this_machine_is_answered_by_its_own_name() -> None:
    showcase = Showcase()
    showcase.show(Showing(1, b"the page"))
    with served(showcase) as port:
        assert ask(port, Host=f"127.0.0.1:{port}") == (200, "the page")
        assert ask(port, Host=f"localhost:{port}", Origin=f"http://localhost:{port}")[0] == 200
        for path in ("/", "/events"):
            for host in (f"evil.example:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}", ""):
                assert ask(port, path, Host=host)[0] == 403
            assert ask(port, path)[0] == 403
            for origin in ("https://evil.example", "null", f"https://127.0.0.1:{port}"):
                assert ask(port, path, Host=f"127.0.0.1:{port}", Origin=origin)[0] == 403
        for path in ("/deck.yaml", "/../deck.yaml", "/?x"):
            assert ask(port, path, Host=f"127.0.0.1:{port}")[0] == 404
        assert ask(port, "/", "POST", Host=f"127.0.0.1:{port}")[0] == 501


def test_problems_come_with_the_lines_of_their_file(tmp_path: Path) -> None:
    deck, showcase = copy_deck(tmp_path), Showcase()
    spoil(deck, STREET, "suit: moon", "suit: mon")
    follow_deck(deck, Options, ["begin"], showcase, lambda outcome: None)
    with served(showcase) as port:
        status, waiting = ask(port, Host=f"127.0.0.1:{port}")
        assert status == 200
        assert "unknown suit &#x27;mon&#x27;" in waiting  # there is no page to show yet
        _, event = ask(port, "/events", Host=f"127.0.0.1:{port}")
    (problem,) = json.loads(event.removeprefix("data: "))["problems"]
    assert problem["address"] == f"vscode://file{(deck / STREET).as_posix()}:6:11"
    assert [6, "    suit: mon"] in problem["lines"]


def test_a_port_that_is_taken_is_told() -> None:
    with served(Showcase()) as port, pytest.raises(SurroundingsFailed, match="--port"):
        server(Showcase(), port)


def test_a_browser_follows_the_editor(browser: Browser, tmp_path: Path) -> None:
    deck, showcase = copy_deck(tmp_path), Showcase()
    page = browser.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    problems = page.locator("#problems")

    def changes() -> Iterator[object]:
        for step in steps(deck):
            yield step
            if step == "begin":
                page.goto(f"http://{HOST}:{port}/#print")
            elif step == "a text":
                expect(page.get_by_role("heading", level=1)).to_contain_text("Q02")
                expect(page.locator("#card")).to_contain_text("bikes go")
            elif step == "a mistake":
                expect(problems).to_contain_text("unknown suit 'mon'")
                expect(problems.locator("mark")).to_have_text("6      suit: mon\n")
                expect(problems.get_by_role("link")).to_contain_text(f"{STREET}:6:11")
                expect(page.locator("#card")).to_contain_text("bikes go")
                judge(page)
            elif step == "mended":
                expect(problems).not_to_be_visible()

    with served(showcase) as port:
        try:
            follow_deck(deck, Options, changes(), showcase, lambda outcome: None)
            assert not wrong
        finally:
            page.close()  # the server waits for who listens: what failed would not be told


def test_a_problem_in_a_table_is_told_with_its_cell_and_no_lines(tmp_path: Path) -> None:
    place = Place((tmp_path / "vragen.csv").as_posix(), 7, 2, "B7")
    (tmp_path / "vragen.csv").write_text("tekst\n" * 9, "utf-8")
    told = serving._problem_data(Problem(place, "a fact", "a remedy", "a-code"))
    assert (told["cell"], told["lines"]) == ("B7", [])
