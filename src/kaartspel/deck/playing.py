"""Turn the files that say how a deck is played into its Play, and hold them against the deck."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kaartspel.deck.folder import Folder
from kaartspel.deck.handing_out import (
    FormReader,
    check_names,
    guide_of,
    handout_places,
    kind_called,
    leader_of,
    slips_of,
)
from kaartspel.deck.kinds import Kinds
from kaartspel.deck.model import (
    Card,
    Form,
    FrozenMap,
    Game,
    Kind,
    Named,
    Play,
    Scene,
    Slips,
    Suit,
    Supply,
    TablePlace,
    Use,
    paragraph,
    span,
)
from kaartspel.deck.play_files import (
    GameFile,
    NamedEntry,
    PlayFile,
    RulesCardEntry,
)
from kaartspel.deck.reading import DataPath, YamlFile
from kaartspel.deck.scales import check_span, scale_of
from kaartspel.deck.scenes import scene_of, scenes_of
from kaartspel.deck.sources import Source, Sources
from kaartspel.deck.texts import read_list
from kaartspel.messages import say
from kaartspel.problems import Place, Problems, did_you_mean

_T = TypeVar("_T")


def assemble_play(
    sources: Sources, kinds: Kinds, suits: dict[str, Suit] | None,
    no_suit: Suit, words: Mapping[str, str], folder: Folder, problems: Problems,
) -> Play | None:  # fmt: skip
    """Return how the deck is played; None where it says nothing, or one half is missing.

    A deck needs neither play.yaml nor games, but has both or none.
    """
    source, games = sources.play, sources.games
    if source is None or not games:
        _check_both(folder, problems)
        return None
    entry, yaml = source.entry, source.yaml
    if suits is not None and entry.suit and entry.suit not in suits:
        place = yaml.place(("suit",))
        fact = say("unknown suit '{suit}'", suit=entry.suit)
        remedy = did_you_mean(entry.suit, suits)
        problems.tell(place, fact, remedy, "unknown-suit")
    suit = (suits or {}).get(entry.suit or "", no_suit)
    feet = words.get("rules_table", ""), words.get("rules_room", "")
    uses = {use.id: Use(use.id, use.text) for use in entry.uses}
    check_span("players", entry.players, yaml, problems)
    check_span("best", entry.best or entry.players, yaml, problems)
    form, *forms = FormReader(kinds, yaml, problems).all(entry)
    slips = tuple(map(slips_of, entry.slips))
    handouts: dict[str, Form | Slips] = {form.id: form for form in (form, *forms)}
    handouts |= {cut.id: cut for cut in slips}
    reader = _GameReader(kinds, suit, feet, uses, handouts, problems)
    made = tuple(map(reader.game, games))
    _check_ids(games, problems)
    check_names(entry, yaml, problems)
    _check_uses(source, made, problems)
    by_id = {game.id: game for game in made}
    return Play(
        players=entry.players,
        best=entry.best or entry.players,
        note=entry.note,
        intro=entry.intro,
        uses=tuple(uses.values()),
        rules=_named(entry.rules),
        card=reader.card(entry.card, entry.card.title, "", 1, yaml, ("card",)),
        games=made,
        leader=leader_of(entry.leader, by_id, yaml, problems),
        form=form,
        guide=guide_of(entry.guide),
        forms=tuple(forms),
        slips=slips,
        scene=scene_of(entry.card) or Scene(),
        places=FrozenMap(dict(handout_places(entry, yaml))),
    )


_RULES = "rules"  # the kind of the cards that tell how a game is played


@dataclass(frozen=True, slots=True)
class _GameReader:
    """Reads games and their rules cards, which all have one suit.

    `feet` are theirs: at a table, and of what the whole room plays together. `uses` and `handouts`
    are those that a game can name.
    """

    kinds: Kinds
    suit: Suit
    feet: tuple[str, str]
    uses: Mapping[str, Use]
    handouts: Mapping[str, Form | Slips]
    problems: Problems

    def game(self, source: Source[GameFile]) -> Game:
        """Return a game; tell what it names that is not there."""
        entry, yaml, problems = source.entry, source.yaml, self.problems
        check_span("players", entry.players, yaml, problems)
        check_span("minutes", entry.minutes, yaml, problems)
        return Game(
            id=entry.id,
            name=entry.game,
            aim=entry.aim,
            uses=tuple(self._called("uses", source, self.uses)),
            players=entry.players,
            minutes=entry.minutes,
            rounds=entry.rounds,
            supply=self._supply(source),
            needed=entry.needed,
            setup=entry.setup,
            steps=entry.steps,
            empty=entry.empty,
            end=entry.end,
            talk=entry.talk,
            variants=_named(entry.variants),
            cards=tuple(self._cards(entry, yaml)),
            places=tuple(TablePlace(place.name, place.cards) for place in entry.places),
            scenes=scenes_of(source, problems),
            scale=scale_of(entry.scale, yaml, problems),
            handouts=tuple(self._called("handouts", source, self.handouts)),
            is_together=entry.together,
            place=yaml.place(("deal",)),
        )

    def _called(
        self, key: str, source: Source[GameFile], by_id: Mapping[str, _T]
    ) -> Iterator[_T]:  # fmt: skip
        """Yield what a game names under a key, each once; tell what is not there."""
        for i, name in enumerate(ids := getattr(source.entry, key)):
            if name not in by_id:
                fact = say("unknown use '{use}'", use=name)
                if key == "handouts":
                    fact = say("unknown hand-out '{handout}'", handout=name)
                place, remedy = source.yaml.place((key, i)), did_you_mean(name, by_id)
                self.problems.tell(place, fact, remedy, f"unknown-{key[:-1]}")
            elif name not in ids[:i]:
                yield by_id[name]

    def _cards(self, entry: GameFile, yaml: YamlFile) -> Iterator[Card]:
        least, most = entry.players
        foot = self.feet[entry.together].format(least=least, most=most, minutes=span(entry.minutes))
        first = 1
        count = len(entry.cards)
        for i, card in enumerate(entry.cards):
            of_all = f"{i + 1}/{count}" if count > 1 else ""
            numbered = card.model_copy(update={"part": card.part or of_all})
            yield self.card(numbered, entry.game, foot, first, yaml, ("cards", i))
            first += len(card.steps)

    def card(
        self,
        entry: RulesCardEntry,
        title: str,
        foot: str,
        first: int,
        yaml: YamlFile,
        path: DataPath,
    ) -> Card:
        """Return a rules card, its steps numbered from `first`."""
        steps = read_list(yaml, (*path, "steps"), entry.steps, first, self.problems)
        texts = {"title": title, "part": entry.part, "needed": entry.foot, "foot": foot}
        fields = {name: paragraph(text) for name, text in texts.items()} | {"steps": (steps,)}
        return Card(entry.id, self.kinds.named(_RULES), FrozenMap(fields), self.suit,
                    quantity=entry.quantity, place=yaml.place(path))  # fmt: skip

    def _supply(self, source: Source[GameFile]) -> Supply:
        """Return how many cards of each kind a table takes; a kind goes by its id or its plural."""
        deal, yaml = source.entry.deal, source.yaml

        def called(name: str, place: Place) -> Iterator[Kind]:
            if kind := kind_called(name, self.kinds, place, self.problems):
                yield kind

        draws = []
        for place in ("table", "hand", "pile"):
            counts: dict[Kind, int] = {}
            for name, count in getattr(deal, place).items():
                for kind in called(name, yaml.key_place(("deal", place, name))):
                    counts[kind] = count
            draws.append(FrozenMap(counts))
        even, rest = (
            tuple(
                kind
                for i, name in enumerate(getattr(deal, key))
                for kind in called(name, yaml.place(("deal", key, i)))
            )
            for key in ("even", "rest")
        )
        table, hand, pile = draws
        return Supply(table, hand, pile, even, rest)


def _named(entries: tuple[NamedEntry, ...]) -> tuple[Named, ...]:
    return tuple(Named(entry.name, entry.text) for entry in entries)


def _check_both(folder: Folder, problems: Problems) -> None:
    """Tell play.yaml without games, and games without play.yaml."""
    shared = [layer.root / "play.yaml" for layer in folder.layers if layer.holds("play.yaml")]
    games = [path for layer in folder.layers for path in layer.files("games", ".yaml")]
    for paths, others, lacks in ((shared, games, say("no file in games/")),
                                 (games, shared, say("no play.yaml"))):  # fmt: skip
        if paths and not others:
            place = Place(folder.label(paths[0]))
            remedy = say("add it, or remove this file")
            problems.tell(place, say("the deck has {lacks}", lacks=lacks), remedy, "half-play")


def _check_ids(sources: Sequence[Source[GameFile]], problems: Problems) -> None:
    seen: dict[str, Place] = {}
    for source in sources:
        place = source.yaml.place(("id",))
        if (first := seen.setdefault(source.entry.id, place)) is not place:
            fact = say(
                "the game '{id}' stands twice (first in {first})", id=source.entry.id, first=first
            )
            problems.tell(place, fact, say("give it an id of its own"), "game-twice")


def _check_uses(source: Source[PlayFile], games: Sequence[Game], problems: Problems) -> None:
    """Tell each use that stands twice or that no game serves."""
    served = {use.id for game in games for use in game.uses}
    seen: set[str] = set()
    for i, use in enumerate(source.entry.uses):
        place = source.yaml.place(("uses", i, "id"))
        if use.id in seen:
            fact = say("the use '{id}' stands twice", id=use.id)
            problems.tell(place, fact, say("remove one of the two"), "use-twice")
        elif use.id not in served:
            fact = say("no game serves the use '{id}'", id=use.id)
            problems.tell(place, fact, say("name it in a file in games/"), "use-unserved")
        seen.add(use.id)
