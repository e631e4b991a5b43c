"""Derive the expected texts from the text extracted from the publication's PDF.

A person runs this while developing, when the extracted text or these rules change:

    python tests/content/derive.py PATH_TO_SOURCE > tests/content/expected.json

It reads the source alone and never the deck, so that a test can hold the one against the other.
It mends what the extraction damaged, by the rules and lists below, and drops what is page
furniture or stands twice (after making sure that both printings say the same). It mends no error
of the publication: its result has the wording as printed. Whatever it does not expect stops it.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

# Words that a hyphen divides at a line end: the hyphen goes. A word that is not listed stops the
# script, for its hyphen could be its own. ("informatie-" never ends a line in this text.)
DIVIDED = frozenset({
    "bedrijfsvoering", "besluitvorming", "bijpassende", "communicatietechnologie",
    "dienstbaarheid", "digitalisering", "discrimineren", "gemeenteraden", "hoofdprocessen",
    "mogelijkheden", "onderscheiden", "raadsleden", "relevant", "Vereniging", "vraagstukken",
    "waardenclusters",
})  # fmt: skip
# Words that stand in two pieces, mostly because of a ligature.
SPLIT = {
    "Archiefb eheer": "Archiefbeheer",
    "Doeltreff endheid": "Doeltreffendheid",
    "weten schappers": "wetenschappers",
}
# Headings and names of signatories, which have no blank line between them and what follows.
HEADINGS = (
    "Bahreddine Belhaj",
    "Wat staat er in dit boek?",
    "Hoe is dit boek tot stand gekomen?",
    "Hoe kunnen raadsleden en andere geïnteresseerden dit boek gebruiken?",
    "Simone Halink en Dries Bartelink",
    "Wat verstaan we onder waarden?",
    "Hoe ordenen we waarden?",
    "Hoe maken we waarden concreet?",
    "Welke waardenclusters onderscheiden we?",
)
# Each map of questions: its second title line as printed, and its categories.
MAPS = {
    "Gemeentelijke processen": (
        "gemeentelijk processen", ("Bedrijfsvoering", "Uitvoering", "Bestuur"),
    ),
    "Belanghebbenden": (
        "belanghebbenden", ("Particulieren", "Private partijen", "Publieke partijen"),
    ),
}  # fmt: skip
CLUSTERS = (
    "Vrijheid", "Rechtvaardigheid", "Puurheid", "Loyaliteit", "Empathie", "Hiërarchie",
    "Continuïteit", "Kwaliteit", "Nut",
)  # fmt: skip
FIRST_CLUSTER = "Vrijheid ... gaat over autonoom leven."
# The first line after a map of questions; "Vragenkaarten 9" is the foot of a page.
AFTER_MAP = ("Vragenkaart", "Vragenkaarten 9", "Waardenclusters")
OVERVIEW = "Overzicht van de negen waardenclusters"
GAP = "[…]"

Record = dict[str, str]


def same(printings: Iterable[list[str]], times: int) -> list[str]:
    """Return what stands several times in the source, if all printings say the same."""
    first, *others = printings
    if len(others) != times - 1 or any(other != first for other in others):
        raise SystemExit(f"expected {times} equal printings of: {first[:3]}")
    return first


def until(lines: list[str], start: int, *ends: str) -> list[str]:
    """Return the lines from `start` up to the next that is one of `ends`."""
    stop = next(i for i in range(start + 1, len(lines)) if lines[i] in ends)
    return lines[start:stop]


def join(lines: Iterable[str]) -> str:
    """Join lines to one text, and mend what the extraction damaged in it."""
    text = ""
    for line in lines:
        if text.endswith("-"):
            word = re.split(r"\W", text[:-1])[-1] + re.split(r"\W", line)[0]
            if word not in DIVIDED:
                raise SystemExit(f"is the hyphen in '{word}' its own, or the line end's?")
            text = text[:-1] + line
        else:
            text = f"{text} {line}"
    for split, whole in SPLIT.items():
        text = text.replace(split, whole)
    return " ".join(text.replace("...", "…").split())


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield runs of lines: blank lines end a run, and an ellipsis begins one.

    A list item, which begins with an ellipsis, goes on over blank lines until its ; or full stop.
    """
    block: list[str] = []
    for line in lines:
        unfinished = block and block[0][0] in ".…" and not block[-1].endswith((";", "; en", "."))
        if (not line and not unfinished) or line.startswith(("…", "...")):
            if block:
                yield block
            block = []
        if line:
            block.append(line)
    if block:
        yield block


def prose(lines: Iterable[str]) -> list[str]:
    """Return headings, paragraphs, list items and signatures, each as a text of its own."""
    texts: list[str] = []
    for text in map(join, blocks(lines)):
        heading = next((h for h in HEADINGS if text.startswith(f"{h} ")), "")
        texts += filter(None, (heading, text.removeprefix(heading).strip()))
    return texts


def tree(
    lines: list[str], names: tuple[str, str], groups: Iterable[str], is_text: re.Pattern[str]
) -> list[Record]:
    """Return the texts of a map, each with its group and with the heading right above it."""
    found: list[Record] = []
    group = heading = ""
    for line in map(join, ([line] for line in lines if line)):
        if is_text.fullmatch(line):
            found.append({names[0]: group, names[1]: heading, "text": line})
        elif line in groups:
            group = line
        else:
            heading = line
    return found


def map_lines(lines: list[str], title: str) -> tuple[list[str], str, list[str]]:
    """Return the introduction of a map of questions, its central question, and what it holds."""
    starts = [i for i, line in enumerate(lines[1:]) if (lines[i], line) == ("Vragenkaart", title)]
    printings = [until(lines, start, *AFTER_MAP) for start in starts]
    whole = same(("\n".join(p).strip().split("\n") for p in printings), times=2)
    ask = next(i for i, line in enumerate(whole) if line.startswith("Wat zijn"))
    answer = next(i for i in range(ask, len(whole)) if whole[i].endswith("?")) + 1
    return whole[:ask], join(filter(None, whole[ask:answer])), whole[answer:]


def without_legends(lines: list[str]) -> list[str]:
    """Drop the colour legends: names of clusters on lines that follow each other.

    On the map itself, the name of a cluster stands between blank lines. One name in the legends
    is misspelt.
    """
    names = {*CLUSTERS, "Hïerarchie"}
    return [
        line
        for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False)
        if line not in names or not {before, after} & names
    ]


def statements(lines: list[str]) -> tuple[str, list[Record]]:
    """Return the central question of the map of values, and its statements from three pages."""
    ends = [i for i, line in enumerate(lines) if line == "door gemeenten?"]
    asks = [max(i for i in range(end) if lines[i] == "Wat zijn") for end in ends]
    printings = [lines[ask : end + 1] for ask, end in zip(asks, ends, strict=True)]
    question = join(filter(None, same(printings, times=3)))
    held: list[str] = []
    for end in ends:
        held += until(lines, end, "Waardenkaart", OVERVIEW)[1:]
    names = ("cluster", "value")
    return question, tree(without_legends(held), names, CLUSTERS, re.compile(r"‘.*’"))


def cluster_texts(lines: list[str]) -> list[Record]:
    """Return the line on each cluster, from its ellipsis to its full stop."""
    pattern = rf"({'|'.join(CLUSTERS)}) (?=…)"
    starts = [i for i, line in enumerate(lines) if line == FIRST_CLUSTER]
    ends = ("Waarden rond digitalisering", "Wat zijn")
    printings = [join(filter(None, until(lines, start, *ends))) for start in starts]
    parts = same((re.split(pattern, text) for text in printings), times=2)
    return [
        {"cluster": name, "text": text.strip()}
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
    ]


def values_chapter(lines: list[str]) -> list[str]:
    """Return the chapter on values, which the extraction tore in two and lost a piece of.

    It breaks off in the middle of a sentence. Its end stands under the next chapter's title.
    """
    start = lines.index("Waarden rond digitalisering")
    torn = lines.index("Zoals we onze smaak vormen op basis van de vijf") + 1
    resumed = lines.index("middelen goed te besteden. Deze praktische")
    rest = until(lines, resumed, "Hoe maken we waarden concreet?")
    texts = prose([*lines[start:torn], GAP, *rest])
    # A piece of that end stands once more, right after the tear.
    stray = join(until(lines, torn, FIRST_CLUSTER))
    if stray not in " ".join(texts):
        raise SystemExit(f"not a duplicate: {stray}")
    return texts


def clusters_chapter(lines: list[str]) -> list[str]:
    """Return the chapter on clusters, up to its picture, which begins by asking "Welke"."""
    start = lines.index("Hoe maken we waarden concreet?")
    return ["Waardenclusters", *prose(until(lines, start, "Welke"))]


def derive(lines: list[str]) -> dict[str, object]:
    """Return all that the deck and the book must hold, as printed."""
    chapters = {
        "voorwoord": prose(until(lines, 0, "Inleiding")),
        "inleiding": prose(until(lines, lines.index("Inleiding"), "Vragen van raadsleden")),
    }
    questions: list[Record] = []
    asked: dict[str, str] = {}
    for name, (title, categories) in MAPS.items():
        introduction, asked[name], held = map_lines(lines, title)
        chapters[f"vragenkaart-{name.lower().replace(' ', '-')}"] = prose(introduction)
        names = ("category", "topic")
        found = tree(held, names, categories, re.compile(r".*\?"))
        questions += [{"map": name, **question} for question in found]
    asked["Waardenkaart"], found = statements(lines)
    chapters["waarden-rond-digitalisering"] = values_chapter(lines)
    chapters["waardenclusters"] = clusters_chapter(lines)
    chapters["waardenkaart"] = ["Waardenkaart"]
    chapters["overzicht"] = prose(lines[lines.index(OVERVIEW) :])
    part = lines.index("Vragen van raadsleden")
    return {
        "parts": [join(until(lines, part, "")), "Waarden rond digitalisering"],
        "central_questions": asked,
        "questions": questions,
        "statements": found,
        "clusters": cluster_texts(lines),
        "chapters": chapters,
    }


def main(arguments: list[str]) -> None:
    """Print the expected texts as JSON."""
    if len(arguments) != 1:
        raise SystemExit("usage: python tests/content/derive.py PATH_TO_SOURCE")
    source = Path(arguments[0]).read_text("utf-8")
    expected = derive([line.strip() for line in source.splitlines()])
    text = json.dumps(expected, ensure_ascii=False, indent=1) + "\n"
    sys.stdout.buffer.write(text.encode())  # the same bytes whatever the console's encoding


if __name__ == "__main__":
    main(sys.argv[1:])
