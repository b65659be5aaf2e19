"""Everything that `lint` can say: the code, how grave it is, what it means, what to do, whether `--fix` may do it.

Codes stay: a file that says `lint: ignore[double-space]` today must mean the same next year.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Code(NamedTuple):
    """One row. `safe`: a finding of this code may bring a fix that changes how the work is written, not what it is."""

    severity: Severity
    what: str
    remedy: str
    safe: bool = False


CODES: dict[str, Code] = {
    # the file
    "bib-syntax": Code("error", "an entry that BibTeX cannot read", "Mend the entry: see its braces and commas."),
    "bib-no-key": Code("error", "an entry without a key", "Give it a key."),
    "bib-key-twice": Code("error", "two entries with one key", "Rename one, or remove it."),
    "bib-field-twice": Code("warning", "a field given twice", "Keep one of the two."),
    "bib-value": Code("error", "a value whose braces do not pair", "Pair the braces."),
    "bib-macro": Code("warning", "an abbreviation without its @string", "Define it, or put the text in braces."),
    "bib-markup": Code("info", "TeX commands that only TeX understands", "Say it in plain characters if you can."),
    "unknown-code": Code("warning", "`lint: ignore` of a code that there is not", "See the codes: lint --codes."),
    # fields
    "unknown-type": Code("warning", "a type that biblatex does not know", "Use one of biblatex's types."),
    "missing-field": Code("warning", "a field that the type needs is not there", "Add it, or change the type."),
    "missing-author": Code("info", "nobody is said to be responsible", "Add the author or editor if there is one."),
    "odd-field": Code("info", "a field that the type does not print", "Change the type, or the field."),
    "unknown-field": Code("info", "a field that biblatex does not know", "See how it is spelt; programs ignore it."),
    "empty-field": Code("info", "a field without a value", "Remove it.", True),
    "crossref-missing": Code("error", "a crossref, xref or xdata to an entry that is not there", "Correct the key."),
    # names
    "name-order": Code("info", "names in two orders in one file", "Write all as `Family, Given`."),
    "name-inverted": Code("warning", "initials stand where the family name is read", "Write `Family, I. I.`."),
    "name-initials": Code("warning", "initials without dots", "Put a dot after each initial."),
    "name-list": Code("warning", "several names read as one", "Put ` and ` between names; `and others` for et al."),
    "name-capitals": Code("info", "a family name in capitals", "Write it as a name; styles make capitals."),
    # letters
    "mixed-script": Code("warning", "letters of two scripts in one word", "Type the word in one script.", True),
    "not-nfc": Code("warning", "text that is not in the Unicode form NFC", "Write it in NFC.", True),
    "tex-accent": Code("info", "a TeX accent where UTF-8 would do", "Write the letter itself.", True),
    "double-space": Code("info", "several blanks in a row", "Leave one.", True),
    # titles
    "title-capitals": Code("warning", "a title in capitals", "Write it as a sentence; styles make capitals."),
    "title-case": Code("info", "titles of one language in title case and as sentences", "Write all in one manner."),
    "langid-letters": Code("warning", "a langid that does not fit the title's letters", "Correct langid."),
    "langid-name": Code("info", "a langid that is not babel's name", "Use babel's name.", True),
    # numbers
    "pages-backwards": Code("warning", "pages that run backwards", "See the source for the right pages."),
    "page-dash": Code("info", "a typeset dash between pages", "Write `--`.", True),
    "year-future": Code("warning", "a date in the future", "Correct it; `pubstate = {forthcoming}` for what will be."),
    "date-syntax": Code("warning", "what biber cannot read as a date", "Write ISO 8601: 2015, 2015-03, 2015-03-14."),
    "isbn-check": Code("warning", "an ISBN whose check digit is wrong", "Compare with the book."),
    "issn-check": Code("warning", "an ISSN whose check digit is wrong", "Compare with the journal."),
    "doi-syntax": Code("warning", "what cannot be a DOI", "A DOI is 10.<digits>/<suffix>."),
    "doi-address": Code("info", "a DOI written as an address", "Leave `10.…` alone in the field.", True),
    "url-syntax": Code("warning", "what cannot be an address", "An address begins with http:// and has no blanks."),
    # the file as a whole
    "journal-forms": Code("info", "a journal abbreviated here and in full there", "Write its name in one form."),
    "duplicate-doi": Code("warning", "two entries with one DOI", "Keep one of the two."),
    "duplicate-work": Code("warning", "two entries for one work", "Keep one of the two."),
}  # fmt: skip
