"""Volumes, issues, pages and other numbers: the record's, or likely ones."""

from __future__ import annotations

import re

from .context import Context
from .figures import to_roman


def _number(text: str) -> str:
    text = re.sub(r" ?\((?:1[89]|20)\d\d\)", "", text)
    return text if re.fullmatch(r"[\w/()., –-]{1,12}", text) and re.search(r"\d|^[IVXL]+$", text) else ""


def volume(context: Context) -> str:
    """The volume; about half of the articles without one get one."""
    if found := _number(context.record.text("volume")):
        return found
    rng = context.rng
    chance = 0.3 if _number(context.record.text("issue")) else 0.75
    if context.record.item == "article" and rng.random() > chance:
        return ""
    number = rng.choice((rng.randint(1, 12), rng.randint(1, 60), rng.randint(1, 150)))
    return to_roman(number) if rng.random() < 0.08 else str(number)


def issue(context: Context) -> str:
    """The issue, sometimes double ("3-4", "1/2") or with the running number ("4 (123)")."""
    if found := _number(context.record.text("issue")):
        return found
    rng = context.rng
    if rng.random() < (0.35 if context.record.text("volume") else 0.1):
        return ""
    number = rng.choice((rng.randint(1, 4), rng.randint(1, 12), rng.randint(1, 12), rng.randint(1, 90)))
    shapes = (
        f"{number}",
        f"{number}-{number + 1}",
        f"{number}/{number + 1}",
        f"{number} ({rng.randint(9, 400)})",
        f"{number}–{number + 1}",
    )
    return rng.choices(shapes, (80, 6, 3, 8, 3))[0]


def _range(first: int, last: int, context: Context) -> str:
    """A range with the list's dash; English lists may leave out the digits that repeat."""
    end = str(last)
    start = str(first)
    if context.setting("shortrange") == "yes" and len(start) == len(end) > 2:
        same = next((n for n, (a, b) in enumerate(zip(start, end, strict=True)) if a != b), 0)
        end = end[min(same, len(end) - 2) :]
    return f"{start}{context.setting('range', '–')}{end}"


def pages(context: Context) -> str:
    """The pages of an article or chapter, with the list's dash."""
    found = re.fullmatch(r"(\d+)\D{1,3}(\d+)", context.record.text("page"))
    if found and int(found[1]) < int(found[2]):
        return _range(int(found[1]), int(found[2]), context)
    if context.record.item == "news" and context.rng.random() < 0.75:
        return str(context.rng.randint(1, 24))
    return pinpoint(context) if context.rng.random() < 0.06 else likely_pages(context)


def likely_pages(context: Context) -> str:
    first = context.rng.choice((context.rng.randint(3, 99), context.rng.randint(3, 520), context.rng.randint(3, 520)))
    return _range(first, first + context.rng.randint(1, 40), context)


def pinpoint(context: Context) -> str:
    """The cited place: a page, two, or several."""
    rng = context.rng
    page = rng.randint(3, 480)
    if (shape := rng.random()) < 0.6:
        return str(page)
    if shape < 0.9:
        return _range(page, page + rng.randint(1, 9), context)
    return f"{page}, {page + rng.randint(2, 40)}"


def total(context: Context) -> str:
    """How many pages a book has."""
    found = re.fullmatch(r"\d{2,4}", context.record.text("number-of-pages"))
    return found[0] if found else str(context.rng.choice((context.rng.randint(32, 240), context.rng.randint(120, 720))))


def edition(context: Context) -> str:
    """The number of the edition."""
    found = re.match(r"\d+", context.record.text("edition"))
    if found:
        return found[0]
    return str(context.rng.choice((2, 2, 2, 3, 3, 4, 5, 7))) if context.rng.random() < 0.9 else ""
