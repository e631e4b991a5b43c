"""What a game's cards, its sheet and its list of what it needs say is one thing."""

import re

from cards import listed, told
from kaartspel.deck.model import Form, Play, Slips
from pdfs import words

TOGETHER = "raad-van-negen"
# What a rules card says of a step, and what the sheet of its game says of the same.
SAME = {
    "ruilen": (
        ("Ieder krijgt twee beurten", "Ieder krijgt twee beurten"),
        ("leg die voor je", "open voor je neer"),
    ),
    "debat": (
        ("de laatste in de kring begint", "De laatste in de kring begint"),
        ("Verbeter zo het voorstel. Schrijf weer een cijfer", "voor het voorstel zoals het nu is"),
        ("Wie het laatst binnenkwam, telt ieders verschil op, zonder plus of min",
         "zonder plus of min. Nul mag ook. Geef dat gevouwen aan wie het laatst binnenkwam"),
        ("een sterke kaart van een ander", "een sterke kaart van een ander"),
    ),
    "andere-bril": (
        ("Schuif een tweede opvatting half onder elk cluster",
         "Schuif de tweede half onder het waardencluster"),
        ("mag één keer ruilen met een bril die over is",
         "mag je één keer ruilen met een bril die over is"),
        ("andere vraag. Toon alle negen. Schrijf op die vraag een antwoord",
         "Leg na ronde 2 alle negen brillen open. Zoek bij de vraag van ronde 2 één antwoord"),
        ("waarop de meeste ja zeggen", "waarop de meeste brillen ja zeggen"),
        ("Tel wie het wist", "Tel samen hoe vaak het goed is"),
    ),
    "wegen": (
        ("Eén blijft altijd vrij", "Eén van de drie blijft altijd vrij"),
        ("Zeg altijd waarom", "Zeg in beide gevallen waarom"),
        ("pak in je beurt eerst je munt terug", "Haal dan eerst je munt weg"),
        ("Wie heeft er last van?", "wie heeft last van dit besluit"),
    ),
    "vragenronde": (
        ("Kies er samen drie", "Kies er samen drie. Liggen er minder? Kies er samen vragen bij"),
        ("Trek een vraag als punt", "Die vraag is jullie punt"),
        ("op drie blaadjes de taken", "op drie blaadjes de drie taken"),
        ("Niet wie net genoemd is", "Noem niet wie net genoemd is"),
    ),
    "motie": (
        ("op het Motieblad", "Wie begint, schrijft die zin op het Motieblad"),
        ("maakt het Motieblad af en leest het voor",
         "maakt de motie af op het Motieblad en leest die"),
    ),
    TOGETHER: (
        ("Wie leidt, is voorzitter, zonder fractie",
         "De spelleider is voorzitter, heeft geen fractie en stemt niet"),
        ("Met drie mensen: wel",
         "Zijn jullie met drie? Dan heeft de voorzitter altijd een fractie"),
        ("Leidt niemand? Dan wie het laatst binnenkwam; die stemt mee",
         "is wie het laatst binnenkwam voorzitter. Die heeft wel een fractie en stemt mee"),
        ("leest een motie, besluit of voorstel van een tafel voor",
         "Speelden jullie Motie niet? Neem dan een besluit van Wegen of een voorstel van Debat"),
        ("Elke fractie stemt op één briefje", "Elke fractie schrijft op één briefje"),
        ("Wie de tekst opschreef, kiest wat erin komt",
         "wie de tekst opschreef, kiest welke wijzigingen erin komen"),
        ("Is die er niet? Dan de voorzitter", "Is die er niet? Dan kiest de voorzitter"),
    ),
}  # fmt: skip
# Words that readers of the cards took in two ways, or did not know.
UNCLEAR = re.compile(
    "[Ww]issel af|om en om|[Ll]ever|paren dicht|[Dd]oe niemand na|verder kunnen|kunt? verder"
    "|[Hh]ooguit|[Pp]leit|[Kk]an iedere?e?n? verder|[Ww]ie laatst|[Dd]oe dit twee keer"
    "|[Hh]oeveel stappen|aantal stappen|[Ll]egt bij (vóór|tegen)|[Ww]aar zeggen de meeste"
    r"|[Ww]ie deel(t|de)\b|laatst kwam|[Gg]eef (dat|dit) dicht|[Oo]pen (je bril|alle)"
)
# What a game uses where its texts have these words, and how that stands under what it needs.
USED = {
    "[Ss]chrijf|[Bb]riefje": "een pen|pen en papier", "minuut": "een timer", "[Mm]unt": "een munt",
    "[Bb]riefje|op drie blaadjes": "briefjes|papier", "[Mm]otie van": "motie, besluit of voorstel",
}  # fmt: skip
KINDS = {"question": "de vragen", "statement": "de opvattingen", "cluster": "de waardenclusters"}


def test_all_that_a_game_uses_stands_under_what_it_needs(play: Play) -> None:
    """Coins and a sheet to fill in were asked for by who had sat down already."""
    handouts: tuple[Form | Slips, ...] = (play.form, *play.forms, *play.slips)
    for game in play.games:
        text, needs = told(game), "; ".join(game.needs)
        assert all(KINDS[kind.id] in needs for kind in game.supply.kinds), game.id
        for used, need in USED.items():
            if re.search(used, text.replace("spiekbriefje", "")):
                assert re.search(need, needs), (game.id, used)
        for handout in handouts:
            assert (handout in game.handouts) == (handout.title in text), (game.id, handout.id)
            assert needs.count(handout.title) == (handout in game.handouts), "and stands there once"


def test_the_first_card_says_what_only_its_game_needs(play: Play) -> None:
    shared = f"{play.card.text} {play.card.said('needed')}".lower()
    assert all(word in shared for word in ("pen", "papier", "timer"))
    told_at_foot = {game.id for game in play.games if "Nodig: " in game.cards[0].said("needed")}
    assert told_at_foot == {"wegen", "motie", TOGETHER}


def test_cards_and_sheets_say_one_thing(play: Play) -> None:
    """Who played from the cards did otherwise than who read the sheets."""
    assert set(SAME) == {game.id for game in play.games}
    for game in play.games:
        cards = " ".join(step for card in game.cards for step in listed(card))
        for of_card, of_sheet in SAME[game.id]:
            assert of_card in words(cards), game.id
            assert of_sheet in words(told(game)), game.id


def test_no_step_has_words_that_readers_took_in_two_ways(play: Play) -> None:
    texts = [step for card in play.cards for step in listed(card)]
    texts += [told(game) for game in play.games] + [rule.text for rule in play.rules]
    assert not [text for text in texts if UNCLEAR.search(text)]
