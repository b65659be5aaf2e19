"""A part of a note with what a rule may look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cite_belarus.citations import evidence
from cite_belarus.citations.areas import AREA
from cite_belarus.citations.boundaries import Chunk
from cite_belarus.citations.shape import Shape
from cite_belarus.model import Span

WINDOW = 500


class Place(NamedTuple):
    """A part of a note with what a rule may look at: its text, the citation that is open before it, what follows.

    `bare` says that the text is a line of a list: then what is no prose is a reference, even if it lacks a year.
    `plain` says that no ibid. or its kin, remark or leading phrase may stand in the text.
    """

    form: Shape
    chunk: Chunk
    opened: Span | None
    later: Sequence[Chunk]
    bare: bool = False
    plain: bool = False

    @property
    def text(self) -> str:
        return self.form.text[self.chunk.start : self.chunk.end]

    @property
    def veiled(self) -> str:
        return self.form.veiled[self.chunk.start : self.chunk.end]

    @property
    def telling(self) -> int:
        """How many words of prose this part has."""
        return evidence.prose_words(self.veiled) if self.form.speaks("prose") else 0

    @property
    def before(self) -> str:
        """The open citation so far, veiled; "" where none is open. Of a very long one its beginning and its end."""
        if self.opened is None:
            return ""
        start, end = self.opened
        if end - start <= 2 * WINDOW:
            return self.form.veiled[start:end]
        return self.form.veiled[start : start + WINDOW] + self.form.veiled[end - WINDOW : end]

    @property
    def reach(self) -> str:
        """This part with the sentences after it, veiled, up to the first that says when or where; none of prose."""
        end = self.chunk.end
        for later in self.later:
            veiled = self.form.veiled[later.start : later.end]
            if later.cut != "stop" or evidence.prose_words(veiled) > 1:
                break
            end = later.end
            if evidence.complete(veiled):
                break
        return self.form.veiled[self.chunk.start : end]

    @property
    def ahead(self) -> str:
        """This part with the areas of its description that follow it, veiled."""
        end = self.chunk.end
        for later in self.later:
            if later.cut != "stop" or not AREA.match(self.form.veiled, later.start):
                break
            end = later.end
        return self.form.veiled[self.chunk.start : end]
