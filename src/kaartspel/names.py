"""Compare names as people type them: with or without capitals, on any keyboard."""

import unicodedata


def folded(name: str) -> str:
    """Return what a name is compared by: its letters, capitals or not, with single spaces.

    The capital of the Turkish ı is I, and the small letter of İ is i. As nothing says in which
    language a name is typed, these four are one letter.
    """
    plain = unicodedata.normalize("NFKC", name.replace("İ", "i")).casefold().replace("ı", "i")
    return " ".join(plain.split())
