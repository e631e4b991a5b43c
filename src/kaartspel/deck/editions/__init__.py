"""Decks that are made of another: what an edition says stands, the rest comes from its base."""
