"""Turn a Deck and its drawings into an e-book: pages of XHTML, packed as an EPUB."""
