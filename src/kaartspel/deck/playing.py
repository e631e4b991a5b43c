"""Turn the files that say how a deck is played into its Play, and hold them against the deck."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

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
from kaartspel.deck.model import (
    Card,
    FrozenMap,
    Game,
    Kind,
    Named,
    Play,
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
from kaartspel.deck.sources import Source, Sources
from kaartspel.deck.texts import read_list
from kaartspel.messages import say, say_many
from kaartspel.problems import Place, Problems, did_you_mean
from kaartspel.records import dataclass

_NO_USE = Use("", "")


def assemble_play(
    sources: Sources, kinds: Mapping[str, Kind], suits: dict[str, Suit] | None,
    no_suit: Suit, words: Mapping[str, str], folder: Folder, problems: Problems,
) -> Play | None:  # fmt: skip
    """Return how the deck is played; None where it says nothing, or after a problem.

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
        return None
    suit = (suits or {}).get(entry.suit or "", no_suit)
    feet = words.get("rules_table", ""), words.get("rules_room", "")
    reader = _GameReader(kinds, suit, feet, problems)
    uses = {use.id: Use(use.id, use.text) for use in entry.uses}
    check_span("players", entry.players, yaml, problems)
    check_span("best", entry.best or entry.players, yaml, problems)
    forms = FormReader(kinds, yaml, problems)
    made = tuple(reader.game(game, uses) for game in games)
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
        card=reader.card(entry.card, entry.card.title, entry.card.foot, 1, yaml, ("card",)),
        games=made,
        leader=leader_of(entry.leader, by_id, yaml, problems),
        form=forms.form("arguments", entry.form, "form"),
        guide=guide_of(entry.guide),
        forms=tuple(forms.form(form.id, form, "forms", i) for i, form in enumerate(entry.forms)),
        slips=tuple(map(slips_of, entry.slips)),
        places=FrozenMap(dict(handout_places(entry, yaml))),
    )


def check_supply(play: Play, cards: tuple[Card, ...], problems: Problems) -> None:
    """Tell each game that takes more cards than the deck has, at its fullest table."""
    there = Counter(card.kind for card in cards)
    for game in play.games:
        _check_even(game, cards, problems)
        _check_rest(game, problems)
        for kind in game.supply.kinds:
            needed = game.supply.needed(kind, game.players[1])
            if needed > there[kind]:
                fact = say(
                    "{players} players of '{id}' take {needed} {plural}, and the deck has {there}",
                    players=game.players[1], id=game.id, needed=needed, plural=kind.plural,
                    there=there[kind],
                )  # fmt: skip
                remedy = say("let fewer play, or deal fewer cards")
                problems.tell(game.place, fact, remedy, "too-few-cards")


def _check_even(game: Game, cards: tuple[Card, ...], problems: Problems) -> None:
    """Tell each kind that cannot lie open with as many cards of each group."""
    supply = game.supply
    for kind in supply.even:
        groups = Counter(card.places[:2] for card in cards if card.kind == kind)
        count, most = supply.table.get(kind, 0), len(groups) * min(groups.values(), default=0)
        if supply.hand.get(kind) or supply.pile.get(kind):
            fact = say(
                "{plural} are in hands or the pile too, so they cannot be dealt evenly",
                plural=kind.plural,
            )
            problems.tell(game.place, fact, say("take them out of 'even'"), "even-elsewhere")
        elif count % max(1, len(groups)) or not 0 < count <= most:
            fact = say_many(
                "{number} {plural} cannot be as many of each of {count} group",
                "{number} {plural} cannot be as many of each of {count} groups",
                number=count, plural=kind.plural, count=len(groups),
            )  # fmt: skip
            number = len(groups) or say("as many")
            remedy = say("let {number} lie open, or take them out of 'even'", number=number)
            problems.tell(game.place, fact, remedy, "even-uneven")


def _check_rest(game: Game, problems: Problems) -> None:
    """Tell each kind whose rest is the pile, and that lies elsewhere than in hands."""
    supply = game.supply
    for kind in supply.rest:
        if supply.table.get(kind) or supply.pile.get(kind) or kind in supply.even:
            fact = say("{plural} lie open or in a pile of their own, so all others cannot",
                       plural=kind.plural)  # fmt: skip
            remedy = say("take them out of 'rest', or leave them in 'hand' alone")
            problems.tell(game.place, fact, remedy, "rest-elsewhere")


_RULES = "rules"  # the kind of the cards that tell how a game is played


@dataclass(frozen=True, slots=True)
class _GameReader:
    """Reads games and their rules cards, which all have one suit.

    `feet` are theirs: at a table, and of what the whole room plays together.
    """

    kinds: Mapping[str, Kind]
    suit: Suit
    feet: tuple[str, str]
    problems: Problems

    def game(self, source: Source[GameFile], uses: dict[str, Use]) -> Game:
        """Return a game; tell what it uses that is not there."""
        entry, yaml, problems = source.entry, source.yaml, self.problems
        check_span("players", entry.players, yaml, problems)
        check_span("minutes", entry.minutes, yaml, problems)
        for i, use in enumerate(entry.uses):
            if use not in uses:
                place, remedy = yaml.place(("uses", i)), did_you_mean(use, uses)
                problems.tell(place, say("unknown use '{use}'", use=use), remedy, "unknown-use")
        return Game(
            id=entry.id,
            name=entry.game,
            aim=entry.aim,
            uses=tuple(uses.get(use, _NO_USE) for use in entry.uses),
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
            scale=scale_of(entry.scale, yaml, problems),
            is_together=entry.together,
            place=yaml.place(("deal",)),
        )

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
        texts = {"title": title, "part": entry.part, "foot": foot}
        fields = {name: paragraph(text) for name, text in texts.items()} | {"steps": (steps,)}
        return Card(entry.id, self.kinds[_RULES], FrozenMap(fields), self.suit,
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
