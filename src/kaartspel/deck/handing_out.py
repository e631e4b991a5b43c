"""Turn what play.yaml says of the hand-outs into their texts, and hold them against each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from kaartspel.deck.kinds import Kinds
from kaartspel.deck.model import (
    Blank,
    Form,
    Game,
    Guide,
    Kind,
    Leader,
    Listed,
    Schedule,
    Slip,
    Slips,
    Stage,
)
from kaartspel.deck.play_files import (
    BlankEntry,
    FormEntry,
    GuideEntry,
    LeaderEntry,
    PlayFile,
    SlipsEntry,
)
from kaartspel.deck.reading import DataPath, YamlFile
from kaartspel.messages import say
from kaartspel.problems import Place, Problems, did_you_mean


def leader_of(
    entry: LeaderEntry, games: dict[str, Game], yaml: YamlFile, problems: Problems
) -> Leader:
    """Return the hand-out for who leads; tell unknown games, and schedules of another length."""
    schedules = []
    for s, schedule in enumerate(entry.schedules):
        place = yaml.place(("leader", "schedules", s, "minutes"))
        total = sum(stage.minutes for stage in schedule.stages)
        if total != schedule.minutes:
            fact = say(
                "the schedule '{name}' is {minutes} minutes, and its stages are {total}",
                name=schedule.name, minutes=schedule.minutes, total=total,
            )  # fmt: skip
            problems.tell(place, fact, say("make them the same"), "schedule-sum")
        stages = []
        for i, stage in enumerate(schedule.stages):
            if stage.game and stage.game not in games:
                place = yaml.place(("leader", "schedules", s, "stages", i, "game"))
                remedy = did_you_mean(stage.game, games)
                problems.tell(
                    place, say("unknown game '{game}'", game=stage.game), remedy, "unknown-game"
                )
            stages.append(Stage(stage.minutes, stage.text, games.get(stage.game or "")))
        schedules.append(Schedule(schedule.name, schedule.minutes, tuple(stages)))
    return Leader(
        title=entry.title,
        aim=entry.aim,
        choose=entry.choose,
        schedules_title=entry.schedules_title,
        schedules=tuple(schedules),
        before=Listed(entry.before_title, entry.before),
        tips=Listed(entry.tips_title, entry.tips),
        talk=Listed(entry.talk_title, entry.talk),
    )


def kind_called(name: str, kinds: Kinds, place: Place, problems: Problems) -> Kind | None:
    """Return the kind of an id or a plural; None, and told, where there is none."""
    named = {name: kind for kind in kinds.by_id.values() for name in (kind.plural, kind.id)}
    if name not in named and kinds.has_all and not kinds.unsure:
        fact = say("unknown kind '{kind}'", kind=name)
        problems.tell(place, fact, did_you_mean(name, named), "unknown-kind")
    return named.get(name)


@dataclass(frozen=True, slots=True)
class FormReader:
    """Reads the forms of play.yaml."""

    kinds: Kinds
    yaml: YamlFile
    problems: Problems

    def all(self, entry: PlayFile) -> Iterator[Form]:
        """Yield each form, that of all decks first; tell kinds that they name but there are not."""
        yield self._form("arguments", entry.form, "form")
        for i, form in enumerate(entry.forms):
            yield self._form(form.id, form, "forms", i)

    def _form(self, id_: str, entry: FormEntry, *path: str | int) -> Form:
        blanks = (
            Blank(blank.name, blank.hint, blank.lines, blank.half,
                  self._kind(blank, (*path, "fields", i, "kind")))
            for i, blank in enumerate(entry.fields)
        )  # fmt: skip
        return Form(id_, entry.title, entry.aim, tuple(blanks))

    def _kind(self, blank: BlankEntry, path: DataPath) -> Kind | None:
        place = self.yaml.place(path)
        return kind_called(blank.kind, self.kinds, place, self.problems) if blank.kind else None


def slips_of(entry: SlipsEntry) -> Slips:
    """Return a hand-out of slips."""
    slips, label = list[Slip](), ""
    for slip in entry.slips:
        label = slip.label or label
        slips.append(Slip(slip.text, slip.lines, slip.count, label))
    return Slips(entry.id, entry.title, entry.aim, tuple(slips))


def handout_places(entry: PlayFile, yaml: YamlFile) -> Iterator[tuple[str, Place]]:
    """Yield where each hand-out stands, by the name of its file."""
    for name, key in (("leader", "leader"), ("arguments", "form"), ("printing", "guide")):
        yield name, yaml.key_place((key,))
    for key in ("forms", "slips"):
        for i, handout in enumerate(getattr(entry, key)):
            yield handout.id, yaml.place((key, i, "id"))


def check_names(entry: PlayFile, yaml: YamlFile, problems: Problems) -> None:
    """Tell each form or page of slips whose file would have the name of another hand-out."""
    seen = {"leader", "arguments", "printing"}
    for key in ("forms", "slips"):
        for i, handout in enumerate(getattr(entry, key)):
            place = yaml.place((key, i, "id"))
            if handout.id in seen or handout.id.startswith("game-"):
                fact = say("there is a hand-out '{id}' already", id=handout.id)
                if handout.id not in seen:
                    fact = say("'{id}' begins as the hand-outs of games do", id=handout.id)
                problems.tell(place, fact, say("give it another id"), "handout-twice")
            seen.add(handout.id)


def guide_of(entry: GuideEntry) -> Guide:
    """Return the guide for who prints."""
    parts = tuple(Listed(part.name, part.steps) for part in entry.parts)
    return Guide(entry.title, entry.aim, parts, entry.counts)
