"""What a person said of an article's citations, kept in a file beside it and applied whenever it is read."""
