"""One library out of many `.bib` files: the same work becomes one entry, and nothing of the texts is lost."""
