"""What is measured: the shipped deck, changed, or with many cards more, and maps with many texts."""

import random
import shutil
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import yaml

from kaartspel.deck.model import Deck
from kaartspel.posters import Map, maps

_WORDS = 4  # of each text of a crowded map: as many as fit on A1 with 500 texts


def change(deck: Path) -> None:
    """Change the text of one card."""
    path = deck / "values/nut.yaml"
    text = path.read_text("utf-8")
    assert "De gemeente moet door slim" in text
    path.write_text(text.replace("De gemeente moet door slim", "Je moet door slim"), "utf-8")


_ROOM = 110  # characters: words in another order may take a line more


def generate(source: Path, target: Path, count: int) -> None:
    """Write a deck with `count` statements more: words of the real ones, in another order."""
    choose = random.Random(1)
    shutil.copytree(source, target)
    files = sorted((target / "values").glob("*.yaml"))
    clusters = [yaml.safe_load(path.read_text("utf-8")) for path in files]
    told = [s["text"] for c in clusters for v in c["values"] for s in v["statements"]]
    texts = [text for text in told if len(text) < _ROOM]
    clusters.sort(key=lambda cluster: str(cluster["id"]))
    for letter, cluster in zip("abcdefghijklmnopqrstuvwxyz", clusters, strict=False):
        number = 0
        for value in cluster["values"]:
            value["statements"] = []
            for _ in range(count // sum(len(c["values"]) for c in clusters) + 1):
                words = choose.choice(texts).strip("‘’“”").split()
                choose.shuffle(words)
                number += 1
                first = "wxyz"[number // 10_000]  # a number has four figures at most
                id_ = f"{letter}{first}{number % 10_000:04}-woorden"
                statement = {"id": id_, "text": f"“{' '.join(words)}”"}
                value["statements"].append(statement)
    for path in files:
        path.unlink()
    for cluster in clusters:
        path = target / "values" / f"{cluster['id']}.yaml"
        path.write_text(yaml.safe_dump(cluster, allow_unicode=True, sort_keys=False), "utf-8")
    errata = target / "errata.yaml"
    errata.unlink(missing_ok=True)
    deck = target / "deck.yaml"
    told_of_deck = yaml.safe_load(deck.read_text("utf-8"))
    told_of_deck.pop("phrases")  # words in another order have others
    deck.write_text(yaml.safe_dump(told_of_deck, allow_unicode=True, sort_keys=False), "utf-8")


def crowded(deck: Deck, count: int) -> Map:
    """Return the deck's fullest map with `count` short texts, shared among its tiles."""
    map_ = max(maps(deck), key=lambda each: sum(len(tile.entries) for tile in each.tiles))
    each, more = divmod(count, len(map_.tiles))
    tiles = []
    for index, tile in enumerate(map_.tiles):
        texts = islice(cycle(tile.entries), each + (index < more))
        short = (
            replace(entry, text=" ".join(entry.text.split()[:_WORDS]), topic="") for entry in texts
        )
        tiles.append(replace(tile, entries=tuple(short)))
    return replace(map_, tiles=tuple(tiles))
