"""Short forms and ibid: where they lead, or why nowhere; and the places cited."""

from __future__ import annotations

import pytest
from casefile import cases
from workscases import cited

from cite_belarus import works
from cite_belarus.model import Resolution


@pytest.mark.parametrize(("lines", "expected"), cases("resolve"))
def test_where_it_leads(lines: str, expected: str) -> None:
    resolutions = works.gather(cited(lines)).resolutions
    assert [f"{n} {said(r)}" for n, r in enumerate(resolutions, 1) if r.kind != "full"] == expected.splitlines()


def said(r: Resolution) -> str:
    if r.work:
        return f"→ {r.work}" + (f": {r.reason}" if r.reason else "")
    return f"? {' '.join(r.candidates)}: {r.reason}"


LINES = """book note 1: author=Lo, B. | title=Russia and the New World Disorder | date=2015 | pages=5--9
article note 2/1: author=Brown, K. | title=A Biography | journaltitle=East | date=2004 | pages=1--20 | pinpoint=7
short note 2/2: author=Lo | title=Russia | pinpoint=45
ibid note 3: raw=Ibid. | pinpoint=46
book list: author=Lo, B. | title=Russia and the New World Disorder | date=2015"""


def test_the_place_that_each_citation_names() -> None:
    led = works.gather(cited(LINES)).resolutions
    assert [(r.work, r.pinpoint) for r in led] == [
        ("lo2015russia", "5--9"), ("brown2004biography", "7"), ("lo2015russia", "45"),
        (None, "46"), ("lo2015russia", ""),
    ]  # fmt: skip


def test_short_forms_are_members_and_change_no_field() -> None:
    several = cited(LINES)
    with_short, without = (
        {w.key: w for w in works.gather(chosen).works}
        for chosen in (several, [c for c in several if c.citation.kind == "full"])
    )
    assert with_short["lo2015russia"].members == (0, 2, 4)
    assert {k: w.fields for k, w in with_short.items()} == {k: w.fields for k, w in without.items()}
