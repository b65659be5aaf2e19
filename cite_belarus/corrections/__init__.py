"""What a person said of an article's citations, kept in `<stem>.corrections.toml` beside it, applied at every reading.

load(article)                            →  Said
recut(document, citations, said)         →  citations that are split, joined, dropped
amend(cited, said, normalise)            →  kinds, labels, types and fields put right
unmatched(cited, said, cuts)             →  an issue for each correction that fits nothing any more
settle(library, cited, said, regather)   →  same and other works; a value given by hand outvotes twins
appended(text, correction, stem)         →  the text of the file with one correction more
"""

from cite_belarus.corrections.amending import amend, labelled, unmatched
from cite_belarus.corrections.cutting import recut
from cite_belarus.corrections.finding import Index
from cite_belarus.corrections.reading import beside, load, loads
from cite_belarus.corrections.said import NOTHING, NOWHERE, Correction, Done, Hint, Said
from cite_belarus.corrections.sameness import settle
from cite_belarus.corrections.writing import appended, as_toml

__all__ = [
    "NOTHING", "NOWHERE", "Correction", "Done", "Hint", "Index", "Said", "amend", "appended", "as_toml",
    "beside", "labelled", "load", "loads", "recut", "settle", "unmatched",
]  # fmt: skip
