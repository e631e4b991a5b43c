"""The words that ship for a language."""

from kaartspel import shipped
from kaartspel.deck.folder import read_bytes
from kaartspel.deck.reading import read_yaml
from kaartspel.problems import Problems, SurroundingsFailed


def language_words(code: str) -> dict[str, str] | None:
    """Return the words of a language, such as nl, by their keys; None where none ship."""
    path = shipped.LANGUAGES / f"{code}.yaml"
    if not path.is_file():
        return None
    problems = Problems()
    yaml = read_yaml(path.name, read_bytes(path), problems)
    if yaml is None or problems or not isinstance(yaml.data, dict):
        raise SurroundingsFailed(f"{path} is damaged; install kaartspel again")
    return {key: str(word) for key, word in yaml.data.items()}
