"""Reference lists and notes made of records and style tables."""

from __future__ import annotations

import itertools
import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cite_belarus.model import CiteError

from .bound import Bound
from .context import Context
from .damage import damaged, starred
from .example import Example, Pairs, example
from .facts import Facts
from .grammar import Template
from .habits import habits_of, habitual
from .notes import note_of
from .records import Record
from .render import pairs, pieces
from .stock import Stock
from .style import Style, weighted

WEIGHTS = {"ru": 20, "uk": 14, "pl": 18, "be": 8, "en": 18, "de": 16, "fr": 6, "it": 3, "cs": 2, "lt": 1, "es": 1}
_PATIENCE = 200  # empty lists in a row
SHORT = ("short", "ibid")
BARE = ("archive", "law", "entry", "web", "remark", "special")  # the tables make these up, whatever record they go with
INSTEAD = {
    "chapter": "book",
    "news": "article",
    "thesis": "book",
    "web": "news",
    "report": "book",
    "entry": "chapter",
    "article": "book",
}


@dataclass(frozen=True)
class Plan:
    """How many of what.

    `weights` are of the lists' languages; `damage` is the share of lists scanned or typed badly, `multi` that of
    notes with several works; `longest` is in items; `without` names types of items that are not made.
    """

    weights: Mapping[str, float] = field(default_factory=lambda: dict(WEIGHTS))
    damage: float = 0.25
    multi: float = 0.2
    longest: int = 30
    without: Collection[str] = ()


@dataclass(frozen=True)
class _List:
    """One list or set of notes in the making."""

    name: str
    bound: Bound
    stock: Stock
    rng: random.Random

    def context(self, record: Record, index: int) -> Context:
        return Context(record, self.bound, self.stock, self.rng, index)


def _drawn(one: _List, setting: str, default: str, without: Collection[str] = ()) -> str:
    """One of the names of a setting such as `mix`, by their weights; one of `without` only where there is no other."""
    known = weighted(one.bound.setting(setting, ("", ""), default))
    weights = {name: weight for name, weight in known.items() if name not in without} or known
    return one.rng.choices(list(weights), list(weights.values()))[0]


def _record(one: _List, item: str) -> Record | None:
    """A record for a type of item, in one of the languages that the list cites."""
    lang = _drawn(one, "languages", f"{one.bound.style.language} 1")
    for wanted in (item, INSTEAD.get(item, "book"), "book"):
        if record := one.stock.record(lang, wanted, one.rng):
            return record
    return None


def _templates(one: _List, item: str) -> list[Template]:
    """The templates to try for a type of item: one by weight, then the others."""
    while item not in one.bound.style.items and item in INSTEAD:
        item = INSTEAD[item]
    known = one.bound.style.items.get(item)
    if not known:
        return []
    templates = [template for _, template in known]
    first = one.rng.choices(templates, [weight for weight, _ in known])[0]
    return [first, *(template for template in templates if template is not first)]


def _item(one: _List, index: int, without: Collection[str]) -> tuple[str, str, Pairs] | None:
    """The type, language and labelled text of one cited work."""
    item = _drawn(one, "mix", "book 1", without)
    record = _record(one, "book" if item in BARE + SHORT and item != "web" else item)
    if record is None:
        return None
    wanted = item if item in BARE + SHORT else record.item
    facts = Facts(one.context(record, index))
    for template in _templates(one, wanted):
        parts = pieces(template, one.rng, facts)
        if parts and (text := pairs(parts, one.rng.random() < 0.04)):
            return wanted, record.lang.partition("-")[0], text
    return None


def _kind(one: _List, item: str) -> str:
    return "short" if item in SHORT else one.bound.style.kind


def _examples(one: _List, plan: Plan) -> Iterator[Example]:
    """All that one list holds."""
    size = min(plan.longest, 1 + int(one.rng.expovariate(1 / 10)))
    scanned = one.rng.random() < plan.damage
    strength = one.rng.choice((0.4, 0.8, 1.5, 3.0)) if scanned else 0.0
    habits = habits_of(one.bound.style.language, one.rng)
    stars = one.rng.random() < 0.02
    notes = one.bound.style.kind == "note"
    made = [found for index in range(1, size + 1) if (found := _item(one, index, plan.without))]
    while made:
        together = one.rng.choice((2, 2, 3, 4)) if notes and one.rng.random() < plan.multi else 1
        taken, made = made[:together], made[together:]
        item, lang, text = taken[0]
        kind = _kind(one, item)
        if notes:
            text, several = note_of([t for _, _, t in taken], one.bound, one.stock, one.rng)
            kind = "note-multi" if several else kind
        text = habitual(starred(text) if stars else text, habits)
        if strength and one.rng.random() < 0.8:
            text = damaged(text, one.rng, strength)
        yield example(text, lang, one.bound.style.name, kind, one.name)


def generate(
    records: Iterable[Mapping[str, Any]],
    styles: Sequence[Style],
    *,
    seed: int = 0,
    count: int | None = None,
    plan: Plan | None = None,
) -> Iterator[Example]:
    """Labelled strings, list by list: the same for the same records, styles, seed and plan.

    `records` are CSL-JSON-like objects; `count` strings are made (without it, they never end). The examples of one
    list follow each other and share `list` and `style`. Raises `CiteError` where no style is of a wanted language.
    """
    plan = plan or Plan()
    rng = random.Random(seed)
    stock = Stock(records)
    lists = _lists(stock, styles, plan, rng)
    return itertools.islice(_filled(_examples(one, plan) for one in lists), count)


def _filled(lists: Iterable[Iterator[Example]]) -> Iterator[Example]:
    """What the lists hold; raises `CiteError` where list after list holds nothing."""
    empty = 0
    for one in lists:
        examples = list(one)
        yield from examples
        empty = 0 if examples else empty + 1
        if empty > _PATIENCE:
            raise CiteError(
                "the records give the styles nothing to set",
                remedy='give records with a "type" and a "title" whose "language" is one that the styles cite',
            )


def _lists(stock: Stock, styles: Sequence[Style], plan: Plan, rng: random.Random) -> Iterator[_List]:
    by_language: dict[str, list[Style]] = {}
    for style in styles:
        by_language.setdefault(style.language, []).append(style)
    langs = [lang for lang in plan.weights if lang in by_language]
    if not langs:
        raise CiteError("no style of the wanted languages", remedy="give styles whose `language` is among the weights")
    for number in itertools.count(1):
        lang = rng.choices(langs, [plan.weights[lang] for lang in langs])[0]
        known = by_language[lang]
        style = rng.choices(known, [float(s.settings.get("weight", ("1",))[0]) for s in known])[0]
        yield _List(f"{style.name}-{number}", Bound(style, rng), stock, rng)
