"""holder: who applied for a patent (biblatex manual §2.2.2)."""

from __future__ import annotations

import re

from cite_belarus.late import Late
from cite_belarus.model import Name
from cite_belarus.references.draft import Draft
from cite_belarus.references.printed import unstopped

LEAD = Late(r"^(?:и\s|і\s|(?:заявител|заявн[иі]к|заяўнік|патентооблад)\S*\s?)+", re.IGNORECASE)


def holder(draft: Draft) -> Draft:
    """holder: the body of a patent, without the word before it."""
    body = draft.text("institution")
    if draft.type != "patent" or not body:
        return draft
    named = Name(unstopped(LEAD.sub("", body)))
    return draft.having("holder", (named,), draft.under("institution")).moved({"institution": ""})
