"""Turn the files that an editor writes into a checked Deck, or into all of their problems."""
