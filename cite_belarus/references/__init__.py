"""From the labelled segments of a citation to a biblatex record: one normaliser a kind of value; RULES is their order.

Fields beside biblatex's own: `archive` (the name of an archive as printed; its shelf mark is `library`), `pinpoint`
(the cited place). `usera` holds editors whose names are printed in the genitive, in the nominative.
"""

from cite_belarus.references.normalise import RULES, normalise, normalise_all

__all__ = ["RULES", "normalise", "normalise_all"]
