"""What all parts of a build share: the deck, the options, and what is made once for several."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property

from kaartspel import design
from kaartspel.deck.model import Deck, Format
from kaartspel.design import Inking
from kaartspel.frame import Document, Frame
from kaartspel.output import Output
from kaartspel.parts.choosing import Choice, choose
from kaartspel.pdf import Profile
from kaartspel.problems import WrongUsage, did_you_mean

DEFAULT_FORMAT = "poker"
DEFAULT_STOCK = 0.30  # mm; playing card board of 300 to 320 g/m²
CHOICE = ("copies", "kinds", "suits", "cards")  # the options that Work.chosen depends on

Progress = Callable[[int, int], None]
"""Called with how many cards are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: what may be chosen each time. `format` names the size of card.

    `kinds`, `suits` and `cards` name what is put on paper, `copies` how many decks of it. `shops`
    name who prints (none is the default), `icc` is the profile of their press, and `stock` how
    thick a card is, in mm.
    """

    format: str = DEFAULT_FORMAT
    ink: Inking = Inking.FULL
    copies: int = 1
    kinds: tuple[str, ...] = ()
    suits: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    shops: tuple[str, ...] = ()
    icc: Profile | None = None
    stock: float = DEFAULT_STOCK


class Work:
    """One build's deck and options, with what its parts share, each made once and when needed."""

    def __init__(
        self,
        deck: Deck,
        options: Options,
        progress: Progress = lambda done, total: None,
        executor: Executor | None = None,
    ) -> None:
        self.deck, self.options = deck, options
        self.progress, self.executor = progress, executor
        self.notices: list[str] = []  # what the user should know, though nothing is wrong

    @cached_property
    def format(self) -> Format:
        """The format of the cards. Raises WrongUsage where the deck has none of that name."""
        formats = {format_.name: format_ for format_ in self.deck.formats}
        wanted = self.options.format
        if wanted not in formats:
            raise WrongUsage(f"there is no format '{wanted}'; {did_you_mean(wanted, formats)}")
        return formats[wanted]

    @cached_property
    def faces(self) -> tuple[design.Faces, ...]:
        """Every card, laid out. Raises InvalidDeck where one does not fit."""
        return design.lay_out(self.deck, self.format, self.options.ink)

    @cached_property
    def chosen(self) -> tuple[design.Faces, ...]:
        """The cards to put on paper, in the deck's order, each as often as it is wanted.

        Raises InvalidDeck where a card does not fit, WrongUsage where there is none of a name.
        """
        return self.choose(self.faces)

    def choose(self, laid_out: tuple[design.Faces, ...]) -> tuple[design.Faces, ...]:
        """Return those of all cards, laid out in any way, that are to be put on paper."""
        options = self.options
        choice = Choice(options.copies, options.kinds, options.suits, options.cards)
        return choose(laid_out, self.deck.words, choice)

    def document(self, title: str, pages: tuple[Frame, ...]) -> Document:
        """Return pages as a document of the deck."""
        metadata = self.deck.metadata
        return Document(
            title=title,
            author=", ".join(c.name for c in metadata.creators if c.role == "aut"),
            subject=metadata.title,
            language=metadata.language,
            date=metadata.edition_date,
            pages=pages,
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a build: the kind of its files in the manifest, and what makes them.

    `options` names the fields of Options that its files depend on.
    """

    kind: str
    make: Callable[[Work], Iterator[Output]]
    options: tuple[str, ...] = ()
