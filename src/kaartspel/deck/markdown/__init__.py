"""Read Markdown as CommonMark does, with tables and notes, and tell what a book does not use."""
