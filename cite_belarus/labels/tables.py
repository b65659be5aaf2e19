"""The tables of the lexicons: made from bibliographic records, GeoNames, natasha's names and the table `places`.

The value lists beside the records (`names`, `places`, `publishers`, `journals`: value, language, …, count) tell which
words stand in which field; the records' titles tell which of them are common words, and the gazetteers vouch for more.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from cite_belarus import resources
from cite_belarus.labels import gazetteers
from cite_belarus.late import Late

LANGUAGES = {
    "en": "english", "de": "german", "fr": "french", "it": "italian",
    "pl": "polish", "ru": "russian", "uk": "ukrainian",
    "be": "belarusian", "cs": "czech", "lt": "lithuanian", "es": "spanish",
}  # fmt: skip
_CORE = Late(r"[^\W\d_](?:[^\W\d_]|['’ʼ\-](?=[^\W\d_]))*")  # what the labeller looks up: "Нью-Йорк" whole
_WORD = Late(r"[^\W\d_][^\W\d_’'ʼ\-]*[^\W\d_]")
_HEADS = {
    "given": "given names in the records and in natasha's list; `family`: family names as well",
    "cities": "words of the places of publication in the records, of the table places, and of GeoNames (CC BY 4.0)",
    "publishers": "words that stand in publishers' names more than in titles",
    "journals": "words that stand in journals' names more than in titles",
    "series": "words that stand in the names of series more than in titles",
    "surname_endings": "endings of surnames, which few other words have",
}
_TITLES = 1000  # words of titles that a language must have for its titles to tell common words
_COMMON = 3  # times that a word must stand in the titles of another language to be common there
_ABROAD = 0.5  # what that counts: strings cite works in several languages
_OFTEN = 0.3  # times as often as given, from which on a name is a family name as well

Counts = Mapping[str, Counter[str]]


class Rule(NamedTuple):
    """How a list is cut: the least count of a word, its least share against titles, the most words of a language.

    `vouched` is what a gazetteer's word counts besides.
    """

    least: int
    share: float
    most: int
    vouched: int = 0


# measured on labelled strings: by these a list's words stand in its field much more than in titles, and still often
_RULES = {
    "given": Rule(3, 0.4, 2000, vouched=3), "cities": Rule(2, 0.6, 2500, vouched=2),
    "publishers": Rule(3, 0.75, 1200), "journals": Rule(4, 0.7, 1200),
    "series": Rule(4, 0.7, 200), "surname_endings": Rule(12, 0.7, 400),
}  # fmt: skip


def _values(path: Path, wanted: str = "") -> Iterator[tuple[str, str, int]]:
    """(value, language, count) of a value list; of a names list those of one part."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            value, language, *kind, count = line.rstrip("\n").split("\t")
            if language in LANGUAGES and count.isdecimal() and (not wanted or kind == [wanted]):
                yield value, language, int(count)


def _parts(value: str) -> Iterator[str]:
    """The words of a value in small letters; what is joined by hyphens and apostrophes both whole and in its parts."""
    for core in _CORE.findall(value):
        words = _WORD.findall(core)
        yield from (word.casefold() for word in words)
        if len(core) > 1 and words != [core]:
            yield core.casefold()


def _endings(value: str) -> Iterator[str]:
    """The endings of three and four letters of a value's capitalised words."""
    for word in _WORD.findall(value):
        if word[0].isupper() and len(word) > 4:
            yield from (f"-{word.casefold()[-4:]}", f"-{word.casefold()[-3:]}")


def _count(rows: Iterable[tuple[str, str, int]], ends: bool = False, most: int = 5) -> dict[str, Counter[str]]:
    """Language to counts of words (or of their endings); no value counts more than `most` times."""
    out: dict[str, Counter[str]] = {}
    for value, language, count in rows:
        counts = out.setdefault(language, Counter())
        for part in _endings(value) if ends else _parts(value):
            counts[part] += min(count, most)
    return out


def _titles(records: Path, field: str) -> Iterator[tuple[str, str, int]]:
    with gzip.open(records, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get(field) and row.get("language") in LANGUAGES:
                yield row[field], row["language"], 1


def _gathered(folder: Path) -> dict[str, dict[str, Counter[str]]]:
    """List to language to counts, from the records."""
    return {
        "given": _count(_values(folder / "names.tsv.gz", "given")),
        "cities": _count(_values(folder / "places.tsv.gz")),
        "publishers": _count(_values(folder / "publishers.tsv.gz")),
        "journals": _count(_values(folder / "journals.tsv.gz")),
        "series": _count(_titles(folder / "records.jsonl.gz", "collection-title")),
        "surname_endings": _count(_values(folder / "names.tsv.gz", "family"), ends=True),
    }


def _vouched() -> dict[str, dict[str, dict[str, int]]]:
    """List to language to the words that a gazetteer or the table `places` knows, and how large or frequent."""
    cities = gazetteers.cities()
    for language, name in LANGUAGES.items():
        known = cities.setdefault(language, {})
        for place in resources.words("places", name):
            if len(place) > 2 and _CORE.fullmatch(place.rstrip(".")):
                known.setdefault(place.rstrip("."), 0)
    return {"given": {"ru": gazetteers.given()}, "cities": cities}


def write_tables(folder: Path, languages: Path = resources.DATA / "languages") -> dict[str, int]:
    """Make the tables from a folder of records; the number of words of each list."""
    records, vouched = folder / "records.jsonl.gz", _vouched()
    against = {ends: _Titles(_count(_titles(records, "title"), ends)) for ends in (False, True)}
    elsewhere, families, totals = _Elsewhere(folder), _Families(folder), Counter[str]()
    for name, by_language in _gathered(folder).items():
        titles, known = against[name == "surname_endings"], vouched.get(name, {})
        for language in LANGUAGES:
            counts, sure = by_language.get(language, Counter[str]()), known.get(language, {})
            words = _chosen(counts, sure, titles.of(language), _RULES[name])
            words = [word for word in words if not elsewhere(name, word, word in sure)]
            words = [f"{word}\tfamily" if name == "given" and families(word) else word for word in words]
            _write(languages / LANGUAGES[language] / f"{name}.txt", name, words)
            totals[name] += len(words)
    return dict(totals)


class _Elsewhere:
    """Tells whether a word of `given` or `cities` is more often something else, by how often each is printed.

    A place has few words and a title many, so this counts words, not shares: "Reading" and "Nice" are seldom places.
    Places have words of publishers in them, by mistake; those count against a word that no gazetteer vouches for.
    """

    def __init__(self, folder: Path) -> None:
        self._own = {
            "given": _pooled(_values(folder / "names.tsv.gz", "given")),
            "cities": _pooled(_values(folder / "places.tsv.gz")),
        }
        self._titles = _pooled(_titles(folder / "records.jsonl.gz", "title"))
        self._bodies = _pooled(_values(folder / "publishers.tsv.gz")) + _pooled(_values(folder / "journals.tsv.gz"))
        self._towns = set(resources.words("places"))

    def __call__(self, name: str, word: str, vouched: bool) -> bool:
        if name not in self._own or word in self._towns:
            return False
        others = self._titles[word] + (self._bodies[word] if name == "cities" and not vouched else 0)
        return others >= _COMMON and others > self._own[name][word]


class _Families:
    """Tells whether a given name is often a family name as well."""

    def __init__(self, folder: Path) -> None:
        self._given, self._family = (_pooled(_values(folder / "names.tsv.gz", part)) for part in ("given", "family"))

    def __call__(self, word: str) -> bool:
        return self._family[word] > max(1, _OFTEN * self._given[word])


def _pooled(rows: Iterable[tuple[str, str, int]]) -> Counter[str]:
    """Counts of words in all languages together."""
    return sum(_count(rows, most=10_000).values(), Counter[str]())


class _Titles:
    """How often words stand in titles, of a language and of any: the labeller asks without knowing the language."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._common: dict[str, float] = {}
        for by_word in counts.values():
            total = sum(by_word.values())
            for word, n in by_word.items() if total >= _TITLES else ():
                if n >= _COMMON:
                    self._common[word] = max(_ABROAD * n / total, self._common.get(word, 0))

    def of(self, language: str) -> dict[str, float]:
        """Word to its share of the titles' words."""
        own = self._counts.get(language, Counter[str]())
        total = max(_TITLES, sum(own.values()))
        return {word: max(own[word] / total, self._common.get(word, 0)) for word in {*own, *self._common}}


def _chosen(counts: Counter[str], vouched: Mapping[str, int], titles: Mapping[str, float], rule: Rule) -> list[str]:
    """The words frequent enough, against as many words of titles, most frequent first."""
    total = sum(counts.values()) or _TITLES
    seen = {word: counts[word] + (rule.vouched if word in vouched else 0) for word in {*counts, *vouched}}
    kept = [
        word
        for word, n in seen.items()
        if n >= rule.least and len(word) > 1 and n / (n + titles.get(word, 0) * total) >= rule.share
    ]
    return sorted(kept, key=lambda w: (-counts[w], -vouched.get(w, 0), w))[: rule.most]


def _write(path: Path, name: str, words: list[str]) -> None:
    """Write a table; one without words is removed."""
    if not words:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# {_HEADS[name]}; made by labels/tables.py\n" + "\n".join(words) + "\n", encoding="utf-8")


def write_sources(folder: Path, path: Path = resources.DATA / "SOURCES.md") -> int:
    """Write SOURCES.md from the records' list of sources; the number of sources."""
    with gzip.open(folder / "sources.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t")[:4] for line in lines][1:]
    table = "\n".join(f"| {repo} | {licence} | {commit} | {count} |" for repo, licence, commit, count in rows)
    path.write_text(f"{_SOURCES.replace('PACKAGES', gazetteers.attributions())}{table}\n", encoding="utf-8")
    return len(rows)


_SOURCES = """# Where the word tables and the model come from

`languages/*/{given,cities,publishers,journals,series,surname_endings}.txt` are made by
`python -m cite_belarus.labels.lexicons RECORDS` from bibliographic records: which words stand in which field.
Records are facts; none of them is shipped. No list of personal data was used: given names and endings of surnames
are those of authors and editors of published works, and given names of a dictionary.
`cues.txt`, `accessed.txt`, `places.txt`, `bodies.txt` and `forenames.txt` (given names that `given.txt` lacks) were
written by hand for this project.

The labelled strings that the model learnt from are named in MODEL.md.

Packages asked besides, when the tables are made (the extra `lexicons`). `cities.txt` holds names of cities from
GeoNames (https://www.geonames.org), licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/): chosen,
in small letters, together with words from the records.

| package | version | licence |
|---|---|---|
PACKAGES
`languages/{russian,ukrainian,belarusian}/trigrams.txt` say by how much more often three letters stand in the words of
one of these languages than of the others. They were counted in the words, written out by `unmunch`, of the spelling
dictionaries in these Debian packages, which were only asked, not copied (`python -m cite_belarus.labels.trigrams
russian=LIST ukrainian=LIST belarusian=LIST`). Of the records' titles of which the record says the language (1,390,
without one collection of dances), 0.861 of the Belarusian, 0.979 of the Ukrainian and 0.998 of the Russian ones are
told right, where letters and small words alone told 0.495, 0.955 and 1.000.

| package | version | licence |
|---|---|---|
| hunspell-be | 0.53 | CC BY-SA 3.0 |
| hunspell-uk | 7.5.0 | MPL 1.1, GPL 2 or later, or LGPL 2.1 or later |
| hunspell-ru | 7.5.0 | BSD, four clauses |

`languages/*/regions.txt` names countries as the Unicode CLDR does (read through Babel 2.18; Unicode License v3),
without those that are towns, too (Luxembourg, Panama), and adds other names of them and the states of the USA and
Canada.

The records, by public repository (licence as stated there; commit as read):

| repository | licence | commit | records |
|---|---|---|---|
"""
