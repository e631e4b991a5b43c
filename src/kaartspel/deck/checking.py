"""Check a document against its model; turn what pydantic says into problems with places."""

import types
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kaartspel.deck.fields import FileModel
from kaartspel.deck.reading import Document, Path
from kaartspel.problems import Problem, did_you_mean

Model = TypeVar("Model", bound=FileModel)


def check(document: Document, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """Return the document as `model`, or None, and a problem for each rule that it breaks."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, [_problem(document, model, detail) for detail in error.errors()]


def _problem(document: Document, model: type[FileModel], detail: ErrorDetails) -> Problem:
    path: Path = tuple(detail["loc"])
    name = next((part for part in reversed(path) if isinstance(part, str)), "this file")
    kind, place = detail["type"], document.place(path)
    if kind == "extra_forbidden":
        remedy = did_you_mean(name, _model_at(model, path[:-1]).model_fields)
        return Problem(document.key_place(path), f"unknown key '{name}' ({remedy})")
    wanted = _description(model, path)
    if kind == "missing" and not isinstance(path[-1], int):
        return Problem(place, f"missing key '{name}'; add it: {wanted}")
    return Problem(place, _fact(name, kind, detail["input"], wanted))


def _fact(name: str, kind: str, given: object, wanted: str) -> str:
    match kind:
        case "missing":
            return f"'{name}' has too few entries; it must be {wanted}"
        case "model_type" | "dict_type":
            return f"'{name}' must hold keys of its own; indent them below it"
        case "tuple_type":
            return f"'{name}' must be a list; put '- ' before each entry"
    if kind in {"string_too_short", "too_short"} or given == "":
        return f"'{name}' is empty; it must be {wanted}"
    shown = f" '{given}'" if isinstance(given, str) else ""
    return f"'{name}'{shown} does not fit; it must be {wanted}"


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """Return the model that holds the keys at `path`."""
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            model = _inner(model.model_fields[part].annotation) or model
    return model


def _description(model: type[BaseModel], path: Path) -> str:
    parent, name = model, ""
    for part in path:
        if isinstance(part, str) and part in parent.model_fields:
            name, holder = part, parent
            parent = _inner(parent.model_fields[part].annotation) or parent
    if not name:
        return " ".join((model.__doc__ or "").split())
    return holder.model_fields[name].description or "a text"


def _inner(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside tuple[Model, ...], Model | None or Model itself."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in {tuple, Union, types.UnionType}:
        return next((m for arg in get_args(annotation) if (m := _inner(arg))), None)
    return None
