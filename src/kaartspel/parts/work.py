"""What all parts of a build share: the deck, the options, and what is made once for several."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property

from kaartspel import design
from kaartspel.deck.model import Card, Deck, Fonts, Format, Kind, Sheet
from kaartspel.digests import name_of
from kaartspel.frame import Document, Frame, Printing
from kaartspel.inking import Inking
from kaartspel.keeping import KEEPER
from kaartspel.messages import say, say_many
from kaartspel.papers import DEFAULT_PAPER, POSTER_PAPERS, is_american
from kaartspel.parts.choosing import Choice, choose
from kaartspel.parts.options import Options
from kaartspel.problems import InvalidDeck, Place, Problem, WrongUsage, did_you_mean
from kaartspel.recipe import Planned, Recipe

Progress = Callable[[int, int], None]
"""Called with how many cards are done, and how many there are."""


class Work:
    """One build's deck and options, with what its parts share, each made once and when needed.

    `only` names the parts that are built. `passed` tells of a recipe whether its file was made
    before: then nothing keeps it from being made again.
    """

    def __init__(
        self,
        deck: Deck,
        options: Options,
        progress: Progress = lambda done, total: None,
        executor: Executor | None = None,
        only: tuple[str, ...] = (),
        passed: Callable[[Recipe], bool] = lambda recipe: False,
    ) -> None:
        self.deck, self.options, self.only, self.passed = deck, options, only, passed
        self.progress, self.executor = progress, executor
        # What the user should know, though nothing is wrong.
        self.notices: list[str] = [*_standing_in(deck.fonts), *_proposed(deck)]
        self._coarse: set[Place] = set()  # of pictures that are told
        # One for the office, and one for each shop that wants cards of other measures.
        self._settings: dict[tuple[Format, Inking], dict[Kind, design.Setting]] = {}

    def judged(self, recipe: Recipe, judge: Callable[[], Iterable[Problem]]) -> Iterator[Problem]:
        """Yield what keeps a recipe's file from being made, unless it was known that nothing does.

        What is found to be fit now is known from then on.
        """
        key = KEEPER.key("passed", recipe.kind, name_of(recipe.make), recipe.arguments)
        if self.passed(recipe) or KEEPER.find(key) is not None:
            return
        problems = tuple(judge())
        if not problems:
            KEEPER.keep(key, b"")
        yield from problems

    def notice(self, message: str) -> None:
        """Keep what the user should know, once."""
        if message not in self.notices:
            self.notices.append(message)

    @cached_property
    def format(self) -> Format:
        """The format of the cards. Raises WrongUsage where the deck has none of that name."""
        formats = {format_.name: format_ for format_ in self.deck.formats}
        wanted = self.options.format
        if wanted not in formats:
            raise WrongUsage(
                say(
                    "there is no format '{wanted}'; {remedy}",
                    wanted=wanted,
                    remedy=did_you_mean(wanted, formats),
                )
            )
        return formats[wanted]

    @property
    def settings(self) -> dict[Kind, design.Setting]:
        """How the cards are set, by kind. Raises InvalidDeck where a card does not fit."""
        return self.settings_for(self.format, self.options.ink)

    def settings_for(self, format_: Format, inking: Inking) -> dict[Kind, design.Setting]:
        """Return how cards of any format are set. Raises InvalidDeck where one does not fit."""
        if (key := (format_, inking)) not in self._settings:
            each = self.executor.map if self.executor else map
            made = design.settings(self.deck, format_, inking, each)
            self._judge_pictures(made)
            self._settings[key] = made
        return self._settings[key]

    def _judge_pictures(self, settings: dict[Kind, design.Setting]) -> None:
        """Tell coarse pictures, once. Raises InvalidDeck where they are problems of the deck."""
        problems = tuple(design.coarse(self.deck, settings))
        if problems and self.deck.pictures.is_strict:
            raise InvalidDeck(problems)
        for problem in problems:
            if problem.place not in self._coarse:
                self._coarse.add(problem.place)
                self.notice(str(problem))

    @cached_property
    def faces(self) -> tuple[design.Faces, ...]:
        """Every card, laid out. Raises InvalidDeck where one does not fit."""
        by_kind = self.settings
        return tuple(design.lay_out_card(by_kind[card.kind], card) for card in self.deck.cards)

    @property
    def is_american(self) -> bool:
        """Whether people print on American paper: all the sheets that are asked for are of it."""
        sheets = self.named_sheets(self.options.sheets)
        return bool(sheets) and all(is_american(sheet.width, sheet.height) for sheet in sheets)

    def named_sheets(self, wanted: tuple[str, ...]) -> tuple[Sheet, ...]:
        """Return the deck's sheets of these names. Raises WrongUsage where there is none."""
        by_name = {sheet.name: sheet for sheet in self.deck.sheets}
        for name in wanted:
            if name not in by_name:
                raise WrongUsage(
                    say(
                        "there is no sheet '{name}'; {remedy}",
                        name=name,
                        remedy=did_you_mean(name, by_name),
                    )
                )
        return tuple(by_name[name] for name in wanted)

    @cached_property
    def paper(self) -> str:
        """The paper of the posters. Raises WrongUsage where there are none on it."""
        paper = self.options.paper
        if not paper:
            if not self.is_american:
                return DEFAULT_PAPER
            from kaartspel.posters import american_paper  # noqa: PLC0415  slow to load

            return american_paper(self.deck)
        if paper not in POSTER_PAPERS:
            remedy = did_you_mean(paper, POSTER_PAPERS)
            raise WrongUsage(
                say("there are no posters on '{paper}'; {remedy}", paper=paper, remedy=remedy)
            )
        return paper

    @cached_property
    def chosen_cards(self) -> tuple[Card, ...]:
        """The cards to put on paper, in the deck's order, each as often as it is wanted.

        Raises WrongUsage where there is none of a name.
        """
        options = self.options
        choice = Choice(options.copies, options.kinds, options.suits, options.cards)
        return choose(self.deck.cards, choice)

    @property
    def boxed_cards(self) -> tuple[Card, ...]:
        """The cards of one of the decks that are put on paper: what goes into one box."""
        return self.chosen_cards[: len(self.chosen_cards) // self.options.copies]

    def document(
        self, title: str, pages: tuple[Frame, ...], printing: Printing | None = None
    ) -> Document:
        """Return pages as a document of the deck."""
        metadata = self.deck.metadata
        return Document(
            title=title,
            author=", ".join(c.name for c in metadata.creators if c.role == "aut"),
            subject=metadata.title,
            language=metadata.language,
            date=metadata.edition_date,
            pages=pages,
            printing=printing,
        )


def _proposed(deck: Deck) -> Iterator[str]:
    """Yield that cards have ids which may change, where they were made for them."""
    if deck.proposed:
        fact = say_many(
            "{count} card has no id of its own, and gets one made of its words",
            "{count} cards have no id of their own, and get one made of their words",
            count=deck.proposed,
        )
        yield say("{fact}; 'kaartspel check --write-ids' puts it into the tables, to stay",
                  fact=fact)  # fmt: skip


def _standing_in(fonts: Fonts) -> Iterator[str]:
    """Yield that titles or italics look like the rest, where the deck names no font for them."""
    for what, key, face in ((say("titles"), "strong", fonts.strong),
                            (say("italics"), "italic", fonts.italic)):  # fmt: skip
        if face == fonts.text:
            yield say(
                "{what} look like all text; name a font in deck.yaml under 'fonts', '{key}'",
                what=what,
                key=key,
            )


def refusals(make: Callable[[], object]) -> tuple[Problem, ...]:
    """Return the problems for which something is not made; nothing where it is."""
    try:
        make()
    except InvalidDeck as error:
        return error.problems
    return ()


@dataclass(frozen=True, slots=True)
class Planning:
    """How a part of a build comes about: `make` plans or makes its files.

    `problems` yields all that keeps its files from being made: without it, that is what comes to
    light when they are planned. `count` returns how many cards there are in them.
    """

    make: Callable[[Work], Iterator[Planned]]
    problems: Callable[[Work], Iterable[Problem]] | None = None
    count: Callable[[Work], int] = lambda work: 0
