"""Repairs that need no twin: an address against those printed bare, a title against the words of its address.

Each of `RULES` looks at the fields of a work and gives what it would change; only what is sure is changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from cite_belarus.alphabets import in_one, mixed_words
from cite_belarus.late import Late
from cite_belarus.model import Name, Repair, Value
from cite_belarus.works import urls
from cite_belarus.works.readings import Ledger
from cite_belarus.works.runs import Run, runs
from cite_belarus.works.scene import Scene
from cite_belarus.works.slugs import foreign_words, other_spellings
from cite_belarus.works.traits import LONGEST
from cite_belarus.works.words import ascii_words, ascii_words_of

MIXED = ("author", "editor", "translator", "title", "journaltitle", "booktitle", "series", "publisher", "location")
SURE = 0.7  # what is less sure than this is offered and left alone
_LETTER = Late(r"\w")
Fields = Mapping[str, Value]
Rule = Callable[[Fields, Sequence[int], Scene], Iterable[Repair]]


def alone(fields: Mapping[str, Value], members: Sequence[int], scene: Scene, ledger: Ledger) -> dict[str, Value]:
    """The fields with the sure repairs made; all go to the ledger, the unsure ones as doubts."""
    out = dict(fields)
    for rule in RULES if "url" in fields else WITHOUT_ADDRESS:
        for found in rule(out, members, scene):
            value = out.get(found.field)
            repaired = _exchanged(value, found) if value else ""
            if not repaired or repaired == value:
                continue
            if found.confidence < SURE:
                ledger.doubts.append(found)
            else:
                ledger.repair(found)
                out[found.field] = repaired
    return out


def _exchanged(value: Value, found: Repair) -> Value:
    """A field's value with the printed word, where it stands as a word, exchanged; in names the family name's."""
    if isinstance(value, str):
        return _turned(value, found)
    names = tuple(replace(one, family=_turned(one.family, found)) for one in value if isinstance(one, Name))
    return names or tuple(_turned(one, found) for one in value if isinstance(one, str))


def _turned(text: str, found: Repair) -> str:
    """The text with the first of the printed words that is one: "sh" is not a part of "shop"."""
    start = text.find(found.printed)
    while start >= 0:
        end = start + len(found.printed)
        if not _LETTER.search(text[start - 1 : start] + text[end : end + 1]):
            return text[:start] + found.repaired + text[end:]
        start = text.find(found.printed, start + 1)
    return text


def residue(fields: Fields, members: Sequence[int], scene: Scene) -> Iterable[Repair]:
    """An address that is a letter or two off one that the article prints bare, which no other citation prints."""
    url = str(fields.get("url", ""))
    if not url or not scene.residue:
        return
    articles = sorted({scene.cited[m].citation.article for m in members})
    printed = sorted({urls.bare(r).rstrip(".,;") for article in articles for r in scene.residue.get(article, ())})
    if not printed or len(url) > LONGEST or urls.url_key(url) in map(urls.url_key, printed):
        return
    own = Counter(urls.url_key(str(scene.fields[m].get("url", ""))) for m in members)
    free = [r for r in printed if scene.addresses[urls.url_key(r)] == own[urls.url_key(r)]]
    near = [r for r in free if _near(urls.url_key(r), urls.url_key(url))]
    if len({urls.url_key(r) for r in near}) != 1:
        return
    found = runs(url, near[0], address=True)
    if any(not run.a or not run.b or url.count(run.a) > 1 for run in found):
        found = [Run(url, 0, len(url), near[0])]
    for run in found:
        sure = 0.5 if run.a.isdigit() and run.b.isdigit() else 0.95  # another number may be another page
        evidence = "residue: the article prints this address bare"
        yield Repair("url", run.a, run.b, evidence, sure, _printer(members, scene, run.a))


def wrong_script(fields: Fields, members: Sequence[int], scene: Scene) -> Iterable[Repair]:
    """Latin words in a Cyrillic title where its address has Cyrillic ones romanised."""
    title, language = str(fields.get("title", ""))[:LONGEST], str(fields.get("langid", ""))
    words = urls.slug(str(fields.get("url", "")))
    for printed, repaired, confidence in foreign_words(title, words, language) if words else ():
        evidence = "slug: the address has the word romanised; Latin letters in a Cyrillic title"
        yield Repair("title", printed, repaired, evidence, confidence, _printer(members, scene, printed, "title"))


def two_alphabets(fields: Fields, members: Sequence[int], scene: Scene) -> Iterable[Repair]:
    """Words that mix Latin and Cyrillic letters of one shape."""
    for name in MIXED:
        value = fields.get(name)
        for printed in mixed_words(_words(value)) if value else ():
            if (repaired := in_one(printed)) != printed:
                evidence = "alphabet: the word is printed in two, and can be a word in one only"
                yield Repair(name, printed, repaired, evidence, 0.95, _printer(members, scene, printed, name))


def _words(value: Value) -> str:
    texts = [value] if isinstance(value, str) else [v.family if isinstance(v, Name) else v for v in value]
    return " ".join(texts)[:LONGEST]


def misspelt_address(fields: Fields, members: Sequence[int], scene: Scene) -> Iterable[Repair]:
    """A word of the address that is not quite the title's: offered, for sites misspell their addresses too."""
    title, url = str(fields.get("title", ""))[:LONGEST], str(fields.get("url", ""))
    words = urls.slug(url)
    for printed, repaired in other_spellings(title, words, str(fields.get("langid", ""))) if words else ():
        evidence = f"title: by the spelling of the other words {repaired!r} is expected; not checked"
        yield Repair("url", printed, repaired, evidence, 0.4, _printer(members, scene, printed))


def unknown_path(fields: Fields, members: Sequence[int], scene: Scene) -> Iterable[Repair]:
    """A word of the path outside the title's that is no word but one letter off a listed one: offered."""
    url = str(fields.get("url", ""))
    for part in url[:LONGEST].split("/")[3:-1]:
        word = part.lower()
        if not word.isalpha() or len(word) < 6 or word in ascii_words() or not word.isascii():
            continue
        near = process.extract(word, ascii_words_of(len(word)), scorer=Levenshtein.distance, score_cutoff=1, limit=None)
        if len(near) == 1:
            known = near[0][0]
            evidence = f"word list: {word!r} is no listed word, {known!r} is; not checked"
            yield Repair("url", part, known, evidence, 0.4, _printer(members, scene, part))


RULES: tuple[Rule, ...] = (residue, two_alphabets, wrong_script, misspelt_address, unknown_path)
WITHOUT_ADDRESS: tuple[Rule, ...] = (two_alphabets,)  # the others hold an address against something


def _near(a: str, b: str) -> bool:
    """Whether two addresses are a few letters apart: two, or one of twenty in a long one."""
    most = max(2, min(len(a), len(b)) // 20)
    return 0 < Levenshtein.distance(a, b, score_cutoff=most) <= most


def _printer(members: Sequence[int], scene: Scene, printed: str, name: str = "url") -> int:
    """The first member that prints it so."""
    return next((m for m in sorted(members) if printed in str(scene.fields[m].get(name, ""))), min(members))
