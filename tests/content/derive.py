"""Derive the expected texts from the text that was extracted from the publication's PDF.

Run by a person, once, when the source changes:

    python tests/content/derive.py SOURCE.txt > tests/content/expected.json

It reads the source alone, never the deck, so that the content test can hold the one against the
other. What the extraction damaged is mended here (hyphens at line ends, split ligatures, doubled
spaces, `...`, furniture, maps printed twice); errors of the printed text stay as printed.
"""

import json
import re
import sys
from pathlib import Path

LIGATURES = {
    "Archiefb eheer": "Archiefbeheer",
    "Doeltreff endheid": "Doeltreffendheid",
    "weten schappers": "wetenschappers",
}
# The line ends with a hyphen of the word's own: "informatie- en communicatietechnologie".
OWN_HYPHEN = re.compile(r"\binformatie-$")
MAPS = {
    "Gemeentelijke processen": ("Bedrijfsvoering", "Uitvoering", "Bestuur"),
    "Belanghebbenden": ("Particulieren", "Private partijen", "Publieke partijen"),
}
CLUSTERS = (
    "Vrijheid", "Rechtvaardigheid", "Puurheid", "Loyaliteit", "Empathie",
    "Hiërarchie", "Continuïteit", "Kwaliteit", "Nut",
)  # fmt: skip
# The legend of clusters that stands in the margin of each page of the map of values.
LEGEND = {*CLUSTERS, "Hïerarchie"}

Record = dict[str, str]


def mend(text: str) -> str:
    """Mend what the extraction damaged within a text."""
    for split, whole in LIGATURES.items():
        text = text.replace(split, whole)
    return re.sub(r"\s+", " ", text).replace("...", "…").strip()


def paragraphs(lines: list[str]) -> list[str]:
    """Join lines to paragraphs at blank lines, and words at hyphens that only the line end made."""
    joined: list[str] = [""]
    for line in lines:
        if not line:
            joined.append("")
        elif joined[-1].endswith("-") and not OWN_HYPHEN.search(joined[-1]):
            joined[-1] = joined[-1][:-1] + line
        else:
            joined[-1] = f"{joined[-1]} {line}"
    return [mend(paragraph) for paragraph in joined if paragraph.strip()]


def between(lines: list[str], first: str, last: str, start: int = 0) -> list[str]:
    """Return the lines after the first that is `first` and before the next that is `last`."""
    begin = lines.index(first, start) + 1
    return lines[begin : lines.index(last, begin)]


def questions(lines: list[str]) -> list[Record]:
    """Return the questions of both maps, each under map, category and topic."""
    found: list[Record] = []
    for name, categories in MAPS.items():
        at = lines.index(categories[0])
        category = topic = ""
        seen: set[str] = set()
        for line in lines[at:]:
            text = mend(line)
            if text.endswith("?"):
                record = {"map": name, "category": category, "topic": topic, "text": text}
                if record in found:  # the map is printed a second time
                    break
                found.append(record)
            elif text in categories and text not in seen:
                category = text
                seen.add(text)
            elif text.startswith("Vragenkaart") or text == "Waardenclusters":
                break
            elif text:
                topic = text
    return found


def statements(lines: list[str]) -> list[Record]:
    """Return the statements of the map of values, each under cluster and value."""
    found: list[Record] = []
    cluster = value = ""
    for index, line in enumerate(lines):
        text = mend(line)
        if index < lines.index("Autonomie") - 2:
            continue
        if text.startswith("‘") and text.endswith("’"):
            found.append({"cluster": cluster, "value": value, "text": text})
        elif text in CLUSTERS and lines[index + 1] == "":
            # A cluster's name stands alone; those of the legend stand one below the other.
            cluster = text if lines[index - 1] == "" else cluster
        elif text and text not in LEGEND:
            value = text
    return found


def cluster_lines(lines: list[str]) -> list[Record]:
    """Return what each cluster is about: the text behind its name, from … to the full stop."""
    text = mend(" ".join(lines))
    found = []
    for cluster in CLUSTERS:
        match = re.search(rf"{cluster} (… [^.…]+\.)", text)
        assert match, cluster
        found.append({"cluster": cluster, "text": match[1]})
    return found


def uses(lines: list[str]) -> list[str]:
    """Return the list of uses: each begins with an ellipsis and may go over blank lines."""
    items: list[list[str]] = []
    for line in lines:
        if line.startswith(("…", "...")):
            items.append([])
        if line:
            items[-1].append(line)
    return [paragraphs(item)[0] for item in items]


def chapters(lines: list[str]) -> dict[str, list[str]]:
    """Return the chapters' texts: headings and paragraphs in order, as printed."""
    text = paragraphs
    inleiding = ["Wat staat er in dit boek?", "Hoe is dit boek tot stand gekomen?",
                 "Hoe kunnen raadsleden en andere", "Lezers kunnen de kaarten gebruiken om:",
                 "We wensen iedereen veel leesplezier en de raads-"]  # fmt: skip
    what, how, who, list_, wish = inleiding
    authors = "Simone Halink en Dries Bartelink"
    after_uses = [wish, *between(lines, wish, authors)]
    values_page = lines.index("Waarden rond digitalisering")
    gap = next(i for i, line in enumerate(lines) if line.endswith("op basis van de vijf"))
    ordering = text(lines[lines.index("Hoe ordenen we waarden?") + 1 : gap + 1])
    rest = text(between(lines, "Waardenclusters", "Hoe maken we waarden concreet?"))
    concrete, which = "Hoe maken we waarden concreet?", "Welke waardenclusters onderscheiden we?"
    chair = "Voorzitter Nederlandse Vereniging voor Raadsleden"
    return {
        "voorwoord": [
            "Voorwoord", *text(between(lines, "Voorwoord", "Bahreddine Belhaj")),
            "Bahreddine Belhaj", chair,
        ],
        "inleiding": [
            "Inleiding", *text(between(lines, "Inleiding", what)),
            what, *text(between(lines, what, how)),
            how, *text(between(lines, how, who)),
            f"{who} geïnteresseerden dit boek gebruiken?",
            *text(between(lines, "geïnteresseerden dit boek gebruiken?", list_)),
            list_, *uses(between(lines, list_, wish)), *text(after_uses),
            authors, "De Argumentenfabriek",
        ],
        "vragenkaart-gemeentelijke-processen": [
            "Vragenkaart gemeentelijk processen",
            *text(between(lines, "gemeentelijk processen", "Wat zijn")),
        ],
        "vragenkaart-belanghebbenden": [
            "Vragenkaart belanghebbenden",
            *text(between(lines, "belanghebbenden", "Wat zijn voor")),
        ],
        "waarden-rond-digitalisering": [
            "Waarden rond digitalisering",
            *text(lines[values_page + 1 : lines.index("Wat verstaan we onder waarden?")]),
            "Wat verstaan we onder waarden?",
            *text(between(lines, "Wat verstaan we onder waarden?", "Hoe ordenen we waarden?")),
            "Hoe ordenen we waarden?",
            *ordering[:-1], f"{ordering[-1]} […] {rest[0]}", *rest[1:],
        ],
        "waardenclusters": [
            "Waardenclusters", concrete, *text(between(lines, concrete, which)),
            which, *text(between(lines, which, "Welke")),
        ],
        "waardenkaart": ["Waardenkaart"],
        "overzicht": [mend(" ".join(lines[-2:]))],
    }  # fmt: skip


def central_questions(lines: list[str]) -> list[str]:
    """Return the central questions of the two maps of questions and of the map of values."""
    text = mend(" ".join(lines))
    return [
        re.search(pattern, text)[0]  # type: ignore[index]
        for pattern in (
            r"Wat zijn voor raadsleden relevante vragen over [^?]* gemeentelijke processen\?",
            r"Wat zijn voor raadsleden relevante vragen over [^?]* in de gemeente\?",
            r"Wat zijn voor raadsleden relevante waarden bij besluiten over het gebruik van data "
            r"en ict in en door gemeenten\?",
        )
    ]


def main(source: Path) -> None:
    """Print the expected texts as JSON."""
    lines = [line.strip() for line in source.read_text("utf-8").splitlines()]
    while not lines[-1]:
        lines.pop()
    expected = {
        "questions": questions(lines),
        "statements": statements(lines),
        "clusters": cluster_lines(lines),
        "chapters": chapters(lines),
        "central_questions": central_questions(lines),
    }
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(json.dumps(expected, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
