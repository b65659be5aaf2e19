"""How fast works are gathered, and how much is compared: `python benchmarks/works.py [CITATIONS…]`.

Citations are made from the word lists, three in ten repeating an earlier one with a letter lost, initials or a
romanised title. Printed for each size: seconds of processor time, citations a second, and the pairs compared a
citation, which stays level when nothing is compared with everything.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace

from cite_belarus import resources, works
from cite_belarus.model import Citation, Cited, Kind, Name, Reference, Value
from cite_belarus.romanise import fold, romanise
from cite_belarus.works.clusters import pairs
from cite_belarus.works.traits import trait

LANGUAGES = ("english", "russian", "polish", "ukrainian")
SIZES = (1_000, 10_000, 100_000)


def made(count: int) -> list[Cited]:
    """`count` citations of articles of 400 notes each; the same ones each time."""
    draw = random.Random(1)
    lists = {language: resources.lines(language, "words") for language in LANGUAGES}
    works_: list[dict[str, Value]] = []
    out = []
    for n in range(count):
        again = works_ and draw.random() < 0.3
        fields = _variant(draw.choice(works_), draw) if again else _work(draw, lists)
        works_ += [] if again else [fields]
        raw = ", ".join(str(value) for value in fields.values())
        citation = Citation(raw, (0, len(raw)), "note", str(n % 400), article=f"a{n // 400}")
        out.append(Cited(citation, (), Reference("article", fields)))
    return out


def _work(draw: random.Random, lists: dict[str, tuple[str, ...]]) -> dict[str, Value]:
    language = draw.choice(LANGUAGES)
    word = lists[language]
    first = draw.randint(1, 900)
    return {
        "author": (Name(draw.choice(word).capitalize(), draw.choice(word).capitalize()),),
        "title": " ".join(draw.choice(word) for _ in range(draw.randint(3, 10))),
        "journaltitle": " ".join(draw.choice(word) for _ in range(2)),
        "volume": str(draw.randint(1, 60)),
        "date": str(draw.randint(1950, 2025)),
        "pages": f"{first}--{first + 12}",
        "langid": language,
    }


def _variant(fields: dict[str, Value], draw: random.Random) -> dict[str, Value]:
    out, title = dict(fields), str(fields["title"])
    at = draw.randrange(len(title))
    name = next(v for v in fields["author"] if isinstance(v, Name))
    out["author"] = (Name(name.family, f"{name.given[:1]}."),)
    if fields["langid"] in ("russian", "ukrainian") and draw.random() < 0.3:
        title = romanise(title, "ala-lc", str(fields["langid"]))
    elif draw.random() < 0.3:
        title = title[:at] + title[at + 1 :]
    return {**out, "title": title}


def measure(count: int) -> str:
    """One line of figures."""
    cited = made(count)
    compared = sum(1 for _ in pairs([trait(one, one.reference.fields) for one in cited]))
    start = time.process_time()
    found = len(works.gather(cited).works)
    seconds = time.process_time() - start
    return f"{count:>8} {found:>8} {seconds:>8.2f} {count / seconds:>10.0f} {compared / count:>10.2f}"


def notes_resolved(count: int = 400) -> str:
    """Seconds to gather and resolve an article of `count` notes, three in five of them short forms or ibid."""
    draw = random.Random(2)
    full = made(count * 2 // 5)
    out = []
    for n in range(count):
        label = str(n + 1)
        if n < 9 or draw.random() < 0.4:
            one = full[n % len(full)]
            out.append(replace(one, citation=replace(one.citation, label=label, article="notes")))
            continue
        known = draw.choice(full[:n])
        name = next(v for v in known.reference.fields["author"] if isinstance(v, Name))
        words = " ".join(str(known.reference.fields["title"]).split()[:2])
        raw = "Ibid., 7" if n % 4 == 0 else f"{name.family}, {words}, {n}"
        kind: Kind = "ibid" if n % 4 == 0 else "short"
        out.append(Cited(Citation(raw, (0, len(raw)), "note", label, 1, kind, "notes"), (), Reference("misc", {})))
    start = time.process_time()
    library = works.gather(out)
    seconds = time.process_time() - start
    resolved = sum(r.work is not None for r in library.resolutions)
    return f"{count} notes: {seconds:.3f} s, {len(library.works)} works, {resolved} citations lead to one"


def words_folded() -> str:
    """Words a second through the key that is blind to script, in titles and one by one."""
    titles = [str(one.reference.fields["title"]) for one in made(2_000)]
    single = [word for title in titles for word in title.split()]
    rates = []
    for texts in (titles, single):
        start = time.process_time()
        for text in texts * 5:
            fold(text)
        rates.append(5 * len(single) / (time.process_time() - start))
    return f"fold: {rates[0]:.0f} words/s in titles, {rates[1]:.0f} one by one"


if __name__ == "__main__":
    print(f"{'cited':>8} {'works':>8} {'seconds':>8} {'a second':>10} {'pairs/each':>10}")
    for size in map(int, sys.argv[1:] or SIZES):
        print(measure(size))
    print(notes_resolved())
    print(words_folded())
