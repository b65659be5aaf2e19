"""Bibliographies on paper: BibTeX and biblatex, and the formats of other programs."""
