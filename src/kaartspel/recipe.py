"""How a file is made, as data: so that it is made only where that has changed, and by anyone.

A recipe's file depends on its arguments and on the engine, and on nothing else. Its digest over
both is kept in the manifest; the next build leaves a file of the same digest alone.
"""

import hashlib
import sys
import time
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import partial

from kaartspel.digests import name_of
from kaartspel.keeping import KEEPER
from kaartspel.output import Output, OutputFile

_CHUNK = 24  # files handed to a worker at once: enough to outweigh the hand-over
_MOST_BYTES = 64_000_000  # bytes of files that later ones may be made of
_ALONE = {"card"}  # kinds of files that are many, and of which no other is made
_AHEAD = 16  # chunks under way at once, so that few finished files wait in memory


@dataclass(frozen=True, slots=True)
class Recipe:
    """A file to be: its path in the build's folder, its kind, and how its bytes are made.

    `make` is a function of a module, called with `arguments`: frozen data, which a worker can be
    sent. Neither may look at anything else. Of a file that is made of others, `uses` are their
    recipes: `make` gets their bytes too, after its arguments.
    """

    path: str
    kind: str
    make: Callable[..., bytes]
    arguments: tuple[object, ...]
    uses: tuple["Recipe", ...] = ()


Planned = Recipe | Output
"""What a part of a build yields: a file to be, or one that is made anew each time."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A file that has to be made, and the digest that it will have."""

    recipe: Recipe
    source: str


Step = OutputFile | Output | Pending
"""What is to be done for a file: nothing, as it is there; to write it; to make it."""


def decide(
    planned: Iterable[Planned], engine: str, reusable: Callable[[str, str], OutputFile | None]
) -> Iterator[Step]:
    """Yield for each file in order what is to be done for it.

    `engine` is a digest of all that makes files: code and versions. `reusable` is asked with a path
    and a digest, and returns the file that is there already.
    """
    for file in planned:
        if isinstance(file, Output):
            yield file
        else:
            source = source_of(file, engine)
            yield reusable(file.path, source) or Pending(file, source)


def follow(
    steps: Iterable[Step],
    executor: Executor | None = None,
    read: Callable[[OutputFile], bytes | None] = lambda file: None,
) -> Iterator[Output | OutputFile]:
    """Yield each file in order: as it is, or made. The bytes do not depend on who makes them.

    `read` returns the bytes of a file that is there already, if it can: others may be made of it.
    """
    files = _FileBytes(read)
    waiting: deque[tuple[list[Step], Callable[[], list[_TimedFile]]]] = deque()
    for chunk in _chunks(steps):
        if any(_uses(step) for step in chunk):
            while waiting:  # what it is made of may be under way
                yield from files.noted(_served(*waiting.popleft()))
        recipes = [step.recipe for step in chunk if isinstance(step, Pending)]
        calls = [(recipe, files.bytes_for(recipe)) for recipe in recipes]
        made = partial(_make, calls)
        if executor and calls:
            made = partial(_brought, executor.submit(_make_away, calls))
        waiting.append((chunk, made))
        if executor is None or len(waiting) > _AHEAD:
            yield from files.noted(_served(*waiting.popleft()))
    while waiting:
        yield from files.noted(_served(*waiting.popleft()))


def _chunks(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Yield steps in lists of some length; one that is made of others begins a list."""
    chunk: list[Step] = []
    for step in steps:
        if len(chunk) == _CHUNK or (chunk and _uses(step)):
            yield chunk
            chunk = []
        chunk.append(step)
    if chunk:
        yield chunk


def _uses(step: Step) -> tuple[Recipe, ...]:
    return step.recipe.uses if isinstance(step, Pending) else ()


class _FileBytes:
    """Bytes by path of the files that were made last, for those that may be made of them.

    Files that were there already are read when they are wanted.
    """

    def __init__(self, read: Callable[[OutputFile], bytes | None]) -> None:
        self._read = read
        self._there: dict[str, OutputFile] = {}
        self._files: dict[str, bytes] = {}
        self._size = 0

    def noted(self, files: Iterable[Output | OutputFile]) -> Iterator[Output | OutputFile]:
        """Yield files, and keep those that were made; of too many, the first ones go."""
        for file in files:
            if isinstance(file, OutputFile):
                self._there[file.path] = file
            elif file.kind not in _ALONE:
                self._keep(file)
            yield file

    def _keep(self, file: Output) -> None:
        self._files[file.path] = file.data
        self._size += len(file.data)
        while self._size > _MOST_BYTES:
            self._size -= len(self._files.pop(next(iter(self._files))))

    def bytes_for(self, recipe: Recipe) -> dict[str, bytes]:
        """Return what is known of the files that a recipe uses, by path."""
        contents = ((used.path, self._bytes(used.path)) for used in recipe.uses)
        return {path: data for path, data in contents if data is not None}

    def _bytes(self, path: str) -> bytes | None:
        if path in self._files:
            return self._files[path]
        return self._read(self._there[path]) if path in self._there else None


_TimedFile = tuple[bytes, float]  # a file, and the seconds that it took


_Call = tuple[Recipe, dict[str, bytes]]  # what to make, and what is known of what it uses


def _make(calls: list[_Call]) -> list[_TimedFile]:
    return [_timed(recipe, files) for recipe, files in calls]


_KeeperEntries = list[tuple[bytes, bytes]]


def _make_away(calls: list[_Call]) -> tuple[list[_TimedFile], _KeeperEntries]:
    """Return files, and what was kept on the way: by a worker, who is asked for it only here."""
    return _make(calls), KEEPER.taken_fresh()


def _brought(away: Future[tuple[list[_TimedFile], _KeeperEntries]]) -> list[_TimedFile]:
    files, fresh = away.result()
    for key, made in fresh:
        KEEPER.keep(key, made)
    return files


def _timed(recipe: Recipe, files: dict[str, bytes]) -> _TimedFile:
    begun = time.perf_counter()
    return bytes_of(recipe, files), time.perf_counter() - begun


def bytes_of(recipe: Recipe, files: dict[str, bytes]) -> bytes:
    """Return a recipe's file; `files`, by path, gets those that it makes on the way.

    Within one build a path is one file: so is it within a recipe and all that it uses.
    """
    for used in recipe.uses:
        if used.path not in files:
            files[used.path] = bytes_of(used, files)
    return recipe.make(*recipe.arguments, *(files[used.path] for used in recipe.uses))


def _served(
    steps: list[Step], made: Callable[[], list[_TimedFile]]
) -> Iterator[Output | OutputFile]:
    results = iter(made())
    for step in steps:
        if isinstance(step, Pending):
            recipe, (data, seconds) = step.recipe, next(results)
            yield Output(recipe.path, recipe.kind, data, step.source, seconds)
        else:
            yield step


def source_of(recipe: Recipe, engine: str) -> str:
    """Return the digest of what a recipe's file depends on, the engine too."""
    digests = KEEPER.digests  # which knows what pages were looked for by
    digest = hashlib.sha256(f"{engine} {recipe.kind} {name_of(recipe.make)}".encode())
    for argument in recipe.arguments:
        digest.update(digests.written(argument))
    for used in recipe.uses:
        digest.update(f"{used.path} {source_of(used, engine)}".encode())
    return digest.hexdigest()[:32]


def platform() -> str:
    """Return what this Python brings along that shows in files."""
    return f"Python {sys.version_info[:2]}, zlib {zlib.ZLIB_RUNTIME_VERSION}"
