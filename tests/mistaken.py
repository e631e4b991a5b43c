"""Files of a deck with many mistakes, of many kinds, at once."""

MISTAKEN = {
    "deck.yaml": """\
titel: A street
slug: Street!
title: ""
description: A deck
identifier: urn:x
first_published: 2024-02-31
edition_date: soon
publisher: [a, b]
rights: all
language: qq
creators: []
ink: low
book:
  parts: 3
""",
    "suits.yaml": "suits:\n  - id: A b\n    name: x\n",
    "questions/street.yaml": "map: Street\n\tquestion: why\n",
    "cards-of-ours.txt": "notes",
}
