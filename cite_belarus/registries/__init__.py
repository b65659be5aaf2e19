"""The registries, asked and understood: the DOI handle system, Crossref, DataCite, a web archive.

Nothing here sends anything. Each module says which `Call` to make (functions named `ask…`, given the service's base
address) and reads the answer's status and body (functions named `read…`), so that one polite client, in `links`, does
all the sending, and every answer can be tested from a file.
"""

from __future__ import annotations

from cite_belarus.registries.values import BadAnswerError, Call, Candidate, Handle, Record

__all__ = ["BadAnswerError", "Call", "Candidate", "Handle", "Record"]
