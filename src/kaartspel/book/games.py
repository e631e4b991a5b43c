"""Turn how the deck is played into a chapter: what each game is for, its rules, the hand-outs."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from kaartspel.book.rich import field
from kaartspel.book.themes import game_place
from kaartspel.book.xhtml import Child, ContentsEntry, Element, tag
from kaartspel.deck.model import Card, Deck, Form, Game, Named, Play, Schedule

_USES, _RULES, _LEADER, _GUIDE = "uses", "rules", "leader", "guide"

BoxMaker = Callable[..., Element]
"""Makes the box of a card from the kind of element, the card, its name, and what it says."""
Opener = Callable[[str, str], Iterable[Element]]
"""Makes what opens something from what it is called and the class of that."""


def addresses(deck: Deck, page: str) -> Iterator[tuple[str, str]]:
    """Yield where rules cards (by their ids) and games (game:id) are; `page` is the file."""
    if deck.play is not None:
        yield from ((card.id, f"{page}#{card.id}") for card in deck.play.cards)
        yield from ((game_place(g.id), f"{page}#{_place(g)}") for g in deck.play.games)


def entries(deck: Deck, page: str) -> tuple[ContentsEntry, ...]:
    """Return the chapter's lines in the table of contents."""
    play, words = deck.play, deck.words
    if play is None:
        return ()
    return (
        ContentsEntry(words["game_rules"], f"{page}#{_RULES}"),
        *(ContentsEntry(game.name, f"{page}#{_place(game)}") for game in play.games),
        ContentsEntry(play.leader.title, f"{page}#{_LEADER}"),
        *(ContentsEntry(form.title, f"{page}#{_form_place(form)}") for form in _forms(play)),
        ContentsEntry(play.guide.title, f"{page}#{_GUIDE}"),
    )


def chapter(deck: Deck, box: BoxMaker, opening: Opener) -> list[Element]:
    """Return what stands in the chapter below its title."""
    play, words = deck.play, deck.words
    if play is None:
        return []
    return [
        *(tag("p", text) for text in play.intro),
        tag("p", play.note),
        _section(_USES, words["game_uses"], _uses(play, words)),
        _section(
            _RULES, words["game_rules"], _named(play.rules), *_cards((play.card,), words, box)
        ),
        *(_game(game, words, box, opening) for game in play.games),
        _leader(play, words),
        *map(_form, _forms(play)),
        _guide(play),
    ]


def _place(game: Game) -> str:
    return f"game-{game.id}"


def _game(game: Game, words: Mapping[str, str], box: BoxMaker, opening: Opener) -> Element:
    least, most = game.players
    table = words["game_at_a_table"].format(least=least, most=most)
    seats = game.seats(words) if game.is_together else table
    facts = [
        (words["game_players"], seats),
        (words["game_minutes"], game.duration),
        (words["game_rounds"], str(game.rounds)),
        (words["game_for"], "; ".join(use.text for use in game.uses)),
        (words["game_needed"], "; ".join(game.needs)),
    ]
    return _section(
        _place(game),
        game.name,
        tag("p", game.aim),
        _pairs(facts, "facts"),
        tag("h3", words["game_setup"]),
        _list("ol", game.setup),
        tag("h3", words["game_steps"]),
        _list("ol", game.steps, start=str(len(game.setup) + 1)),  # as cards and sheets count them
        tag("h3", words["game_empty"]),
        tag("p", game.empty),
        tag("h3", words["game_end"]),
        tag("p", game.end),
        tag("h3", words["game_talk"]),
        _list("ul", game.talk),
        *([tag("h3", words["game_variants"]), _named(game.variants)] if game.variants else []),
        *_cards(game.cards, words, box),
        drawn=opening(game_place(game.id), "chamber"),
    )


def _uses(play: Play, words: Mapping[str, str]) -> Element:
    """Return a table of the uses, each with links to the games that serve it."""
    head = tag("tr", *(tag("th", words[key], scope="col") for key in ("game_use", "game_game")))
    rows = []
    for use in play.uses:
        cell = tag("td")
        links = [
            tag("li", tag("a", game.name, href=f"#{_place(game)}"))
            for game in play.games
            if use in game.uses
        ]
        cell.append(tag("ul", *links))
        rows.append(tag("tr", tag("th", use.text, scope="row"), cell))
    return tag("table", tag("caption", words["game_uses_caption"]), tag("thead", head),
               tag("tbody", *rows), class_="uses")  # fmt: skip


def _cards(cards: Iterable[Card], words: Mapping[str, str], box: BoxMaker) -> Iterator[Element]:
    """Yield what rules cards say, each in its own place."""
    yield tag("h3", words["game_on_cards"])
    for card in cards:
        yield box("div", card, card.name, *field(card, "steps"))


def _leader(play: Play, words: Mapping[str, str]) -> Element:
    leader = play.leader
    parts: list[Element] = [tag("p", leader.aim)]
    for listed in (leader.before, leader.tips):
        parts += [tag("h3", listed.title), _list("ul", listed.items)]
    parts.append(tag("h3", leader.schedules_title))
    parts += [_schedule(schedule, words) for schedule in leader.schedules]
    parts += [tag("h3", leader.talk.title), _list("ul", leader.talk.items)]
    return _section(_LEADER, leader.title, *parts)


def _schedule(schedule: Schedule, words: Mapping[str, str]) -> Element:
    keys = ("game_from", "game_minutes", "game_what")
    head = tag("tr", *(tag("th", words[key], scope="col") for key in keys))
    rows, begun = [], 0
    for stage in schedule.stages:
        cells = [tag("td", str(begun)), tag("td", str(stage.minutes)), tag("td", stage.text)]
        rows.append(tag("tr", *cells))
        begun += stage.minutes
    return tag("table", tag("caption", schedule.name), tag("thead", head), tag("tbody", *rows),
               class_="schedule")  # fmt: skip


def _forms(play: Play) -> tuple[Form, ...]:
    return (play.form, *play.forms)


def _form_place(form: Form) -> str:
    return f"form-{form.id}"


def _form(form: Form) -> Element:
    pairs = [(blank.name, blank.hint) for blank in form.blanks]
    return _section(_form_place(form), form.title, tag("p", form.aim), _pairs(pairs, "blanks"))


def _guide(play: Play) -> Element:
    guide = play.guide
    parts: list[Element] = [tag("p", guide.aim)]
    for part in guide.parts:
        parts += [tag("h3", part.title), _list("ol", part.items)]
    return _section(_GUIDE, guide.title, *parts)


def _section(place: str, title: str, *content: Element, drawn: Iterable[Element] = ()) -> Element:
    """Return a section under its title, with what is `drawn` beside that."""
    heading = tag("h2", title, id=place)
    return tag("section", *drawn, heading, *content, aria_labelledby=place)


def _list(kind: str, items: Iterable[str], **attributes: str) -> Element:
    return tag(kind, *(tag("li", item) for item in items), **attributes)


def _named(entries_: Iterable[Named]) -> Element:
    return _pairs([(entry.name, entry.text) for entry in entries_], "gaps")


def _pairs(pairs: Iterable[tuple[str, Child]], css: str) -> Element:
    rows = (tag("div", tag("dt", term), tag("dd", description)) for term, description in pairs)
    return tag("dl", *rows, class_=css)
