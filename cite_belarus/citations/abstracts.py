"""The abstracts and keywords that an article prints, by language."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from cite_belarus.citations import wordlists
from cite_belarus.citations.headings import Heading, heading
from cite_belarus.citations.languages import language_of
from cite_belarus.citations.lines import Line
from cite_belarus.late import Late

_BROKEN = Late(r"(?P<before>[^\W\d_]{1,40})-\s{0,9}\n\s{0,9}(?P<after>[^\W\d_]{1,40})")


@functools.cache
def _opening() -> re.Pattern[str]:
    """A heading that runs into its text: "Keywords: town, language", "Аннотация. В статье …"."""
    words = "|".join((wordlists.alternatives("headings", "abstract"), wordlists.alternatives("headings", "keywords")))
    return re.compile(
        rf"\s*(?:#+\s*)?[*_]{{0,2}}(?P<said>{words})[*_]{{0,2}}\s?[:.—–-][*_]{{0,2}}\s+(?=\S)", re.IGNORECASE
    )


def opening(line: Line) -> tuple[Heading, str] | None:
    """The heading of an abstract or of keywords that a line begins with, and the rest of the line."""
    m = _opening().match(line.text)
    said = heading(m.group("said")) if m else None
    return (said, line.text[m.end() :]) if m and said else None


def read(lines: Sequence[Line], taken: frozenset[int]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Abstracts and keywords by language; two abstracts in one language are put under each other."""
    whole = " ".join(line.text for line in lines)
    abstracts: dict[str, str] = {}
    keywords: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if line.blank or line.number in taken:
            continue
        opened = opening(line)
        said = opened[0] if opened else heading(line.text)
        if not said or said.kind not in ("abstract", "keywords"):
            continue
        text = _joined(_text(lines, line, taken, opened[1] if opened else "", said.kind), whole)
        language = language_of(text) or said.language if said.kind == "abstract" else said.language
        if text and said.kind == "abstract":
            abstracts[language] = f"{abstracts[language]}\n\n{text}" if language in abstracts else text
        elif text:
            keywords.setdefault(language, _words(text))
    return abstracts, keywords


def _text(lines: Sequence[Line], line: Line, taken: frozenset[int], first: str, kind: str) -> list[str]:
    """The lines under a heading. An abstract at the article's end may have several paragraphs, another has one."""
    late = kind == "abstract" and not first and line.number > 0.6 * len(lines)
    out = [first] if first else []
    for below in lines[line.number + 1 :]:
        if below.number in taken:
            if below.blank or late:
                break
            continue
        if below.blank:
            if out and not late:
                break
            if out and out[-1]:
                out.append("")
            continue
        if opening(below) or heading(below.text):
            break
        out.append(below.text)
    return out


def _joined(lines: Sequence[str], whole: str) -> str:
    """Lines as paragraphs: broken words put together, a blank line kept only after the end of a sentence.

    A word that the article prints elsewhere with its hyphen keeps it.
    """

    def mend(m: re.Match[str]) -> str:
        with_hyphen = f"{m.group('before')}-{m.group('after')}"
        return with_hyphen if with_hyphen in whole else m.group("before") + m.group("after")

    text = _BROKEN.sub(mend, "\n".join(line.strip() for line in lines).strip())
    paragraphs = re.split(r"(?<=[.!?…])\n\n+", text)
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _words(text: str) -> tuple[str, ...]:
    mark = next((mark for mark in (";", "•", "·", ",") if mark in text), ",")
    return tuple(word for part in text.split(mark) if (word := part.strip().rstrip(".").strip()))
