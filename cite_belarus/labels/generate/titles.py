"""Titles: the record's, and the forms of titles that records have too few of."""

from __future__ import annotations

import re

from cite_belarus.late import Late

from .context import Context
from .names import person

PAIRED = 0.03  # of titles begin with two nouns, "Macht und Recht. …", which are no second author's name
BARE = 0.04  # of titles are one word, "Fens", which is no part of the name before it
NAMED = 0.025  # of titles are a person's name, "Karel Engliš", or begin with one, who is no second author
SAID = 0.015  # of titles begin with words in quotation marks, behind which they go on
HEADED = 0.06  # of titles of chapters begin with a number of their own, "Глава 3. …"
WORD = Late(r"[^\W\d_]{4,}")
WORDS = Late(r"[\w’'-]+")
QUOTED = {  # the signs around a quotation; “…” in the other languages
    "de": "„{}“", "cs": "„{}“", "lt": "„{}“", "pl": "„{}”", "it": "«{}»", "fr": "«{}»", "ru": "«{}»", "uk": "«{}»",
    "be": "«{}»",
}  # fmt: skip


def title(context: Context) -> str:
    """The work's title as a list prints it, at times in one of the forms that are easily taken for something else."""
    whole = _cased(context, context.record.text("title"))
    words = WORD.findall(whole) if context.rng.random() < BARE else []
    whole = context.rng.choice(words).capitalize() if words else whole
    return _led(context, whole).replace(": ", context.setting("colon", ": "), 1) if whole else ""


def _led(context: Context, title: str) -> str:
    """The title behind two nouns, a name, a quotation or a chapter's number, or a name in its place, at times."""
    drawn, lang = context.rng.random(), context.record.lang
    if drawn < PAIRED:
        pair = context.stock.make(lang, "pair", context.rng)
        return f"{pair}: {title}" if pair else title
    if drawn < PAIRED + NAMED:
        name = _portrayed(context)
        return name if name and context.rng.random() < 0.6 else f"{name}: {title}" if name else title
    if drawn < PAIRED + NAMED + SAID:
        return _quoting(context, title)
    if context.record.item == "chapter" and drawn < PAIRED + NAMED + SAID + HEADED:
        heading = context.stock.make(lang, "heading", context.rng)
        return f"{heading} {title}" if heading else title
    return title


def _portrayed(context: Context) -> str:
    """The name of somebody that a work is about, the given name first and mostly spelt out."""
    one = context.stock.person(context.record.lang, context.rng)
    if one is None or len(one["given"]) < 3 or "." in one["given"]:
        return ""
    return person(one, "Given Family" if context.rng.random() < 0.8 else "I. I. Family")


def _quoting(context: Context, title: str) -> str:
    """The title behind some words of another: "„Wir blieben hier“. Lebensläufe im Wandel"."""
    lang = context.record.lang
    other = context.stock.record(lang, "book", context.rng)
    words = WORDS.findall(other.text("title")) if other else []
    said = " ".join(words[: context.rng.randint(2, 6)])
    joint = context.rng.choice((". ", ". ", ": ", " – ", " "))
    return f"{QUOTED.get(lang, '“{}”').format(said)}{joint}{title}" if said else title


def brief(context: Context) -> str:
    """The first words of the title, as a later note repeats them."""
    words = re.split(r"[.:;?!]", context.record.text("title"))[0].split()
    return " ".join(words[: context.rng.choice((1, 2, 3, 4, 5, 6))])


def _cased(context: Context, title: str) -> str:
    """English titles in capitals, where the list has them so."""
    style = context.setting("titlecase", "none")
    if context.key[0] != "en" or style != "title":
        return title
    return re.sub(r"(?<![\w’'])([a-z])(?=[a-z]{3})", lambda found: found[1].upper(), title)
