"""The little Markdown of a card's text: what is set, what stays as it stands, what is told."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaartspel.deck.model.text import Listing, Paragraph, Rich, Span, listing, plain
from kaartspel.deck.richtext import read_text


def shown(text: Rich) -> str:
    """Return a text with its faces marked plainly: <s>trong</s>, <e>mphasis</e>, blocks by |."""
    blocks = []
    for block in text:
        items = [block.lines] if isinstance(block, Paragraph) else block.items
        words = [" / ".join("".join(map(_span, line)) for line in item) for item in items]
        head = "" if isinstance(block, Paragraph) else "- " if block.first is None else "# "
        blocks.append(head + " ; ".join(words))
    return " | ".join(blocks)


def _span(span: Span) -> str:
    words = f"<e>{span.text}</e>" if span.emphasis else span.text
    return f"<s>{words}</s>" if span.strong else words


@pytest.mark.parametrize(("text", "expected"), [
    ("Een tekst.", "Een tekst."),
    ("**Let** op, *nu*", "<s>Let</s> op, <e>nu</e>"),
    ("__Let__ op, _nu_", "<s>Let</s> op, <e>nu</e>"),
    ("***alles***", "<s><e>alles</e></s>"),
    ("**Ver**gevoel en *on*zin", "<s>Ver</s>gevoel en <e>on</e>zin"),
    ("Prijs* in euro", "Prijs* in euro"),
    (r"\**zo*", "*<e>zo</e>"),
    ("***a** b*", "<s><e>a</e></s><e> b</e>"),
    ("**a *b* c**", "<s>a </s><s><e>b</e></s><s> c</s>"),
    ("‘*Burgers*’ (*en*) *raad*.", "‘<e>Burgers</e>’ (<e>en</e>) <e>raad</e>."),
    ("(7*24 uur) en 2*3*4", "(7*24 uur) en 2*3*4"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("mijn_bestand_naam", "mijn_bestand_naam"),
    (r"\*geen\* nadruk, C:\\map", "*geen* nadruk, C:\\map"),
    ("Vraag 3\\. blijft", "Vraag 3. blijft"),
    ("een\ntwee\n\ndrie", "een / twee | drie"),
    ("een\\\ntwee", "een / twee"),
    ("C:\\", "C:\\"),
    ("- een\n- twee", "- een ; twee"),
    ("Mee:\n- pen\n- **papier**\n  en een lat", "Mee: | - pen ; <s>papier</s> / en een lat"),
    ("1. een\n2. twee", "# een ; twee"),
    ("1) een\n2) twee", "# een ; twee"),
    ("7. zeven\n8. acht", "# zeven ; acht"),
    ("- een\n1. twee", "- een | # twee"),
    ("- een\n\n- twee\n\n\n- drie", "- een ; twee ; drie"),
    ("1. een\n\n2. twee", "# een ; twee"),
    ("1. een\n\n   en meer\n\n2. twee", "# een / en meer ; twee"),
    ("1. een\n\ntekst", "# een | tekst"),
    ("1. een\n\n2024. twee", "# een | 2024. twee"),
    ("14. mei was het warm", "14. mei was het warm"),
    ("2024. Een goed jaar.", "2024. Een goed jaar."),
    ("een\n2024. twee", "een / 2024. twee"),
    ("foto`s", "foto`s"),
    ("R&D; Q & A", "R&D; Q & A"),
    ("a < b > c", "a < b > c"),
    ("3|4", "3|4"),
    ("#1 in de lijst", "#1 in de lijst"),
    ("[sic]", "[sic]"),
])  # fmt: skip
def test_reads(text: str, expected: str) -> None:
    read, faults = read_text(text)
    assert shown(read) == expected
    if text != "R&D; Q & A":  # which looks like an entity, and is told
        assert not faults


@pytest.mark.parametrize(("text", "code", "offset"), [
    ("**open", "mark-unclosed", 0),
    ("een *open", "mark-unclosed", 4),
    ("een\n- *open", "mark-unclosed", 6),
    ("Belangrijk** nu", "mark-unopened", 10),
    ("**een** twee**", "mark-unopened", 12),
    ("**“een”**twee", "mark-between", 7),
    ("een <b>twee", "card-html", 4),
    ("een <br/>", "card-html", 4),
    ("een &nbsp; twee", "card-entity", 4),
    ("een &#8217; twee", "card-entity", 4),
    ("# kop", "card-heading", 0),
    ("een\n## kop", "card-heading", 4),
    ("> aangehaald", "card-quote", 0),
    ("| a | b |", "card-table", 0),
    ("zie [hier](https://example.org/a_b)", "card-link", 4),
    ("![alt](a.png)", "card-link", 0),
    ("zie [hier][a]", "card-link", 4),
    ("zie [[Raad]]", "card-link", 4),
    ("[raad]: https://example.org", "card-link", 0),
    ("zie <https://example.org>", "card-link", 4),
    ("mail <raad@example.org>", "card-link", 5),
    ("een[^1] twee", "card-note", 3),
    ("een^[noot]", "card-note", 3),
    ("een | twee\n--|--", "card-table", 11),
    ("een\n+ twee", "card-plus", 4),
    ("een ==twee==", "card-marks", 4),
    ("H~2~O", "card-marks", 1),
    ("x^2^", "card-marks", 1),
    ("een {.klas}", "card-marks", 4),
    ("een &nbps; twee", "card-entity", 4),
    ("een `code`", "card-code", 4),
    ("```", "card-code", 0),
    ("~~weg~~", "card-struck", 0),
    ("een\n---\ntwee", "card-rule", 4),
    ("een\n***\ntwee", "card-rule", 4),
    ("- een\n  - twee", "card-nested-list", 8),
])  # fmt: skip
def test_tells_what_a_card_cannot_show(text: str, code: str, offset: int) -> None:
    faults = read_text(text)[1]
    assert [(fault.code, fault.offset) for fault in faults] == [(code, offset)]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("**open", r"\*\*open"),
        ("# kop", r"\# kop"),
        ("> a", r"\> a"),
        ("| a |", r"\| a |"),
        ("een `code`", r"een \`code\`"),
        ("een <b>", "een < b>"),
        ("H~2~O", r"H\~2~O"),
        ("+ a", r"\+ a"),
        ("R&eaccute;", r"R\&eaccute;"),
    ],
)
def test_each_escape_that_a_fault_names_mends_it(text: str, mended: str) -> None:
    read, faults = read_text(mended)
    assert not faults
    assert plain(read).replace("< b", "<b") == text


def test_a_numbered_list_keeps_its_numbers_when_it_is_read_out() -> None:
    read, _ = read_text("3. drie\n4. vier")
    assert read == (listing(["drie", "vier"], 3),)
    assert plain(read) == "3 drie\n4 vier"


WORDS = st.text(string.ascii_letters + string.digits + "éß’“” .,;:!?()*_-`\\\n", max_size=80)


@settings(max_examples=300)
@given(WORDS)
def test_every_letter_and_digit_stands_in_what_is_read(text: str) -> None:
    """But the numerals of a list, which it counts itself."""
    read, _ = read_text(text)
    kept = [c for c in plain(read) if c.isalnum()]
    assert [c for c in text if c.isalnum()] == kept or any(
        isinstance(block, Listing) and block.first is not None for block in read
    )


@settings(max_examples=300)
@given(WORDS)
def test_plain_words_escaped_mark_by_mark_come_out_as_they_stand(text: str) -> None:
    line = " ".join(text.split())
    escaped = "".join(f"\\{c}" if c in string.punctuation else c for c in line)
    read, faults = read_text(escaped)
    assert not faults
    assert plain(read) == line
