"""Tables of cards, as spreadsheets hold them: .csv, .xlsx and .ods, wherever YAML may stand."""

SUFFIXES = (".csv", ".xlsx", ".ods")
