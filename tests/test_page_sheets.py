"""What belongs to one table stays there: hands that are open, and sheets that are written."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from browsing import begin, judge
from kaartspel.deck.model import Deck


def test_a_hand_that_was_open_is_closed_at_another_table_and_in_another_deal(
    page: Page, address: str
) -> None:
    is_open = page.get_by_role("button", name="Verberg: Speler 1")
    begin(page, address)
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator("#status")).not_to_be_empty()
    page.get_by_role("button", name="Bekijk: Speler 1").click()
    expect(is_open).to_have_count(1)
    for table in ("Tafel 2", "Tafel 1"):
        page.get_by_role("button", name=table).click()
        expect(is_open).to_have_count(0)
    page.get_by_role("button", name="Bekijk: Speler 1").click()
    page.get_by_role("button", name="Stop dit spel").click()
    page.get_by_role("button", name="Ja, stop").click()
    page.get_by_role("button", name="Deel de kaarten").click()  # the same evening again
    expect(is_open).to_have_count(0)
    expect(page.locator("#status")).to_be_empty()


def test_each_table_has_a_sheet_of_its_own_that_stays_when_the_game_stops(
    page: Page, address: str
) -> None:
    begin(page, address)
    page.goto(f"{address}#vastleggen")
    page.get_by_role("button", name="Motieblad").click()
    topic = page.get_by_label("Onderwerp", exact=True)
    for table in ("Tafel 1", "Tafel 2"):
        page.get_by_role("button", name=table).click()
        expect(topic).to_have_value("")
        topic.fill(f"Van {table}")
    fits_no_card = page.get_by_label("Voeg een kaart van tafel toe bij Wie dient de motie in?")
    expect(fits_no_card).to_have_count(0)
    page.goto(f"{address}#spelen")
    page.get_by_role("button", name="Stop dit spel").click()
    page.get_by_role("button", name="Ja, stop").click()
    page.goto(f"{address}#vastleggen")
    for table in ("Tafel 1", "Tafel 2"):
        page.get_by_role("button", name=table).click()
        expect(topic).to_have_value(f"Van {table}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar om later").click()
    name = download.value.suggested_filename
    assert name == "digitalisering-in-beeld-motieblad-tafel-2.json"


def test_what_was_written_is_saved_loaded_and_printed(
    page: Page, address: str, deck: Deck, tmp_path: Path
) -> None:
    begin(page, address)
    page.goto(f"{address}#vastleggen")
    page.get_by_label("De vraag", exact=True).fill("Een vraag <b>& meer</b>")
    page.get_by_label("Voeg een kaart van tafel toe bij Waarden die meewegen").select_option(
        index=1
    )
    assert page.get_by_label("Waarden die meewegen", exact=True).input_value().startswith("V")
    for button, name in (("Bewaar als tekst", "sheet.txt"), ("Bewaar om later", "sheet.json")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        download.value.save_as(tmp_path / name)
    assert "De vraag\nEen vraag <b>& meer</b>\n" in (tmp_path / "sheet.txt").read_text("utf-8")
    page.get_by_role("button", name="Maak leeg").click()
    page.get_by_role("button", name="Ja, wis alles").click()
    expect(page.get_by_label("De vraag", exact=True)).to_have_value("")
    page.get_by_label("De vraag", exact=True).fill("Anders")
    page.locator("#load").set_input_files(tmp_path / "sheet.json")
    expect(page.get_by_label("De vraag", exact=True)).to_have_value("Anders")  # it asks first
    page.get_by_role("button", name="Ja, vervang").click()
    expect(page.get_by_label("De vraag", exact=True)).to_have_value("Een vraag <b>& meer</b>")
    page.locator("#load").set_input_files({"name": "x.json", "mimeType": "", "buffer": b"[1"})
    expect(page.locator("#status")).to_have_text("Dit is geen bewaard blad van deze kaarten.")
    page.get_by_role("button", name="Motieblad").click()
    expect(page.get_by_role("button", name="Motieblad")).to_be_focused()
    page.reload()
    expect(page.get_by_role("heading", level=2)).to_have_text("Motieblad")
    for number, asked in enumerate(deck.play.forms[1].blanks if deck.play else ()):
        page.locator(f"#field-{number}").fill(f"{asked.name} {number}")
    judge(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als tekst").click()
    assert download.value.suggested_filename == "digitalisering-in-beeld-motieblad-tafel-1.txt"
    text = Path(download.value.path()).read_text("utf-8")
    assert "Constaterende dat\nConstaterende dat 1\n" in text
    page.get_by_role("button", name="Argumentenblad").click()
    expect(page.get_by_label("De vraag", exact=True)).to_have_value("Een vraag <b>& meer</b>")
    assert page.pdf().startswith(b"%PDF-")


def test_the_cards_on_the_table_are_written_where_their_kind_belongs(
    page: Page, address: str
) -> None:
    begin(page, address)
    page.get_by_role("button", name="Bekijk: Speler 1").click()
    page.get_by_role("button", name="Leg op tafel: ").first.click()
    page.goto(f"{address}#vastleggen")
    page.get_by_role("button", name="Motieblad").click()
    noticing = page.get_by_label("Constaterende dat", exact=True)
    weighing = page.get_by_label("Overwegende dat", exact=True)
    noticing.fill("Wat wij zien")
    subject = page.get_by_label("Onderwerp", exact=True)
    subject.fill("Ons punt")
    for _ in range(2):  # it takes each card over once
        page.get_by_role("button", name="Neem de kaarten van tafel over").click()
    own, *questions = subject.input_value().splitlines()
    assert own == "Ons punt"
    assert [line[0] for line in questions] == ["V", "V"]
    assert len(set(questions)) == 2
    assert re.fullmatch(r"W\d+ .*", weighing.input_value())
    assert noticing.input_value() == "Wat wij zien"  # a fact, which no card has
    judge(page)
