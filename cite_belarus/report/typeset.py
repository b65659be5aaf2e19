"""The article with its note markers turned into citation commands, ready to be set from its `.bib`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cite_belarus.late import Late
from cite_belarus.model import Cited, Document, Library, Marker, Note, Span
from cite_belarus.report import calls

SENTENCE_END = Late(r"[.!?…:;][\"'”’»)\]]*\s*$")
BLANK_LINES = Late(r"\n[ \t]*\n\s*\n")
SPECIAL = {c: f"\\{c}" for c in "&%$#_{}"} | {
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a target writes what the article needs."""

    emphasis: tuple[str, str]
    footnote: tuple[str, str]
    bibliography: str
    comment: tuple[str, str]
    escapes: dict[str, str]

    def text(self, text: str) -> str:
        """Text with the target's special characters escaped."""
        return "".join(self.escapes.get(c, c) for c in text)


SYNTAXES = {
    "latex": Syntax((r"\emph{", "}"), (r"\footnote{", "}"), r"\printbibliography[heading=none]", ("% ", ""), SPECIAL),
    "markdown": Syntax(("*", "*"), ("^[", "]"), "::: {#refs}\n:::", ("<!-- ", " -->"), {c: f"\\{c}" for c in "*_[]@^"}),
}


def typeset(document: Document, cited: Sequence[Cited], library: Library, target: str) -> str:
    """The body of the article in `target` ("latex" or "markdown"): notes and list taken out, markers replaced.

    A note that holds only citations becomes one citation command; one with prose becomes a footnote that holds them.
    A note without a marker in the text is kept as a comment at the end.
    """
    writer = _Writer(document, cited, library, SYNTAXES[target])
    return writer.whole()


class _Writer:
    def __init__(self, document: Document, cited: Sequence[Cited], library: Library, syntax: Syntax) -> None:
        self.document, self.syntax, self.latex = document, syntax, syntax is SYNTAXES["latex"]
        led = list(zip(cited, library.resolutions, strict=True))
        self.keyed = [(one, resolution.work) for one, resolution in led]
        self.places = {one.citation.span: resolution.pinpoint for one, resolution in led}

    def whole(self) -> str:
        out: list[str] = []
        at = 0
        for (start, end), written in self._edits():
            if start < at:
                continue
            out.append(self._prose(at, start))
            at = end
            if written is None:  # a note's text: the paragraph it interrupts is put together again
                out[-1] = out[-1].rstrip()
                at += len(self.document.text[end:]) - len(self.document.text[end:].lstrip())
                out.append("\n\n" if SENTENCE_END.search(out[-1]) or not out[-1] else "\n")
            else:
                out.append(written)
        out.append(self._prose(at, len(self.document.text)))
        body = BLANK_LINES.sub("\n\n", "".join(out)).strip()
        return "".join([body, "\n", *self._unmarked()]).strip() + "\n"

    def _edits(self) -> list[tuple[Span, str | None]]:
        edits: list[tuple[Span, str | None]] = [(m.span, self._note(note)) for m, note in calls.notes(self.document)]
        edits += [(span, self._bracket(span, markers)) for span, markers in calls.brackets(self.document)]
        edits += [(self._from_line_start(span), None) for note in self.document.notes for span in note.spans]
        edits += [(self._from_line_start(span), None) for span in self.document.residue]
        items = [span for item in self.document.items for span in item.spans]
        if items:
            edits.append((self._from_line_start((items[0][0], items[-1][1])), f"\n{self.syntax.bibliography}\n"))
        return sorted(edits, key=lambda edit: edit[0])

    def _from_line_start(self, span: Span) -> Span:
        return self.document.text.rfind("\n", 0, span[0]) + 1, span[1]

    def _prose(self, start: int, end: int) -> str:
        """Escaped text with its italics marked again."""
        opening, closing = self.syntax.emphasis
        out: list[str] = []
        for a, b in self.document.italics:
            a, b = max(a, start), min(b, end)
            if a < b:
                out += [self.syntax.text(self.document.text[start:a]), opening]
                out += [self.syntax.text(self.document.text[a:b]), closing]
                start = b
        return "".join(out) + self.syntax.text(self.document.text[start:end])

    def _note(self, note: Note) -> str:
        inside = [(c, key) for c, key in self.keyed if _within(c.citation.span, note)]
        if inside and all(key for _, key in inside) and not self._has_prose(note, inside):
            return self._command([(c, key) for c, key in inside if key])
        opening, closing = self.syntax.footnote
        return opening + "".join(self._mixed(note, inside)) + closing

    def _bracket(self, span: Span, markers: Sequence[Marker]) -> str:
        """A bracket that names items of the list; as printed where one of them is not known."""
        keys = {c.citation.label: key for c, key in reversed(self.keyed) if c.citation.where == "list"}
        cites = [(calls.place(marker), keys.get(marker.label)) for marker in markers]
        known = [(place, key) for place, key in cites if key]
        return self._written(known, "autocite") if len(known) == len(cites) else self._prose(*span)

    def _has_prose(self, note: Note, inside: list[tuple[Cited, str | None]]) -> bool:
        gaps = "".join(text for text, one in self._pieces(note, inside) if one is None)
        return any(c.isalpha() for c in gaps)

    def _pieces(
        self, note: Note, inside: list[tuple[Cited, str | None]]
    ) -> Iterator[tuple[str, tuple[Cited, str | None] | None]]:
        at, end = note.spans[0][0], note.spans[-1][1]
        for one in inside:
            start, stop = one[0].citation.span
            yield self._prose(at, start), None
            yield one[0].citation.raw, one
            at = stop
        yield self._prose(at, end), None

    def _mixed(self, note: Note, inside: list[tuple[Cited, str | None]]) -> Iterator[str]:
        for text, one in self._pieces(note, inside):
            if one is None:
                yield " ".join(text.split("\n"))
            else:
                yield self._command([(one[0], one[1])], inline=True) if one[1] else self.syntax.text(text)

    def _command(self, cites: list[tuple[Cited, str]], inline: bool = False) -> str:
        places = [(self.places[c.citation.span], key) for c, key in cites]
        return self._written(places, "cite" if inline else "autocite")

    def _written(self, places: list[tuple[str, str]], name: str) -> str:
        if self.latex:
            plural = "s" if len(places) > 1 else ""
            return f"\\{name}{plural}" + "".join(f"[{p}]{{{k}}}" if p else f"{{{k}}}" for p, k in places)
        return "[" + "; ".join(f"@{k}, {_page(p)}" if p else f"@{k}" for p, k in places) + "]"

    def _unmarked(self) -> Iterator[str]:
        """Notes whose marker was not seen, so that nothing is lost."""
        called = {note.spans for _, note in calls.notes(self.document)}
        opening, closing = self.syntax.comment
        for note in self.document.notes:
            if note.spans not in called:
                text = " ".join(self.document.text[a:b] for a, b in note.spans)
                yield f"\n{opening}note {note.label}: {' '.join(text.split())}{closing}"


def _within(span: Span, note: Note) -> bool:
    return bool(note.spans) and note.spans[0][0] <= span[0] and span[1] <= note.spans[-1][1]


def _page(pinpoint: str) -> str:
    """A locator as pandoc reads it."""
    if not pinpoint[:1].isdigit():
        return pinpoint
    return f"pp. {pinpoint}" if re.search(r"[-–,]", pinpoint) else f"p. {pinpoint}"
