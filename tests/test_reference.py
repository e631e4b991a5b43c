"""docs/deck.md tells every key, with an example that fits; docs/kinds.md shows every kind."""

import importlib.util
import re
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
import yaml
from pydantic import BaseModel, create_model

from kaartspel.deck.files import FILES
from kaartspel.deck.kinds import KindsFile
from kaartspel.deck.trade_files import read_shipped
from repository import ROOT


def script() -> Any:
    """Return the script of the docs that writes the page."""
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs/make_reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make_reference = script()

MODELS = {
    model
    for root in FILES.values()
    for model in (root, *(inner for _, inner in make_reference._inner_models(root, ())))
}
PAGE = (ROOT / "docs/deck.md").read_text("utf-8")


def rows() -> Iterator[list[str]]:
    for line in PAGE.splitlines():
        if line.startswith("| `"):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def test_the_reference_is_as_the_models_say() -> None:
    assert make_reference.reference() == PAGE, "run python docs/make_reference.py"


def test_every_key_has_a_meaning_a_default_or_a_need_and_an_example() -> None:
    keys = {row[0].strip("`") for row in rows()}
    assert keys >= {name for model in MODELS for name in model.model_fields}
    for key, meaning, _, example in rows():
        assert len(meaning) > 5, key
        assert example.startswith("`"), key


@pytest.mark.parametrize("named", sorted(make_reference.EXAMPLES))
def test_an_example_of_the_reference_fits(named: str) -> None:
    name, _, key = named.partition(".")
    model: type[BaseModel] = next(model for model in MODELS if model.__name__ == name)
    assert key in model.model_fields, "take this example out: there is no such key any more"
    given = yaml.load(make_reference.EXAMPLES[named], Loader=yaml.BaseLoader)
    whole = create_model("Whole", one=(_annotation(model, key), ...))
    whole.model_validate({"one": given})


def _annotation(model: type[BaseModel], key: str) -> Any:
    field = model.model_fields[key]
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def test_pictures_name_keys_that_there_are_and_are_small() -> None:
    """What a key puts on a page is found by its words, when the pictures are made."""
    images = sorted((ROOT / "docs/images").glob("key-*.png"))
    assert [path.stem for path in images] == sorted(
        f"key-{name}" for name, _ in make_reference.PICTURES.values()
    )
    for path in images:
        assert path.stat().st_size <= 40_000, path
        assert f"(images/{path.name})" in PAGE


def test_the_page_of_kinds_shows_each_that_ships_with_its_fields() -> None:
    page = (ROOT / "docs/kinds.md").read_text("utf-8")
    for entry in read_shipped("kinds.yaml", KindsFile).kinds:
        (row,) = (line for line in page.splitlines() if f"](images/kind-{entry.id}.png)" in line)
        assert (ROOT / f"docs/images/kind-{entry.id}.png").is_file()
        assert f"`{entry.id}`" in row
        own = {slot.source for slot in entry.slots} & {"title", "text", "steps", "aside"}
        if entry.id != "rules":  # these are made of the games
            assert all(f"**`{field}`**" in row for field in own), entry.id
