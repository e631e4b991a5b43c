"""Chapters say what their Markdown says: nothing is lost or turned into something else unsaid."""

from pathlib import Path

import pytest
from hypothesis import event, given

from commonmark import (
    CHAPTERS,
    are_shown,
    by_commonmark,
    in_book,
    in_form,
    in_source,
    numerals,
    read,
    shown_numerals,
)
from editing import copy_deck
from kaartspel.building import check
from kaartspel.problems import InvalidDeck, Problem
from sampling import sampled

SHOWN = {
    "a list below its sentence": ("Text:\n- one\n- two\n", "<p>Text:</p><ul><li>one</li>"),
    "a list of two spaces": ("- a\n  - b\n- c\n", "<ul><li>a<ul><li>b</li></ul></li><li>c</li>"),
    "numbers, then bullets": ("1. a\n2. b\n\n- c\n", "<li>b</li></ol><ul><li>c</li>"),
    "parentheses": ("1) one\n2) two\n", "<ol><li>one</li><li>two</li></ol>"),
    "a list from 3": ("3. third\n4. fourth\n", "<ol 3><li>third</li><li>fourth</li></ol>"),
    "steps under bullets": ("- a\n\n1. b\n", "</ul><ol><li>b</li></ol>"),
    "a list that goes on": ("1. a\n\nText.\n\n2. b\n", "</ol><p>Text.</p><ol 2><li>b</li></ol>"),
    "bullets less far in": ("1. a\n  - b\n2. c\n", "<ul><li>b</li></ul><ol 2><li>c</li></ol>"),
    "emphasis where no spaces are": ("中文**强调**文字\n", "<p>中文<strong>强调</strong>文字</p>"),
    "dashes that end with a backslash": ("– a\\\n– b\n", "<p>– a<br/>– b</p>"),
    "a year within a paragraph": ("It was in\n2024. Then\n", "<p>It was in 2024. Then</p>"),
    "an escaped year": ("2024\\. That was\n", "<p>2024. That was</p>"),
    "a table below its sentence": (
        "Text:\n| a | b |\n|---|---|\n| 1 | 2 |\n", "<p>Text:</p><table><thead><tr><th>a</th>"),
    "a bar in a cell": ("| a \\| b | `c\\|d` |\n|--|--|\n", "<th>a | b</th><th><code>c|d</code>"),
    "headings with a sharp": ("## Tools: F#\n\n### C# #\n", "<h2>Tools: F#</h2><h3>C#</h3>"),
    "names of characters": ("Euro&nbsp;5, caf&eacute; &mdash; on&hellip;\n",
                            "<p>Euro\u00a05, café — on…</p>"),
    "no names of characters": ("R&D, &nosuch; &copy 2026\n", "R&amp;D, &amp;nosuch; &amp;copy"),
    "a backslash at a line's end": ("one\\\ntwo\n", "<p>one<br/>two</p>"),
    "a fence": ("```py\na  < b\n```\n", "<pre><code>a &lt; b\n</code></pre>"),
    "an asterisk in a word": ("Bürger*innen\n", "<p>Bürger*innen</p>"),
    "underscores in a name": ("snake_case_name\n", "<p>snake_case_name</p>"),
    "a multiplication": ("7 * 24 = 168\n", "<p>7 * 24 = 168</p>"),
    "brackets": ("[…] and [sic] (so)\n", "<p>[…] and [sic] (so)</p>"),
    "an address": ("<https://a.example/b_c>\n", "<a>https://a.example/b_c</a>"),
    "a mailbox": ("<ann@a.example>\n", "<a>ann@a.example</a>"),
    "a quotation that goes on": ("> a\nb\n", "<blockquote><p>a b</p></blockquote>"),
    "a note of two paragraphs": (
        "A[^n].\n\n[^n]: One.\n\n    Two.\n", "<li><p>One.</p><p>Two.</p>"),
}  # fmt: skip

# A line; the code of what is told of it; and the line as the remedy has it.
TOLD = {
    "a year begins a paragraph": ("2024. That was the year.", "number-begins-list",
                                  "2024\\. That was the year."),
    "a day begins a paragraph": ("14) Oktober", "number-begins-list", "14\\) Oktober"),
    "numbers that jump": ("1. a\n2. b\n4. c", "list-out-of-order", "1. a\n2. b\n3. c"),
    "a number in reverse": ("3. a\n2. b", "list-out-of-order", "3. a\n4. b"),
    "a heading without a space": ("##Deep", "heading-without-space", "## Deep"),
    "a sharp": ("#5 is alive", "heading-without-space", "\\#5 is alive"),
    "another bullet": ("• one\n• two", "no-list", "- one\n- two"),
    "a mark too far": ("Text:\n    - one", "mark-too-far", "Text:\n- one"),
    "a third cell": ("| a | b |\n|--|--|\n| 1 | 2 | 3 |", "table-uneven",
                     "| a | b |\n|--|--|\n| 1 | 2 \\| 3 |"),
    "columns that differ": ("| a | b |\n|--|", "table-uneven", "| a | b |\n|--|--|"),
    "a sentence below a table": ("| a |\n|--|\n| 1 |\nSource", "table-goes-on",
                                 "| a |\n|--|\n| 1 |\n\nSource"),
    "a table without a head": ("|--|--|\n| a | b |", "table-without-head",
                               "| h | i |\n|--|--|\n| a | b |"),
    "a table behind a bullet": ("- | a |\n  |--|", "table-in-list", "-\n  | a |\n  |--|"),
    "bold without end": ("**Note: all", "mark-unclosed", "**Note:** all"),
    "bold without beginning": ("Note:** all", "mark-unopened", "Note:\\*\\* all"),
    "an asterisk for a note": ("*conditions apply", "mark-unclosed", "\\*conditions apply"),
    "stars in two words": ("Bürger*innen und Schüler*innen", "emphasis-in-words",
                           "Bürger\\*innen und Schüler*innen"),
    "a product": ("2*3*4", "emphasis-in-words", "2\\*3*4"),
    "a link without words": ("[](questions.md)", "link-without-words", "[q](questions.md)"),
    "a link that leads nowhere": ("[words]()", "no-target", "[words](questions.md)"),
    "a space in a link": ("[a] (questions.md)", "space-in-link", "[a](questions.md)"),
    "spaces in an address": ("[a](the questions.md)", "no-address", "[a](<questions.md>)"),
    "a note among the words": ("Text^[note]", "inline-note", "Text[^n]\n\n[^n]: note"),
    "a note below a quotation": ("> a[^n]\n[^n]: b", "note-in-quotation", "> a[^n]\n\n[^n]: b"),
    "an empty note": ("Text[^n]\n\n[^n]:", "note-empty", "Text[^n]\n\n[^n]: note"),
    "a note of itself": ("[^n]: See[^n].", "note-unused", "Text[^n]\n\n[^n]: See[^n]."),
    "a note in a link": ("[a[^n]](questions.md)\n\n[^n]: b", "note-in-link",
                         "[a](questions.md)[^n]\n\n[^n]: b"),
    "a link in a link": ("[a [b](questions.md)](questions.md)", "link-in-link",
                         "[a b](questions.md)"),
    "an address in a link": ("[a <https://a.example/>](questions.md)", "link-in-link",
                             "[a](questions.md)"),
    "struck out": ("~~gone~~", "struck-out", "gone"),
    "a fence without end": ("```\ncode", "fence-unclosed", "```\ncode\n```"),
    "a backslash at the end": ("words\\", "backslash-at-end", "words"),
    "an invisible name": ("a&shy;b", "invisible-character", "ab"),
    "a misspelt name": ("a&nbps;b", "entity-unknown", "a&nbsp;b"),
    "a code": ("a&#8211;b", "character-code", "a–b"),
    "a caption among words": ('See ![a](../symbols/bow.svg "Cap") here', "caption-among-words",
                              'See here\n\n![a](../symbols/bow.svg "Cap")'),
    "a telephone": ("[call](tel:+31201234567)", "no-target", "+31201234567"),
    "a DOI": ("[d](doi:10.1000/182)", "no-target", "[d](https://doi.org/10.1000/182)"),
    "no scheme": ("[w](www.example.org)", "no-target", "[w](https://www.example.org)"),
    "an ftp": ("[w](ftp://example.org)", "no-target", "[w](https://example.org)"),
    "a picture as a target": ("[p](../symbols/bow.svg)", "no-target", "![p](../symbols/bow.svg)"),
    "no host": ("[w](https://)", "bad-address", "[w](https://a.example)"),
    "a broken host": ("[w](https://a..b)", "bad-address", "[w](https://a.b)"),
    "a port": ("[w](https://a.b:99999/)", "bad-address", "[w](https://a.b:443/)"),
    "no mailbox": ("[w](mailto:ann)", "bad-address", "[w](mailto:ann@a.example)"),
    "lower letters": ("H~2~O", "no-subscript", "H₂O".replace("₂", "\\~2\\~")),
    "higher letters": ("5 m^2^", "no-superscript", "5 m²"),
    "a marker": ("==seen==", "no-highlight", "**seen**"),
    "attributes of a picture": ("![p](../symbols/bow.svg){width=50}", "no-attributes",
                                "![p](../symbols/bow.svg)"),
    "an attribute of a heading": ("## Head {#head}", "no-attributes", "## Head"),
    "a link of a wiki": ("[[questions]]", "no-wiki-link", "[questions](questions.md)"),
    "a field of another Markdown": ("::: note\nseen\n:::", "no-division", "> seen"),
    "an admonition": ("!!! note\n    seen", "no-division", "> seen"),
    "a definition": ("Term\n: what it is", "no-definition", "- **Term**: what it is"),
    "lines with dashes": ("– one\n– two", "lines-run-together", "- one\n- two"),
    "lines with letters": ("a) one\nb) two", "lines-run-together", "a) one\\\nb) two"),
    "lines with numbers": ("1 - one\n2 - two", "lines-run-together", "1. one\n2. two"),
    "a space in an address": ("<https://a.example/b c>", "space-in-address",
                              "<https://a.example/b%20c>"),
    "bold with its colon": ("**Note:**all", "mark-between", "**Note:** all"),
    "bold quotation marks": ("it is**“so”** here", "mark-between", "it is “**so**” here"),
    "deep emphasis": ("*a **b " * 9 + "c" + "** d*" * 9, "too-deep", "*a **b** c*"),
}  # fmt: skip


@pytest.mark.parametrize("what", SHOWN)
def test_it_is_shown_as_it_is_meant(what: str) -> None:
    markdown, expected = SHOWN[what]
    chapter, told = read(f"# Title\n\n{markdown}")
    assert told == []
    assert expected in in_book(chapter)


FIRST = {code: (what,) for what, (_, code, _) in reversed(TOLD.items())}.values()


@pytest.mark.parametrize("what", sampled([(what,) for what in TOLD], FIRST))
def test_it_is_told_and_what_is_told_helps(tmp_path: Path, what: str) -> None:
    wrong, code, right = TOLD[what]
    deck = copy_deck(tmp_path)
    assert {problem.code for problem in _told(deck, wrong)} == {code}
    assert _told(deck, right) == []


def _told(deck: Path, markdown: str) -> list[Problem]:
    (deck / "book/preface.md").write_text(f"# Preface\n\n{markdown}\n", "utf-8")
    try:
        check(deck, only=("book",))
    except InvalidDeck as error:
        return list(error.problems)
    return []


@given(CHAPTERS)
def test_a_chapter_is_read_as_commonmark_reads_it_or_told(markdown: str) -> None:
    chapter, told = read(markdown)
    if told:
        event("told")
        return
    event("shown")
    form = in_book(chapter)
    assert form == by_commonmark(markdown)
    numbers = numerals(markdown)
    assert are_shown(numbers, shown_numerals(form))
    assert not in_source(markdown) - in_form(form, numbers)
