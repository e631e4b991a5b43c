"""An evening on more devices than one: it is joined in a few words, and figures stay secret."""

from playwright.sync_api import Browser, Page, expect

from browsing import begin, judge
from evenings import tables_of
from kaartspel.dealing import Evening, seats
from kaartspel.deck.model import Deck
from kaartspel.design import at_every_table, copies_of
from kaartspel.page.export import deck_data
from scripts import evaluate

PHONE = {"width": 390, "height": 844}
PLAYERS = 4  # at the first of two tables for 8


def test_a_player_joins_with_what_is_told_in_the_room(
    page: Page, browser: Browser, address: str, deck: Deck
) -> None:
    begin(page, address)
    page.get_by_text("Meedoen op je eigen telefoon").click()
    page.get_by_role("button", name="Zet dit op het scherm").click()
    screen = page.context.new_page()
    screen.goto(f"{address}#scherm")
    page.bring_to_front()  # a browser draws what is behind seldom
    told = screen.locator(".spoken").inner_text()
    assert told == "debat 5 27 proef"
    judge(screen)
    phone = browser.new_context(viewport=PHONE).new_page()  # type: ignore[arg-type]
    phone.goto(f"{address}#spelen")
    phone.get_by_label("Code van de avond").fill("niets 2 3")
    phone.get_by_role("button", name="Toon mijn kaarten").click()
    expect(phone.locator(".code [role=status]")).to_contain_text("klopt niet")
    phone.get_by_label("Code van de avond").fill(told.replace("debat", " Debat "))
    phone.get_by_role("button", name="Toon mijn kaarten").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Debat")
    judge(phone)
    phone.get_by_role("button", name="Tafel 2").click()
    phone.get_by_role("link", name="Speler 3").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tafel 2, Speler 3")
    for card in tables_of(deck, Evening(("debat",), "proef", people=27))[1].hands[2]:
        expect(phone.locator("#hand .tiles").first).to_contain_text(card.number)
    judge(phone)
    _note(phone, 0, 0, 9)
    _note(phone, 0, 1, 4)
    expect(phone.locator(".moved")).to_have_text(deck.words["page_own_moved"].format(steps=5))
    phone.get_by_role("link", name="Kies een andere plaats").click()
    phone.get_by_role("button", name="Leid deze avond op dit apparaat").click()
    expect(phone.get_by_role("button", name="Stop dit spel")).to_be_visible()
    expect(phone.locator(".tabs button")).to_have_count(5)
    phone.context.close()
    page.get_by_role("button", name="Op het scherm: ").first.click()
    expect(screen.locator(".spoken")).to_have_count(0)


def test_how_far_the_table_moved_is_told_and_nobodys_figure(
    page: Page, address: str, deck: Deck
) -> None:
    begin(page, address, people=2 * PLAYERS)
    screen = page.context.new_page()
    screen.goto(f"{address}#scherm")
    page.bring_to_front()  # a browser draws what is behind seldom
    before, after = [3, 0, 10, 8], [5, 0, 7, 1]
    for moment, figures in enumerate((before, after)):
        for player, figure in enumerate(figures):
            _note(page, moment, player, figure)
    moved = {"steps": 2 + 3 + 7, "people": PLAYERS}
    told = deck.words["page_figures_moved"].format(**moved)
    expect(page.locator(".moved")).to_have_text(told)
    expect(screen.locator(".tallied")).to_have_text(told)
    page.get_by_role("button", name="Speler 3, Vooraf: klaar").click()
    assert page.locator("dialog [aria-pressed], dialog .chosen").count() == 0
    judge(page)
    page.get_by_role("button", name="Sluit").click()
    expect(page.locator(".moved")).to_have_text(told)
    page.get_by_role("button", name="Tafel 2").click()
    expect(page.locator(".moved")).to_have_text("")


def _note(page: Page, moment: int, player: int, figure: int) -> None:
    """Note a figure where it is asked for: of all players before, and of all after."""
    asked = page.locator(".figures:visible [data-key^='figure-']")
    nth = moment * (asked.count() // 2) + player
    asked.nth(nth).click()
    page.locator("dialog").get_by_role("button", name=str(figure), exact=True).click()
    expect(asked.nth(nth)).to_have_attribute("data-noted", "")


def test_a_move_is_counted_once_all_who_began_have_ended() -> None:
    cases = [
        [], [[None, None]], [[3, None]], [[3, 5], [7, None]], [[3, 5], [7, 2]],
        [[None, 4], [0, 10]], [[0, 0]],
    ]  # fmt: skip
    found = evaluate("moved.js", "given.map(movedBy)", cases)
    assert [case["isWhole"] for case in found] == [False, False, False, False, True, True, True]
    assert [case["steps"] for case in found] == [0, 0, 0, 2, 7, 10, 0]


def test_an_evening_is_told_in_words_that_name_it_alone() -> None:
    def evening(seed: str, decks: int = 0) -> dict[str, object]:
        return {"game": "debat", "tables": 5, "people": 27, "decks": decks, "seed": seed,
                "cards": []}  # fmt: skip

    spoken = "given.map(([evening, cards]) => spokenCode(evening, cards))"
    given = [
        [evening("proef"), []], [evening("raad 2026"), ["v06", "v41"]],
        [evening(" x "), []], [evening("a  b"), []], [evening("+a"), []], [evening("a", 2), []],
    ]  # fmt: skip
    told = evaluate("spoken.js", spoken, given)
    assert told == ["debat 5 27 proef", "debat 5 27 +v06+v41 raad 2026", "", "", "", ""]
    read = evaluate("spoken.js", "given.map(readSpoken)", told[:2])
    assert [case["evening"] for case in read] == [evening("proef"), evening("raad 2026")]
    assert [case["anchors"] for case in read] == [[], ["v06", "v41"]]
    wrong = ["", "debat", "debat 5 27", "debat x 27 a", "debat 0 27 a", "debat 9 3 a"]
    assert evaluate("spoken.js", "given.map(readSpoken)", wrong) == [None] * len(wrong)


def test_what_to_print_is_what_the_packing_list_of_a_dealt_evening_says(deck: Deck) -> None:
    """At every game, for from 3 to 60 people: how often each hand-out, at tables of their sizes."""
    play = deck.play
    assert play
    data = deck_data(deck, ())["play"]
    found, wanted = [], []
    for game, told in zip(play.games, data["games"], strict=True):
        for people in range(game.players[0], 61, 7):
            sizes = seats(deck, Evening((game.id,), "x", people=people))
            found.append([told, sizes, 2, data["prints"]])
            runs = {"cards": 2, f"game-{game.id}": len(sizes), "leader": 1}
            runs |= {form.id: len(sizes) for form in at_every_table(play)}
            for handout in game.handouts:
                runs[handout.id] = sum(copies_of(handout, players) for players in sizes)
            wanted.append(runs)
    runs_for = "given.map((asked) => runsFor(...asked))"
    runs_found = evaluate("runs.js", runs_for, found)
    assert [{run["of"]: run["copies"] for run in runs} for runs in runs_found] == wanted
    assert {"slips", "report"} <= {of for runs in wanted for of in runs}


def test_the_page_says_what_to_print_for_so_many_people(page: Page, address: str) -> None:
    page.goto(f"{address}#printen")
    page.get_by_label("Hoeveel mensen?").fill("27")
    page.get_by_label("Hoeveel mensen?").press("Tab")
    page.get_by_label("Welk spel?").select_option("Debat")
    rows = page.locator(".advice tbody tr")
    expect(rows.filter(has_text="Debat").locator("td").first).to_have_text("5 ×")
    expect(rows.filter(has_text="Terugmeldblad").locator("td").first).to_have_text("5 ×")
    expect(rows.filter(has_text="Spelleidersblad").locator("td").last).to_have_text("2")
    sheets = [int(text) for text in rows.locator("td:last-child").all_inner_texts()]
    expect(page.locator(".advice tfoot td")).to_have_text(str(sum(sheets)))
    page.get_by_label("Hoeveel mensen?").fill("2")
    page.get_by_label("Hoeveel mensen?").press("Tab")
    expect(page.locator(".advice")).to_contain_text("Dit spel kan niet met 2 mensen.")
    judge(page)
