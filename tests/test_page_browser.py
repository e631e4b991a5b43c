"""The page in a real browser, opened as a file: browse, play, follow, write down, for everyone."""

import json
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from browsing import begin, judge
from evenings import tables_of
from kaartspel.building import Report
from kaartspel.dealing import Evening
from kaartspel.deck.model import Deck
from kaartspel.page.export import anchor

PHONE = {"width": 390, "height": 844}
BROKEN = """[...document.querySelectorAll('#screen h1 span')].flatMap(({firstChild: text}) =>
    [...text.data.matchAll(/[^\\s-]+/g)].filter(({0: word, index}) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length > 1;
    }).map(String))"""  # words on more than one line
SOON = 5_000  # ms: a machine may have more to do


def test_the_first_card_is_there_before_any_script_has_run(
    page: Page, browser: Browser, address: str
) -> None:
    with closing(browser.new_context(java_script_enabled=False)) as plain:
        still = plain.new_page()
        still.goto(address)
        expect(still.locator("#cards svg.face").first).to_be_visible()
    page.goto(address)
    assert page.evaluate("document.fonts.check('1em Card')")


def test_a_card_is_found_by_number_and_by_word(page: Page, address: str) -> None:
    page.goto(address)
    search = page.get_by_role("searchbox")
    search.fill("deelplatforms")
    expect(page.locator("#count")).to_have_text("Kaarten: 1")
    search.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("W23 Verbondenheid")
    page.go_back()
    search.fill("W08")
    search.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("W08 Privacy")
    page.go_back()
    for number, found in (("s4", "s04"), ("w 3", "w03"), ("v 5", "v05")):
        search.fill(number)
        expect(page.locator("#cards [data-card] a:visible")).to_have_count(1)
        expect(page.locator("#cards [data-card] a:visible")).to_have_attribute("href", f"#{found}")
    search.fill("hierarchie")  # without its accent
    expect(page.locator("#cards [data-card]:visible").first).to_be_visible()
    search.fill("xyzzy")
    expect(page.locator("#count")).to_contain_text("xyzzy")
    expect(page.locator("#count")).not_to_contain_text("Alle")
    page.get_by_label("Soort").select_option(index=1)
    expect(page.locator("#count")).to_contain_text("Alle")


def test_from_a_number_on_paper_to_its_cluster_in_two_taps(
    browser: Browser, address: str, deck: Deck
) -> None:
    """A tap on the search field, the number, and a tap on what it offers, above the keyboard."""
    with closing(browser.new_context(viewport=PHONE, has_touch=True)) as phone:  # type: ignore[arg-type]
        page = phone.new_page()
        page.goto(address)
        page.get_by_role("searchbox").tap()
        page.keyboard.type("w23")
        found = page.get_by_role("link", name="C4 Loyaliteit")
        place = found.bounding_box()
        assert place
        assert place["y"] + place["height"] < PHONE["height"] / 2
        found.tap()
        expect(page.get_by_role("heading", level=1)).to_have_text("C4 Loyaliteit")
        page.go_back()
        page.get_by_role("searchbox").fill("w 3")
        page.get_by_role("link", name="W03 Autonomie").first.tap()
        expect(page).to_have_title("W03 Autonomie – Digitalisering in beeld")
        page.get_by_role("link", name="C1 Vrijheid").first.tap()
        expect(page.get_by_role("heading", level=1)).to_have_text("C1 Vrijheid")


def test_it_says_how_many_cards_there_are_and_how_many_the_box_holds(
    looked: Page, address: str, deck: Deck
) -> None:
    looked.goto(address)
    boxed = sum(deck.counts.values())
    assert boxed < len(deck.cards)
    expect(looked.locator("#count")).to_have_text(
        f"Kaarten: {len(deck.cards)} ({boxed} in de doos)"
    )
    outside = next(card for card in deck.cards if not card.quantity)
    looked.goto(f"{address}#{anchor(outside)}")
    expect(looked.locator("#card")).to_contain_text("Deze kaart zit niet in de doos.")


def test_who_plays_together_with_the_room_is_a_group_at_no_table(
    page: Page, address: str, deck: Deck
) -> None:
    """As each game's own data says, in what is offered, asked for, dealt and printed."""
    assert deck.play
    page.goto(f"{address}#spelen")
    for game in deck.play.games:
        offer = page.locator(".offer").filter(has=page.get_by_role("heading", name=game.name))
        seated = f"{game.players[0]} tot {game.players[1]} aan een tafel"
        expect(offer).to_contain_text(game.seats(deck.words) if game.is_together else seated)
    together = next(game for game in deck.play.games if game.is_together)
    begin(page, address, people=40, game=together.name)
    expect(page.locator(".hand h3").last).to_have_text(f"Groep {together.players[1]}")
    expect(page.get_by_role("button", name="Tafel")).to_have_count(0)
    expect(page.get_by_role("heading", name="Open op tafel")).to_have_count(0)
    page.goto(f"{address}#scherm")  # with no card to show, it tells the step
    expect(page.get_by_role("heading", level=1)).to_have_text(together.setup[0])
    judge(page)


def test_a_card_is_turned_over_and_its_neighbours_are_next_to_it(
    looked: Page, address: str
) -> None:
    looked.goto(f"{address}#w23")
    turn = looked.get_by_role("button", name="Draai om")
    turn.click()
    expect(turn).to_have_attribute("aria-pressed", "true")
    expect(looked.locator(".large > div >> nth=1")).to_contain_text("Opvattingen")
    looked.keyboard.press("ArrowRight")
    expect(looked.get_by_role("heading", level=1)).to_have_text("W24 Verbondenheid")
    looked.get_by_role("link", name="Vorige").click()
    expect(looked.get_by_role("heading", level=1)).to_be_focused()
    expect(looked.get_by_role("heading", level=1)).to_have_text("W23 Verbondenheid")


def test_an_entry_of_a_map_leads_to_its_card(page: Page, address: str) -> None:
    page.goto(f"{address}#overzichten")
    page.get_by_role("link", name="Trots W22").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("W22 Trots")
    page.goto(f"{address}#overzichten")
    page.get_by_role("link", name="Bedrijfsvoering").click()
    group = page.get_by_label("Groep")
    expect(group.locator("option:checked")).to_have_text("Bedrijfsvoering")
    expect(page.locator("#cards [data-card='w01']:visible")).to_have_count(0)


def test_tables_hold_the_cards_that_the_command_deals(page: Page, address: str, deck: Deck) -> None:
    begin(page, address)
    state = json.loads(page.evaluate("localStorage['kaartspel:digitalisering-in-beeld']"))
    wanted = state["evening"]
    assert wanted["people"] == 27
    evening = Evening(("debat",), "proef", wanted["tables"], people=27)
    for table, dealt in zip(tables_of(deck, evening), state["tables"], strict=True):
        assert [card.id for card in table.open] == dealt["open"]
        assert [[card.id for card in hand] for hand in table.hands] == dealt["hands"]


def test_cards_are_seen_swapped_and_laid_and_stay_after_a_reload(page: Page, address: str) -> None:
    begin(page, address)
    expect(page.get_by_role("button", name="Leg op tafel")).to_have_count(0)  # hands are hidden
    page.get_by_role("button", name="Bekijk: Speler 1").click()
    expect(page.get_by_role("button", name="Verberg: Speler 1")).to_be_focused()
    page.get_by_role("button", name="Ruil: ").first.click()
    expect(page.locator("#status")).to_contain_text("Je kreeg")
    expect(page.locator("[data-key='swap-0']")).to_be_focused()
    expect(page).to_have_title("Debat – Digitalisering in beeld")
    before = page.locator("#play .tiles.table").first.locator("svg.face").count()
    page.get_by_role("button", name="Leg op tafel: ").last.click()
    expect(page.locator("#play .tiles.table").first.locator("svg.face")).to_have_count(before + 1)
    expect(page.get_by_role("button", name="Leg op tafel: ").last).to_be_focused()
    page.get_by_role("button", name="Onder de stapel: ").last.click()
    expect(page.get_by_role("button", name="Onder de stapel: ").last).to_be_focused()
    page.get_by_role("button", name="Draai de bovenste om").click()
    expect(page.get_by_role("button", name="Beurt 1 minuut", exact=True)).to_be_visible()
    page.get_by_role("button", name="Volgende").click()
    page.reload()
    expect(page.locator(".guide .kind")).to_contain_text("stap 2 van")
    expect(page.locator("#play .tiles.table").first.locator("svg.face")).to_have_count(before + 1)


def test_a_second_window_follows_and_a_clicker_leads(
    page: Page, context: BrowserContext, address: str, deck: Deck
) -> None:
    begin(page, address)
    with context.expect_page() as opened:
        page.get_by_role("link", name="Scherm", exact=True).click()
    screen = opened.value
    screen.set_viewport_size({"width": 1920, "height": 1080})
    page.get_by_role("button", name="Tafel 2").click()
    evening = Evening(("debat",), "proef", people=27)
    question = tables_of(deck, evening)[1].open[0]
    expect(screen.get_by_role("heading", level=1)).to_have_text(question.text)
    size = screen.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('#screen h1')).fontSize)"
    )
    assert size > 1080 / 20  # read at ten metres
    screen.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    asked = screen.locator(".asked")
    assert asked.evaluate("e => e.scrollHeight <= e.clientHeight")
    judge(screen)
    assert screen.evaluate("document.documentElement.scrollHeight <= innerHeight")
    screen.set_viewport_size(PHONE)  # type: ignore[arg-type]
    screen.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert screen.evaluate(BROKEN) == []
    assert screen.locator("#screen h1").evaluate("e => e.scrollWidth <= e.clientWidth")
    seats = screen.locator(".chamber circle")
    expect(seats).to_have_count(sum(len(c.cards) for c in deck.collections))
    filled = screen.locator(".chamber .lit, .chamber .now").count()
    page.get_by_role("button", name="Bekijk: Speler 1").click()
    page.get_by_role("button", name="Leg op tafel: ").first.click()
    expect(screen.locator(".chamber .lit, .chamber .now")).to_have_count(filled + 1)
    screen.keyboard.press("PageDown")
    expect(page.locator(".guide .kind")).to_contain_text("stap 2 van")
    screen.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pauze")).to_be_visible()
    expect(screen.locator(".time")).to_have_text("0:59", timeout=SOON)
    screen.keyboard.press(".")
    expect(screen.get_by_role("heading", level=1)).not_to_be_visible()


def test_files_to_print_are_opened_from_the_page(page: Page, address: str, built: Report) -> None:
    page.goto(f"{address}#printen")
    paths = page.locator(".files a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    made = {file.path for file in built.manifest.files if file.kind not in {"card", "page"}}
    assert set(paths) == made
    facts = page.locator(".files li").filter(has_text="Spelleidersblad")
    expect(facts).to_contain_text("A4 · bladzijden: ")
    page.wait_for_timeout(1_200)  # in which a file that is not there would be told
    expect(page.locator("#print .notice:visible")).to_have_count(0)
    judge(page)


def test_a_page_without_its_files_says_so(
    context: BrowserContext, built: Report, tmp_path: Path
) -> None:
    alone = tmp_path / "alone.html"
    alone.write_bytes((built.target / "digitalisering-in-beeld.html").read_bytes())
    page = context.new_page()  # in whose console the browser too says what is not there
    page.goto(f"{alone.as_uri()}#printen")
    expect(page.get_by_text("Deze bestanden staan niet bij deze pagina.")).to_be_visible()
    for place in (".advice", ".files"):
        with context.expect_page():
            page.locator(place).get_by_role("link", name="Spelleidersblad").click()
        told = page.locator(place).get_by_role("alert")
        expect(told).to_have_text("Dit bestand staat niet bij deze pagina.")
    judge(page)
