"""Values to fill the gaps of records with: what other records of the language hold, and what the tables make up."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from .figures import NUMBERS
from .grammar import Template
from .names import Person
from .records import Record, clean
from .render import text_of
from .style import SHIPPED, load_part

_OFTEN = 4  # a word that is the other thing in a fifth of the records is no sure value
_FIELDS = {"publisher": "publisher", "publisher-place": "place", "collection-title": "series"}


def _unmixed(record: Record, houses: Counter[str], cities: Counter[str]) -> Record:
    """The record without a publisher that is mostly a place elsewhere, or a place that is mostly a publisher."""
    publisher, place = record.text("publisher"), record.text("publisher-place")
    wrong = set()
    if publisher and _OFTEN * cities[publisher] >= houses[publisher]:
        wrong.add("publisher")
    if place and _OFTEN * houses[place] >= cities[place]:
        wrong.add("publisher-place")
    texts = {name: text for name, text in record.texts.items() if name not in wrong}
    return replace(record, texts=texts) if wrong else record


class Stock:
    """Records by language and type of item, and values by language and name, as often as they occur."""

    def __init__(self, records: Iterable[Mapping[str, Any]], made: Path = SHIPPED / "made") -> None:
        self.records: dict[tuple[str, str], list[Record]] = defaultdict(list)
        self.values: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.people: dict[str, list[Person]] = defaultdict(list)
        self.made = {path.stem: load_part(path).items for path in sorted(made.glob("*.txt"))}
        cleaned = [record for raw in records if (record := clean(raw))]
        houses = Counter(record.text("publisher") for record in cleaned)
        cities = Counter(record.text("publisher-place") for record in cleaned)
        for record in cleaned:
            self._add(_unmixed(record, houses, cities))

    def _add(self, record: Record) -> None:
        # a Cyrillic language in Latin letters is only of use where lists are romanised
        lang = (
            record.lang if record.lang not in ("ru", "uk", "be") or record.script == "cyrl" else f"{record.lang}-latn"
        )
        self.records[lang, record.item].append(record)
        for field, name in _FIELDS.items():
            if value := record.text(field):
                self.values[lang, name].append(value)
        if record.item in ("article", "chapter"):
            self.values[lang, "journal" if record.item == "article" else "host"].append(record.text("container-title"))
        self.people[lang].extend(one for one in record.people.get("author", ()) if one["given"])

    def languages(self) -> list[str]:
        return sorted({lang for lang, _ in self.records} | set(self.made))

    def make(self, lang: str, name: str, rng: random.Random) -> str:
        """A made-up value, or ""."""
        items = self.made.get(lang, {}).get(name)
        if not items:
            return ""
        return self.words(lang, rng.choices([t for _, t in items], [w for w, _ in items])[0], rng)

    def words(self, lang: str, template: Template, rng: random.Random) -> str:
        """The text of a template whose names are made-up values of a language."""
        return text_of(
            template, rng, lambda name: NUMBERS[name](rng) if name in NUMBERS else self.make(lang, name, rng)
        )

    def value(self, lang: str, name: str, rng: random.Random) -> str:
        """A value such as "publisher" of a language: made up or some record's; "" where neither is known."""
        known = self.values.get((lang, name))
        if not known or rng.random() < 0.35:
            made = self.make(lang, name, rng)
            if made or not known:
                return made
        return rng.choice(known)

    def person(self, lang: str, rng: random.Random) -> Person | None:
        """A person's name of a language."""
        known = self.people.get(lang)
        if (not known or rng.random() < 0.35) and (made := self.make(lang, "person", rng)):
            family, _, given = made.partition(", ")
            return {"family": family, "given": given}
        return rng.choice(known) if known else None

    def record(self, lang: str, item: str, rng: random.Random) -> Record | None:
        """A record of a language and type, real or, where there are few, made up."""
        known: Sequence[Record] = self.records.get((lang, item), ())
        share = self._made_share(lang, len(known))
        if share and rng.random() < share and (made := self._made_record(lang, item, rng)):
            return made
        return self._recast(rng.choice(known), rng) if known else None

    def _recast(self, record: Record, rng: random.Random) -> Record:
        """The record, at times under other people's names, so that no title stands for its author."""
        authors = record.people.get("author")
        if not authors:
            return record
        if rng.random() > 0.3:
            named = tuple(self._named(one, record.lang, rng) for one in authors)
            return replace(record, people={**record.people, "author": named})
        count = rng.choice((1, 1, 1, 2, 2, 3, 4, 6))
        people = tuple(one for _ in range(count) if (one := self.person(record.lang, rng)))
        return replace(record, people={**record.people, "author": people})

    def _named(self, one: Person, lang: str, rng: random.Random) -> Person:
        """A person; for most known by a family name alone, with somebody's given name."""
        bare = not one["given"] and one["family"].istitle() and " " not in one["family"]
        other = self.person(lang, rng) if bare and rng.random() < 0.7 else None
        return {"family": one["family"], "given": other["given"]} if other else one

    def _made_share(self, lang: str, known: int) -> float:
        if lang not in self.made:
            return 0.0
        return 0.9 if known < 100 else 0.5 if known < 400 else 0.3 if known < 1000 else 0.15

    def _made_record(self, lang: str, item: str, rng: random.Random) -> Record | None:
        title = self.make(lang, "title", rng)
        people = [one for _ in range(rng.choice((0, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4))) if (one := self.person(lang, rng))]
        texts = {"title": title}
        if item in ("article", "news"):
            texts["container-title"] = self.value(lang, "paper" if item == "news" else "journal", rng)
        elif item == "chapter":
            texts["container-title"] = self.make(lang, "host", rng) or self.make(lang, "title", rng)
        if not title or ("container-title" in texts and not texts["container-title"]):
            return None
        year = str(rng.randint(1955, 2025) if rng.random() < 0.85 else rng.randint(1845, 1954))
        return Record(item, lang, texts, {"author": tuple(people)}, (year, "", ""))

    @cached_property
    def english(self) -> list[str]:
        """Titles in English, to stand for translations of titles."""
        return [record.text("title") for (lang, _), known in self.records.items() if lang == "en" for record in known]
