"""Records are as Python's own dataclasses are."""

import copy
import dataclasses
import pickle

import pytest

from kaartspel.records import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float = 0.0
    names: list[str] = dataclasses.field(default_factory=list, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Named(Point):
    name: str = ""
    length: int = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.name))
        if self.name == "none":
            raise ValueError(self.name)

    def __repr__(self) -> str:
        return self.name


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    x: float
    y: float = 0.0
    names: list[str] = dataclasses.field(default_factory=list, repr=False, compare=False)


@pytest.mark.parametrize("kind", [Point, Usual])
def test_what_holds_of_a_dataclass_holds_of_a_record(kind: type[Point]) -> None:
    one, same, other = kind(1, names=["a"]), kind(1, 0), kind(1, 2)
    assert one == same != other
    assert len({one, same, other}) == 2
    assert repr(one) == f"{kind.__name__}(x=1, y=0.0)"
    assert same.names == other.names == []
    assert same.names is not other.names
    assert dataclasses.replace(one, y=3) == kind(1, 3)
    assert dataclasses.astuple(one) == (1, 0.0, ["a"])
    for again in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one)):
        assert (again, again.names) == (one, ["a"])
    assert kind.__match_args__ == ("x", "y", "names")
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.x = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.x
    with pytest.raises(TypeError):
        kind()  # type: ignore[call-arg]
    assert not hasattr(one, "__dict__")


def test_a_record_keeps_its_own_methods_and_those_of_what_it_is_made_of() -> None:
    assert repr(Named(1, name="one")) == "one"
    assert Named(1, name="one") != Named(1, name="two")
    assert Named(1) != Point(1)
    assert Named(1, name="one").length == 3
    with pytest.raises(ValueError, match="none"):
        Named(1, name="none")
