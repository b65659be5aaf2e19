"""The article's own title and authors, read from the lines above its abstract or its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cite_belarus.alphabets import RAISED
from cite_belarus.citations import wordlists
from cite_belarus.citations.abstracts import opening
from cite_belarus.citations.headings import heading
from cite_belarus.citations.letters import UPPER
from cite_belarus.citations.lines import Line
from cite_belarus.late import Late
from cite_belarus.model import ArticleAuthor, Name

MOST_HEAD_LINES = 60
LONGEST_HEAD_BLOCK = 400
LONGEST_TITLE = 350
ORCID = Late(r"(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dX](?!\d)")
EMAIL = Late(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_SERIAL = Late(
    r"\s*(?:\d{1,4}\s{3}|.*\s{3}\d{1,4}\s*$|УДК|UDC|ББК|UDK|DOI|doi|ISSN|https?:|www\.|JEL|©|Received|Accepted|Published)"
)
_NAME_TOKEN = rf"(?:[{UPPER}][\w'’ʼ-]*\.?|(?:[{UPPER}]\.){{1,3}}|von|van|de|der|da|di|du)"
_NAME = Late(rf"{_NAME_TOKEN}(?:\s{_NAME_TOKEN}){{1,4}}")
_BETWEEN = Late(r"\s*[,;&]\s*|\s+(?:and|und|et|i|и|і|й|та|oraz)\s+")
_MARKS = Late(r"[¹²³⁰-⁹*†‡]+|(?<=[^\W\d_])\d{1,2}(?=[\s,]|$)")
_END_MARK = Late(r"(?:[¹²³⁰-⁹]{1,2}|\d{1,2}|\*{1,3}|[†‡])$")
_START_MARK = Late(r"(?P<mark>[¹²³⁰-⁹]{1,2}|\d{1,2}(?=[\s.)])|\*{1,3}|[†‡])[.)]?\s*")
_PATRONYMIC = Late(r"(?:вич|вна|ична|віч|ўна|йович|івна|ївна)$")


@dataclass(slots=True)
class _Found:
    name: Name
    printed: str
    mark: str = ""
    orcid: str = ""
    email: str = ""
    affiliation: list[str] = field(default_factory=list)


def read(lines: Sequence[Line], taken: frozenset[int]) -> tuple[str, tuple[ArticleAuthor, ...]]:
    """Title and authors as printed; "" and () where the text begins with prose."""
    head = _head(lines, taken)
    authors: list[_Found] = []
    title: list[Line] = []
    for line in head:
        said = line.text.strip()
        if _of_author(said, authors) or _SERIAL.match(said):
            continue
        names = _names(said)
        if names and not (title and authors):
            authors += names
        elif not title or line.number - title[-1].number <= 1:
            title.append(line)
    for one in authors:
        one.email = one.email or _email_below(lines, one.printed)
    known = [ArticleAuthor(one.name, one.orcid, ", ".join(one.affiliation), one.email) for one in authors]
    whole = " ".join(line.text.strip().lstrip("# ").strip("*_") for line in title)
    if len(whole) > LONGEST_TITLE or whole[:1] in "…." or whole[:1].islower():
        return "", ()
    return whole, tuple(known)


def person_lines(lines: Sequence[Line], taken: frozenset[int]) -> frozenset[int]:
    """The lines above the text that name authors and institutions: marks in them call no notes."""
    head = _head(lines, taken)
    return frozenset(
        line.number for line in head if _names(line.text.strip()) or wordlists.pattern("affiliations").search(line.text)
    )


def _head(lines: Sequence[Line], taken: frozenset[int]) -> list[Line]:
    """The visible lines above the abstract or the first paragraph; [] where nothing sets them off."""
    out: list[Line] = []
    for line in lines:
        if line.blank or line.number in taken:
            continue
        if opening(line) or _heading_of_section(line.text):
            return out
        if _is_paragraph(lines, line) or len(out) >= MOST_HEAD_LINES:
            return out
        out.append(line)
    return []


def _heading_of_section(text: str) -> bool:
    """Whether a line is a heading that the tables know (a Markdown heading may be the title)."""
    said = heading(text)
    return bool(said and said.language)


def _is_paragraph(lines: Sequence[Line], line: Line) -> bool:
    """A block of prose: over about five lines, or one line as long."""
    length, last = 0, ""
    for below in lines[line.number : line.number + 12]:
        if below.blank:
            break
        length, last = length + len(below.text), below.text
    return length > LONGEST_HEAD_BLOCK or (length > 150 and last.rstrip().endswith((".", "…")))


def _of_author(said: str, authors: list[_Found]) -> bool:
    """Take a line that tells more about the last author: ORCID, e-mail, institution."""
    orcid, email = ORCID.search(said), EMAIL.search(said)
    institution = len(said) < 200 and wordlists.pattern("affiliations").search(said)
    if not (orcid or email or institution):
        return False
    if authors:
        one = authors[-1]
        one.orcid = one.orcid or (orcid.group() if orcid else "")
        one.email = one.email or (email.group() if email else "")
        if institution and not orcid and not email:
            start = _START_MARK.match(said)
            mark = start.group("mark").translate(RAISED) if start else ""
            text = said[start.end() :].strip() if start else said
            for owner in [other for other in authors if mark and other.mark == mark] or [one]:
                owner.affiliation.append(text)
    return True


def _names(said: str) -> list[_Found]:
    """The persons that a line names, and nothing else; [] for any other line."""
    plain = _MARKS.sub("", said).strip(" ,")
    parts = [part for part in _BETWEEN.split(plain) if part]
    if not parts or not all(_NAME.fullmatch(part) and _is_personal(part) for part in parts):
        return []
    marks = [_END_MARK.search(part) for part in _BETWEEN.split(said) if part.strip(" ,")]
    printed = [mark.group().translate(RAISED) if mark else "" for mark in marks]
    printed += [""] * (len(parts) - len(printed))
    return [_Found(_name(part), part, mark) for part, mark in zip(parts, printed, strict=False)]


def _is_personal(part: str) -> bool:
    """Not all in capitals beyond two words, and not beginning as sentences and titles begin."""
    tokens = part.split()
    if part.isupper() and len(tokens) > 2 and not any(token.endswith(".") for token in tokens):
        return False
    return not any(token.casefold() in wordlists.words("openers") for token in tokens[:1])


def _name(printed: str) -> Name:
    tokens = re.sub(r"\.(?=\w)", ". ", printed).split()
    capitals = [n for n, token in enumerate(tokens) if len(token) > 2 and token.isupper()]
    if _PATRONYMIC.search(tokens[-1]) or (tokens[-1].endswith(".") and not tokens[0].endswith(".")):
        return Name(tokens[0], " ".join(tokens[1:]))
    if len(capitals) == 1 and len(tokens) > 1:
        at = capitals[0]
        return Name(tokens[at], " ".join(tokens[:at] + tokens[at + 1 :]))
    return Name(tokens[-1], " ".join(tokens[:-1]))


def _email_below(lines: Sequence[Line], printed: str) -> str:
    """The e-mail address in a note on the author: a block that begins with the name."""
    for line in lines:
        if line.text.strip().startswith(printed) and len(line.text) > len(printed) + 3:
            for below in lines[line.number : line.number + 12]:
                if below.blank:
                    break
                if found := EMAIL.search(below.text):
                    return found.group()
    return ""


def named(printed: str) -> tuple[ArticleAuthor, ...]:
    """The persons of a line that is known to name authors."""
    return tuple(ArticleAuthor(one.name) for one in _names(printed))
