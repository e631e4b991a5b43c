"""What hand-outs are made of."""

from dataclasses import dataclass

from kaartspel.deck.model import Colour, Fonts, FrozenMap, Kind, Play

GAME = "game-"  # how the names of games' sheets begin


@dataclass(frozen=True, slots=True)
class Kit:
    """What hand-outs are made of: how the deck is played, and what that is told in.

    `evenings` says for numbers of people at what tables they sit, and how many decks, and sheets of
    cards, each game takes; `counts` how many cards there are of each kind; `seats` how many
    the chamber in a head has; `accent` is the colour of heads and marks.
    """

    play: Play
    evenings: tuple[tuple[str, ...], ...]
    counts: tuple[tuple[Kind, int], ...]
    words: FrozenMap[str, str]
    language: str
    hyphenation: tuple[str, ...]
    fonts: Fonts
    seats: int
    accent: Colour

    @property
    def titles(self) -> dict[str, str]:
        """What the hand-outs are called, by the names of their files."""
        play = self.play
        forms = {form.id: form.title for form in (play.form, *play.forms)}
        games = {f"{GAME}{game.id}": game.name for game in play.games}
        slips = {slips.id: slips.title for slips in play.slips}
        named = {"leader": play.leader.title, **forms, **slips, "printing": play.guide.title}
        return {**named, **games}

    def foot(self, title: str, number: int | None = None) -> str:
        """Return what stands at the foot of a page, with a `number` where there are several."""
        name = self.words["handout_page"].format(title=title, page=number) if number else title
        return f"{name}. {self.play.note}"
