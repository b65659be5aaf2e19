"""Notes and list items into citations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cite_belarus import resources
from cite_belarus.alphabets import RAISED
from cite_belarus.citations import evidence, kinds, wordlists
from cite_belarus.citations.boundaries import Chunk, chunks
from cite_belarus.citations.deciding import Role, decide
from cite_belarus.citations.evidence import NAME
from cite_belarus.citations.heads import MARKS, in_role
from cite_belarus.citations.items import SIGNS
from cite_belarus.citations.letters import UPPER
from cite_belarus.citations.manner import is_dated, is_note, is_reference
from cite_belarus.citations.pieces import Joined, join
from cite_belarus.citations.shape import Shape, shape
from cite_belarus.citations.trimming import strip, trim
from cite_belarus.late import Late
from cite_belarus.model import Citation, Document, Item, Kind, Span, Where

# A printed number or bullet before a reference, then a number without any mark (told from a title by what follows).
_LABEL = Late(
    rf"\s*(?:(?:[{SIGNS}]|[-–—](?!\s[.,:(]))\s+|"
    r"\[\^(?P<md>[\w-]{1,20})\]:?\s*|\[(?P<tag>[^\W\d_]{2,6}\+?\d\d[a-z]?)\]\s*"
    r"|[(\[]?(?P<number>\d{1,4})(?:[\])]\.?|\.(?=\s|[^\W\d_]))\s*"
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,4})[.)]?\s*)"
)
_BARE_NUMBER = Late(r"\s*(?P<number>\d{1,3})\s+(?=\D)")
_WORD = Late(r"\w")
_OPEN_END = Late(rf"(?:[–—-]|\s(?:{evidence.LEADING_ON}))\s*$")
_TO_HOST = Late(rf",\s(?:{evidence.LEADING_IN}):?\s*$")
_TOWN = Late(rf"({NAME}(?:-{NAME})?),\s")
_IMPRINT = Late(rf"[{UPPER}][\w.-]{{0,24}}(?:[\s-]{NAME})?\s?[:/]\s")  # "Москва : Музыка"
SHORTEST_POOR = 60


Tied = tuple[Span, str]  # where a citation stands, and the printed word that ties it to the one before


class Part(NamedTuple):
    """One citation in a text: where it stands, what kind it is, and the printed word that ties it to the one before."""

    span: Span
    kind: Kind
    relation: str = ""


def cut(document: Document) -> tuple[Citation, ...]:
    """The citations of all notes and list items of a located document, in document order."""
    found: list[Citation] = []
    notes = [join(document, note.spans) for note in document.notes]
    read = parts([(joined.text, joined.italics) for joined in notes])
    for note, joined, own in zip(document.notes, notes, read, strict=True):
        found += [_citation(document, joined, part, ("note", note.label, index)) for index, part in enumerate(own, 1)]
    for item in document.items:
        found += _of_item(document, item)
    return tuple(sorted(found, key=lambda citation: citation.span))


def cut_line(line: str, where: Where = "list") -> tuple[Citation, ...]:
    """The citations of one reference, or one whole note, given alone; spans are in the line.

    A line that no signal, link or sentence makes a note is one reference, unless complete works stand in it with
    semicolons between them. () for prose and for an empty line.
    """
    return cut_lines([line], where)[0]


def cut_lines(lines: Sequence[str], where: Where = "list") -> list[tuple[Citation, ...]]:
    """What `cut_line` makes of each line: of many at a time it costs less."""
    texts = [line.replace("\n", " ").replace("\f", " ") for line in lines]
    heads = [_label(line) for line in lines]
    found = parts([(text[start:], ()) for text, (start, _) in zip(texts, heads, strict=True)], where == "list")
    return [_of_line(text, *head, where, own) for text, head, own in zip(texts, heads, found, strict=True)]


def _of_line(text: str, start: int, label: str | None, where: Where, found: Sequence[Part]) -> tuple[Citation, ...]:
    citations = []
    for index, part in enumerate(found, 1):
        span = (part.span[0] + start, part.span[1] + start)
        citations.append(
            Citation(
                raw=text[slice(*span)],
                span=span,
                where=where,
                label=label,
                index=index,
                kind=part.kind,
                pieces=(span,),
                relation=part.relation,
            )
        )
    return tuple(citations)


def parts(texts: Sequence[tuple[str, Sequence[Span]]], listed: bool = False) -> list[list[Part]]:
    """The citations of each note, with its italics, in order, without overlap; [] where it holds none.

    `listed`: each is a line of a list, and a reference unless it is prose, as is a note that begins with names and a
    year. One step is taken of all notes before the next: what it looks up is then at hand.
    """
    forms = [shape(_unwrapped(text), italics) for text, italics in texts]
    cut = [chunks(form) for form in forms]
    bare = [(listed or is_dated(note[0])) and not is_note(*note) for note in zip(forms, cut, strict=True)]
    roles = [_roles(*note) for note in zip(forms, cut, bare, strict=True)]
    opened = [_opened(*note) for note in zip(cut, roles, strict=True)]
    closed = [_closed(*note) for note in zip(forms, opened, bare, strict=True)]
    found = [_parts(*note) for note in zip(forms, closed, strict=True)]
    return [_listed(form, own) if one else own for form, own, one in zip(forms, found, bare, strict=True)]


def _roles(form: Shape, pieces: list[Chunk], bare: bool) -> Sequence[Role]:
    """What each piece does; in a line of a list with prose the first sentence need not be a reference."""
    roles = decide(form, pieces, bare)
    return decide(form, pieces) if bare and "prose" in roles else roles


def _opened(pieces: Sequence[Chunk], roles: Sequence[Role]) -> list[Tied]:
    """Where citations stand, and what they are tied by."""
    out: list[Tied] = []
    goes_on = False
    for chunk, role in zip(pieces, roles, strict=True):
        if role == "begin":
            out.append(((chunk.start, chunk.end), chunk.words if chunk.cut == "link" else ""))
        elif role == "continue" and goes_on:
            (start, _), tie = out[-1]
            out[-1] = ((start, chunk.end), tie)
        goes_on = role == "begin" or (role == "continue" and goes_on)
    return out


def _closed(form: Shape, opened: Sequence[Tied], bare: bool) -> list[Tied]:
    """The same without what stands around them."""
    return [(trim(form, span, bare), tie) for span, tie in opened]


def _parts(form: Shape, closed: Sequence[Tied]) -> list[Part]:
    """The same with their kinds; the first is tied to nothing."""
    worded = [(span, tie) for span, tie in closed if _WORD.search(form.text, *span)]
    return [Part(span, kinds.kind_of(form, span), tie if at else "") for at, (span, tie) in enumerate(worded)]


def _listed(form: Shape, found: list[Part]) -> list[Part]:
    """The citations of a line of a list, each a reference, with the head of the first."""
    return [_as_reference(form, part) for part in _from_head(form, found)]


def _unwrapped(text: str) -> str:
    """The text with blanks for brackets around the whole of it: "(Teal, 2004; Heron & Wren, 1990)"."""
    if ";" not in text or text.lstrip()[:1] != "(":
        return text
    start, end = strip(text, (0, len(text)))
    end = len(text[:end].rstrip("."))
    inside = text[start + 1 : end - 1]
    if text[end - 1] != ")" or inside.find(")") < inside.find("("):
        return text
    return f"{text[:start]} {inside}".ljust(len(text)) if inside.count("(") == inside.count(")") else text


def _from_head(form: Shape, found: list[Part]) -> list[Part]:
    """The citations of a line of a list, the first with the head of a reference before it, though that speaks as prose.

    The line of a reference whose title does so throughout is one, too.
    """
    start, end = strip(form.text, (0, len(form.text)))
    if not found:
        return [Part((start, end), "full")] if is_reference(form) else found
    first, *more = found
    if not form.text[start : first.span[0]].strip() or not _is_head(form, start, first.span[0]):
        return found
    span = (start, first.span[1])
    return [Part(span, kinds.kind_of(form, span), first.relation), *more]


def _is_head(form: Shape, start: int, end: int) -> bool:
    """Whether a stretch at the start of a line is the head of a reference: its marks or its first words tell."""
    head, rest = form.veiled[start:end], form.veiled[end:]
    if MARKS.search(head) or _OPEN_END.search(head) or _begins_imprint(rest) or in_role(form.veiled, end):
        return True
    if wordlists.pattern("idem").match(form.text[start:end]) and not evidence.INITIALED_START.match(rest):
        return True
    ends_title = head.rstrip()[-1:] == ":" and not evidence.starts_with_author(rest)
    titled = ends_title or _TO_HOST.search(head) or evidence.LISTED_START.match(head)
    return bool(titled) and not evidence.prose_words(head)


def _begins_imprint(veiled: str) -> bool:
    """Whether a text begins as what stands behind a title: "Москва : Музыка", "Kyiv, Lybid, 1983"."""
    town = _TOWN.match(veiled)
    return bool(_IMPRINT.match(veiled) or (town and town[1].casefold() in resources.words("places")))


def _as_reference(form: Shape, part: Part) -> Part:
    """In a list a longer entry without year and without a cited place is a poor reference, not a short form."""
    if part.kind != "short" or part.span[1] - part.span[0] < SHORTEST_POOR:
        return part
    placed = evidence.shows(form.veiled[slice(*part.span)], ("pages", "pinpoint"))
    return part if placed or kinds.names_earlier_work(form.text) else Part(part.span, "full", part.relation)


def _label(line: str) -> tuple[int, str | None]:
    """Where the reference begins after its printed number or bullet, and the number."""
    m = _LABEL.match(line)
    if m and m.end() < len(line):
        groups = m.groupdict()
        raised = groups["raised"].translate(RAISED) if groups["raised"] else None
        return m.end(), groups["number"] or raised or groups["md"] or groups["tag"]
    m = _BARE_NUMBER.match(line)
    if m and _may_follow_number(line[m.end() :]):
        return m.end(), m.group("number")
    return len(line) - len(line.lstrip()), None


def _may_follow_number(rest: str) -> bool:
    """Whether a line goes on after a number without any mark as a reference or a note does."""
    begins = kinds.starts_with_ibid(rest) or wordlists.pattern("signals").match(rest)
    return bool(begins or evidence.starts_with_author(rest) or kinds.names_earlier_work(rest[:100]))


def _of_item(document: Document, item: Item) -> list[Citation]:
    """A list item is one citation, whatever stands in it."""
    joined = join(document, item.spans)
    span = strip(joined.text, (0, len(joined.text)))
    if span[0] == span[1]:
        return []
    form = shape(joined.text, joined.italics)
    kind = kinds.kind_of(form, span)
    part = Part(span, "full" if kind == "short" else kind)
    return [_citation(document, joined, part, ("list", item.label, 1))]


def _citation(document: Document, joined: Joined, part: Part, place: tuple[Where, str | None, int]) -> Citation:
    pieces = joined.pieces(part.span)
    start, end = part.span
    italics = [(max(a, start) - start, min(b, end) - start) for a, b in joined.italics if a < end and b > start]
    return Citation(
        raw=joined.text[start:end],
        span=(pieces[0][0], pieces[-1][1]),
        where=place[0],
        label=place[1],
        index=place[2],
        kind=part.kind,
        article=document.stem,
        pieces=pieces,
        italics=tuple(italics),
        relation=part.relation,
    )
