"""What a careful editor would mark in a `.bib`.

    for finding in lint(text):
        print(finding.line, finding.code, finding.message)

`codes.CODES` is what can be said, `check.RULES` and `check.FILE_RULES` who says it, `forms.FORMS` how it is printed.
"""

from __future__ import annotations

from cite_belarus.lint.check import fixed, lint
from cite_belarus.lint.codes import CODES, SEVERITIES
from cite_belarus.lint.values import Finding

__all__ = ["CODES", "SEVERITIES", "Finding", "fixed", "lint"]
