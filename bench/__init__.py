"""How fast kaartspel is beside others that make PDFs; run by `make bench`, never by the tests."""
