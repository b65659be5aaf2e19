"""A list as a DOCX document: a paragraph an entry, with its italics, links and language."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pybtex.richtext import HRef, Tag

from cite_belarus.formats.languages import iso_code
from cite_belarus.model import CiteError
from cite_belarus.styles import words
from cite_belarus.styles.listing import Arrangement, Group, Item

ITALIC, BOLD = frozenset({"em", "i"}), frozenset({"strong", "b"})
HANGING_CM = 0.75
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look."""

    text: str
    italic: bool = False
    bold: bool = False
    raised: str = ""  # "sup" or "sub"
    href: str = ""


def runs(text: Any, look: Run = Run("")) -> Iterator[Run]:  # frozen
    """The stretches of a rich text, in order."""
    if isinstance(text, HRef):
        look = replace(look, href=str(text.url))
    elif isinstance(text, Tag):
        name = str(text.name)
        look = replace(look, italic=look.italic or name in ITALIC, bold=look.bold or name in BOLD)
        look = replace(look, raised=name if name in ("sup", "sub") else look.raised)
    parts = getattr(text, "parts", None)
    if parts is None:
        yield replace(look, text=str(text))
    else:
        for part in parts:
            yield from runs(part, look)


def document(groups: tuple[Group, ...], how: Arrangement, template: Path | None = None) -> bytes:
    """The DOCX file of a list, in the styles of `template` (a .docx, whose own text stays before the list).

    An entry has the paragraph style "Bibliography" where the template has it. CiteError without python-docx.
    """
    made = _opened(template)
    known = {style.name for style in made.styles}
    made.add_heading(words.say(how.language, "list-title"), level=1)
    for group in groups:
        if group.heading:
            made.add_heading(group.heading, level=2)
        for item in group.items:
            _entry(made.add_paragraph(style="Bibliography" if "Bibliography" in known else None), item, how)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _opened(template: Path | None) -> Any:
    try:
        import docx  # an extra, and slow to import
        import docx.opc.exceptions
    except ModuleNotFoundError as error:
        raise CiteError("DOCX needs python-docx", remedy="pip install 'cite-belarus[docx]'") from error
    try:
        return docx.Document(str(template) if template else None)
    except (docx.opc.exceptions.PackageNotFoundError, KeyError, ValueError) as error:
        raise CiteError("this is no DOCX document", place=str(template), remedy="give a .docx as template") from error


def _entry(paragraph: Any, item: Item, how: Arrangement) -> None:
    from docx.shared import Cm  # as above

    paragraph.paragraph_format.left_indent = Cm(HANGING_CM)
    paragraph.paragraph_format.first_line_indent = Cm(-HANGING_CM)
    if item.label:
        paragraph.add_run(f"{item.label}.\t" if how.numbering == "numbers" else f"{item.label}\t")
    language = iso_code(item.line.record.language)
    for run in runs(item.line.text):
        _add(paragraph, run, language)
    if item.notes:
        said = words.say(how.language, "cited-in" if len(item.notes) > 1 else "cited-once")
        paragraph.add_run(f" [{said.replace('%', ', '.join(item.notes))}]")


def _add(paragraph: Any, run: Run, language: str) -> None:
    from docx.oxml import OxmlElement  # as above
    from docx.oxml.ns import qn

    made = paragraph.add_run(run.text)
    made.italic, made.bold = run.italic or None, run.bold or None
    made.font.superscript, made.font.subscript = run.raised == "sup" or None, run.raised == "sub" or None
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    made._r.get_or_add_rPr().append(spoken)
    if run.href:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(run.href, LINK, is_external=True))
        paragraph._p.replace(made._r, link)
        link.append(made._r)
