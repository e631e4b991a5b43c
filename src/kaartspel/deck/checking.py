"""Check a document against its model; turn what pydantic says into problems with places."""

import re
import types
from dataclasses import dataclass
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kaartspel.deck.fields import FileModel
from kaartspel.deck.reading import DataPath, Heads, YamlFile
from kaartspel.messages import Message, say
from kaartspel.problems import Place, Problems, did_you_mean, nearest

Model = TypeVar("Model", bound=FileModel)

_SHOWN = 60  # characters of what was given: enough to find it by


@dataclass(frozen=True, slots=True)
class Breach:
    """Where a file breaks a rule of its model: a key that it does not know, or another one."""

    path: DataPath
    is_unknown: bool


def check(yaml: YamlFile, model: type[Model], problems: Problems) -> Model | None:
    """Return a file's data as `model`; None where it breaks its rules, each of which is told."""
    try:
        return model.model_validate(yaml.data)
    except ValidationError as error:
        _tell_all(yaml, model, error.errors(include_url=False), problems)
        return None


def breaches(yaml: YamlFile, model: type[Model]) -> tuple[Model | None, tuple[Breach, ...]]:
    """Return a file's data as `model`, or where it breaks its rules."""
    try:
        return model.model_validate(yaml.data), ()
    except ValidationError as error:
        errors = ((_path(yaml, detail), detail) for detail in error.errors(include_url=False))
        first = (Breach(path, detail["type"] == "extra_forbidden")
                 for path, detail in errors if not _follows(yaml, path, detail))  # fmt: skip
        return None, tuple(dict.fromkeys(first))


def _tell_all(
    yaml: YamlFile, model: type[FileModel], details: list[ErrorDetails], problems: Problems
) -> None:
    paths: set[DataPath] = set()
    for detail in details:
        path = _path(yaml, detail)
        if path not in paths and not _follows(yaml, path, detail):
            paths.add(path)
            _tell(yaml, model, path, detail, problems)


def _path(yaml: YamlFile, detail: ErrorDetails) -> DataPath:
    """Return where in the data a problem is. Of a union, pydantic names the member as well."""
    path: DataPath = tuple(detail["loc"])
    if path in yaml.keys:  # of an empty cell, too
        return path
    missing = path[-1:] if detail["type"] == "missing" else ()
    while path and path not in yaml.values and path not in yaml.keys:
        path = path[:-1]
    return path if not missing or isinstance(missing[0], int) else (*path, *missing)


def _follows(yaml: YamlFile, path: DataPath, detail: ErrorDetails) -> bool:
    """Return whether it only follows from another: a list is too short when its entries fail."""
    given = yaml.at(path) if detail["type"] == "too_short" else None
    return isinstance(given, list) and bool(given)


def _tell(
    yaml: YamlFile, model: type[FileModel], path: DataPath, detail: ErrorDetails, problems: Problems
) -> None:
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    kind, place = detail["type"], yaml.place(path)
    if yaml.heads:
        name = yaml.heads.names.get(name, name)
        if kind in {"missing", "extra_forbidden"} and not isinstance(detail["loc"][-1], int):
            wanted = _description(model, path, in_cell=False)
            place, fact, remedy, code = _of_column(yaml, yaml.heads, name, path, wanted, kind)
            # The rows tell an empty cell already, where others fill it.
            if code != "cell-empty" or not problems.have(place, code):
                problems.tell(place, fact, remedy, code)
            return
    if kind == "extra_forbidden":
        remedy = did_you_mean(name, _model_at(model, path[:-1]).model_fields)
        if " " in name:
            remedy += say("; if it belongs to a text, put the whole text in quotation marks")
        fact = say("unknown key '{name}'", name=_short(name))
        problems.tell(yaml.key_place(path), fact, remedy, "unknown-key")
        return
    problems.tell(place, *_why(name, model, path, detail, in_cell=bool(yaml.heads)))


def _of_column(
    yaml: YamlFile, heads: Heads, name: str, path: DataPath, wanted: str, kind: str
) -> tuple[Place, str, str, str]:
    """Return place, fact, remedy and code of a column that is missing, empty or too many."""
    if kind == "extra_forbidden":
        fact = say("these cards have no place for the column '{name}'", name=_short(name))
        remedy = say("empty it, or put the file in the folder 'cards'")
        return yaml.key_place(path), fact, remedy, "column-not-here"
    if path in yaml.keys:
        fact = say("the column '{name}' is empty here", name=name)
        remedy = say("fill it: {wanted}", wanted=wanted)
        return yaml.keys[path], fact, remedy, "cell-empty"
    return (
        heads.place,
        say("there is no column '{name}'", name=name),
        say("add it: {wanted}", wanted=wanted),
        "column-missing",
    )


def _why(
    name: str, model: type[FileModel], path: DataPath, detail: ErrorDetails, *, in_cell: bool
) -> tuple[str, str, str]:
    """Return fact, remedy and code of what is wrong at `path`, which is there or should be."""
    kind, wanted = detail["type"], _description(model, path, in_cell=in_cell)
    if kind == "missing" and not isinstance(detail["loc"][-1], int):
        return (
            say("missing key '{name}'", name=name),
            say("add it: {wanted}", wanted=wanted),
            "missing-key",
        )
    if kind == "dict_type":
        fact = say("'{name}' must hold keys of its own", name=name)
        return fact, say("indent them below it"), "no-keys"
    if kind == "model_type":
        return *_no_keys(name, _model_at(model, path), path), "no-keys"
    if kind == "tuple_type":
        if wanted.startswith("a list"):
            fact = say("'{name}' must be {wanted}", name=name, wanted=wanted)
            return fact, say("put '- ' before each entry"), "no-list"
        fact = say("'{name}' must be a list", name=name)
        return fact, say("it must be {wanted}", wanted=wanted), "no-list"
    return _unfit(name, detail, wanted)


def _no_keys(name: str, model: type[BaseModel], path: DataPath) -> tuple[str, str]:
    """Return fact and remedy where the keys of a model should be."""
    required = [key for key, field in model.model_fields.items() if field.is_required()]
    keys = ", ".join(f"'{key}:'" for key in required or model.model_fields)
    if not path:
        return say("this file must hold keys"), say("begin its lines with {keys}", keys=keys)
    if isinstance(path[-1], int):
        return say("each entry of '{name}' must hold keys of its own", name=name), say(
            "write {keys}", keys=keys
        )
    return say("'{name}' must hold keys of its own", name=name), say(
        "indent them below it: {keys}", keys=keys
    )


def _unfit(name: str, detail: ErrorDetails, wanted: str) -> tuple[str, str, str]:
    """Return fact, remedy and code of what is wrong with a value."""
    kind, given, ctx = detail["type"], detail["input"], detail.get("ctx") or {}
    is_text, must = isinstance(given, str), say("it must be {wanted}", wanted=wanted)
    if given == "" or kind == "too_short":
        return say("'{name}' is empty", name=name), must, "empty"
    if kind in {"too_long", "string_too_long"} and is_text:
        fact = say("'{name}' is longer than {most} characters", name=name, most=ctx["max_length"])
        return fact, say("shorten it"), "text-too-long"
    if kind in {"missing", "too_long"}:
        fact, code = say("'{name}' has too many entries", name=name), "too-many-entries"
        if kind == "missing":
            fact, code = say("'{name}' has too few entries", name=name), "too-few-entries"
        return fact, must, code
    if kind == "string_type":
        remedy = say("put it in quotation marks if brackets belong to it")
        return say("'{name}' must be a text", name=name), remedy, "no-text"
    fact = (
        say("'{name}' '{given}' does not fit", name=name, given=_short(given))
        if is_text
        else say("'{name}' does not fit", name=name)
    )
    if "remedy" in ctx:
        return say("{fact}: {why}", fact=fact, why=ctx["fact"]), ctx["remedy"], kind
    return fact, _remedy(detail, wanted), "does-not-fit"


def _remedy(detail: ErrorDetails, wanted: str) -> str:
    kind, given = detail["type"], detail["input"]
    choices = re.findall(r"'([^']+)'", str((detail.get("ctx") or {}).get("expected", "")))
    if kind in {"literal_error", "enum"} and isinstance(given, str):
        near = nearest(given, choices)
        if near:
            return say("did you mean '{near}'?", near=near)
        if not all(choice in wanted for choice in choices):
            return say("it must be one of: {choices}", choices=", ".join(choices))
    if kind in {"float_parsing", "int_parsing", "int_from_float"}:
        number = (
            say("a whole number") if kind.startswith("int") else say("a number such as 80 or 2.5")
        )
        return say(
            "it must be {wanted}; write {number}, without a unit", wanted=wanted, number=number
        )
    if kind.startswith("bool"):
        return say("it must be {wanted}; write true or false", wanted=wanted)
    for bound, word in (("ge", say("at least")), ("le", say("at most"))):
        if bound in (detail.get("ctx") or {}) and kind.endswith("_equal"):
            return say(
                "it must be {wanted}, {word} {bound:g}",
                wanted=wanted,
                word=word,
                bound=detail["ctx"][bound],
            )
    return say("it must be {wanted}", wanted=wanted)


def _short(text: str) -> str:
    """Return a text as a message shows it: on one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _model_at(model: type[BaseModel], path: DataPath) -> type[BaseModel]:
    """Return the model that holds the keys at `path`."""
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            model = _inner(model.model_fields[part].annotation) or model
    return model


def _description(model: type[BaseModel], path: DataPath, *, in_cell: bool) -> str:
    """Return what must stand at `path`, in the words of the model."""
    parent, name = model, ""
    for part in path:
        if isinstance(part, str) and part in parent.model_fields:
            name, holder = part, parent
            parent = _inner(parent.model_fields[part].annotation) or parent
    if not name:
        return ""
    wanted = Message(holder.model_fields[name].description or "a text", "", {})
    if holder.model_fields[name].is_required():
        return wanted
    if in_cell:
        return say("{wanted} (or leave the cell empty)", wanted=wanted)
    last = next(part for part in reversed(path) if isinstance(part, str))
    return say("{wanted} (or leave '{last}' out)", wanted=wanted, last=last)


def _inner(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside tuple[Model, ...], Model | None or Model itself."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in {tuple, Union, types.UnionType}:
        return next((m for arg in get_args(annotation) if (m := _inner(arg))), None)
    return None
