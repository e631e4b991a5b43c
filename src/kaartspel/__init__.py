"""Turn a deck of questions and values into playing cards and an e-book."""

from importlib.metadata import version

__version__ = version("kaartspel")
