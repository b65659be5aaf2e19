"""Citations written as lines, for the cases of works.

    book note 3/1: author=Snyder, Timothy & Judt, Tony | title=… | date=2010
    short note 4: author=Snyder | title=Bloodlands | pinpoint=45
    ibid note 5: raw=Ibid., 46 | pinpoint=46

The first word is the type, or `short` or `ibid`; then where it stands, its label and (after `/`) its index; `@stem`
names the article where there are several. `raw` is made of the values unless it is given.
"""

from __future__ import annotations

from cite_belarus.model import Citation, Cited, Name, Reference, Value

NAMES = {"author", "editor", "translator"}


def cited(lines: str) -> list[Cited]:
    """The citations of the lines, in order."""
    return [_cited(line) for line in lines.splitlines()]


def _cited(line: str) -> Cited:
    head, _, tail = line.partition(": ")
    kind, where, *rest = head.split()
    stem = next((word[1:] for word in rest if word.startswith("@")), "a")
    label, _, index = next((word for word in rest if not word.startswith("@")), "").partition("/")
    printed = dict(part.split("=", 1) for part in tail.split(" | ") if part)
    raw = printed.pop("raw", ", ".join(printed.values()))
    citation = Citation(
        raw=raw,
        span=(0, len(raw)),
        where=where,  # type: ignore[arg-type]
        label=label or None,
        index=int(index or 1),
        kind=kind if kind in ("short", "ibid") else "full",  # type: ignore[arg-type]
        article=stem,
    )
    fields = {name: _value(name, value) for name, value in printed.items()}
    return Cited(citation, (), Reference("misc" if kind in ("short", "ibid") else kind, fields))


def _value(name: str, value: str) -> Value:
    if name not in NAMES:
        return value
    return tuple(Name(*(part.strip() for part in one.split(",", 1))) for one in value.split(" & "))
