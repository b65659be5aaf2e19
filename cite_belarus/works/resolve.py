"""Where short forms and ibid lead: to a work, or to none with the candidates and the reason. Never a silent guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cite_belarus.model import Cited, Resolution, Work
from cite_belarus.works.known import Article, Candidate, Index
from cite_belarus.works.people import initial, people
from cite_belarus.works.shelf import file_marks
from cite_belarus.works.shorts import Short, short
from cite_belarus.works.spelling import misprint
from cite_belarus.works.traits import number, text, title_key


def resolve(cited: Sequence[Cited], works: Sequence[Work]) -> tuple[Resolution, ...]:
    """A resolution for each citation, in order. `works` have the full citations as their members."""
    key_of = _keys(works)
    articles = _articles(cited, works, {one.citation.article for one in cited if one.citation.kind != "full"})
    found: list[Resolution] = []
    for at, one in enumerate(cited):
        article = articles.get(one.citation.article)
        if article is not None and one.citation.kind != "full":
            found.append(Resolver(cited, found, article).one(at))
        else:
            found.append(_own(one, key_of.get(at)))
        if article is not None:
            article.remember(at, one.citation, found[at].work)
    return tuple(found)


def own_works(cited: Sequence[Cited], works: Sequence[Work]) -> tuple[Resolution, ...]:
    """The same where short forms lead nowhere."""
    key_of = _keys(works)
    return tuple(_own(one, key_of.get(at)) for at, one in enumerate(cited))


def _keys(works: Sequence[Work]) -> Mapping[int, str]:
    return {member: work.key for work in works for member in work.members}


def _own(one: Cited, key: str | None) -> Resolution:
    return Resolution(one.citation.kind, key, reason="" if key else "no work was made of it")


def _articles(cited: Sequence[Cited], works: Sequence[Work], stems: set[str]) -> dict[str, Article]:
    """The articles of these names with their works."""
    articles = {stem: Article() for stem in stems}
    for work in works if stems else ():
        raws: dict[str, list[str]] = {}
        for citation in (cited[member].citation for member in work.members):
            if citation.article in articles:
                raws.setdefault(citation.article, []).append(citation.raw)
        for stem, printed in raws.items():
            candidates = articles[stem].candidates
            candidates[work.key] = _candidate(len(candidates), work, tuple(printed))
    return articles


def _candidate(place: int, work: Work, raws: tuple[str, ...]) -> Candidate:
    persons = people(work.fields.get("author")) + people(work.fields.get("editor"))
    title = tuple(title_key(text(work.fields, "title", "maintitle", "booktitle", "journaltitle")).split())
    volume = number(text(work.fields, "volume"))
    return Candidate(place, work.key, persons, title, text(work.fields, "date"), volume, raws)


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves one citation from the resolutions of those before it."""

    cited: Sequence[Cited]
    found: Sequence[Resolution]
    article: Article

    def one(self, at: int) -> Resolution:
        """The resolution of citation `at`, a short form."""
        asked = short(self.cited[at].citation)
        if self.cited[at].citation.kind == "ibid":
            return self._ibid(at, asked)
        if asked.idem:
            asked = self._with_last_author(asked)
        if asked.note:
            return self._note(asked)
        return self._named(asked)

    def _ibid(self, at: int, asked: Short) -> Resolution:
        """The citation before: in the same note the last one, else all of the note before."""
        own = self.cited[at].citation
        before = self.article.by_where[own.where]
        if not before:
            return Resolution("ibid", None, reason="nothing is cited before it")
        last = self.cited[before[-1]].citation
        if last.label == own.label and own.label is not None:
            return self._other_file(self._follow(before[-1:], ""), own.raw)
        group = [before[-1]]
        for i in reversed(before[:-1]):
            if last.label is None or self.cited[i].citation.label != last.label:
                break
            group.insert(0, i)
        found = self._follow(group, _gap(last.label, own.label))
        return self._other_file(self._other_volume(found, asked), own.raw)

    def _follow(self, group: Sequence[int], gap: str) -> Resolution:
        """The one work that the citations of `group` lead to, if it is one."""
        label = self.cited[group[-1]].citation.label
        keys = list(dict.fromkeys(self.found[i].work for i in group))
        candidates = _unique(k for i in group for k in ((self.found[i].work or ""), *self.found[i].candidates) if k)
        if len(keys) == 1 and keys[0]:
            return Resolution("ibid", keys[0], reason=gap)
        if None in keys:
            return Resolution("ibid", None, candidates, f"what it refers to (note {label}) is itself not resolved")
        return Resolution("ibid", None, candidates, f"ambiguous: note {label} cites {len(keys)} works")

    def _other_volume(self, found: Resolution, asked: Short) -> Resolution:
        """ "Ibid., vol. 2": the work of that volume, where the volumes are works of their own."""
        here = self.article.candidates.get(found.work or "")
        if here is None or not asked.volume or asked.volume == here.volume or not here.volume:
            return found
        others = [c.key for c in self.article.candidates.values() if c.title == here.title and c.volume == asked.volume]
        if len(others) == 1:
            return Resolution("ibid", others[0], reason=f"volume {asked.volume} of the work cited before")
        return Resolution("ibid", None, (here.key,), f"volume {asked.volume} is cited; the one before is {here.volume}")

    def _other_file(self, found: Resolution, raw: str) -> Resolution:
        """ "Там же. Д. 12": that file of the archive cited before, which is another work."""
        asked, here = file_marks(raw), self.article.candidates.get(found.work or "")
        known = file_marks(here.raws[0]) if here and asked else {}
        wanted = {**known, **asked}
        if here is None or not asked or len(known) < 2 or wanted == known:
            return found
        others = [c.key for c in self.article.candidates.values() if c.raws and file_marks(c.raws[0]) == wanted]
        if len(others) == 1:
            return Resolution("ibid", others[0], reason="another file of the archive cited before")
        return Resolution(
            "ibid", None, (here.key,), "another file of the archive cited before, not itself cited in full"
        )

    def _note(self, asked: Short) -> Resolution:
        """A short form that names another note: what that note cites."""
        where = self.article.by_label[asked.note]
        if not where:
            return self._without_note(asked)
        last = self.cited[where[-1]].citation.index
        group = where[-last:]
        keys = _unique(self.found[i].work or "" for i in group if self.found[i].work)
        agreeing = [k for k in keys if _agrees(self.article.candidates[k], asked, self.article)]
        if len(agreeing) == 1:
            return Resolution("short", agreeing[0])
        if len(keys) == 1:
            return Resolution("short", keys[0], reason=f"by its number; the names do not agree with note {asked.note}")
        more = tuple(agreeing) or keys or _unique(c for i in group for c in self.found[i].candidates)
        return Resolution("short", None, more, f"ambiguous: note {asked.note} cites {len(more)} works that fit")

    def _with_last_author(self, asked: Short) -> Short:
        """The short form with the family name of the author cited before in place of idem."""
        last = next((key for i in reversed(self.article.before) if (key := self.found[i].work)), None)
        families = tuple(p.family for p in self.article.candidates[last].people[:1]) if last else ()
        return replace(asked, chunks=(families, *asked.chunks) if families else asked.chunks)

    def _without_note(self, asked: Short) -> Resolution:
        if asked.chunks or asked.title:
            found = self._named(asked)
            missing = f"note {asked.note} cites nothing in this file"
            return Resolution(
                "short", found.work, found.candidates, f"{missing}; found by its words" if found.work else missing
            )
        return Resolution("short", None, reason=f"note {asked.note} cites nothing in this file")

    def _named(self, asked: Short) -> Resolution:
        """A short form that names author, title or year."""
        if asked.says_nothing:
            return Resolution("short", None, reason="neither author nor title nor note is printed")
        index = self.article.index
        fitting = [c.key for c in index.like(asked) if fits(c, asked, index)]
        if len(fitting) == 1:
            return Resolution("short", fitting[0])
        recent = self.article.recent
        if not fitting:
            by_author = sorted((c.key for c in index.by_author(asked)), key=lambda k: (-recent.get(k, -1), k))
            return Resolution("short", None, tuple(by_author), "no work that fits is cited in full")
        return self._choose(asked, fitting)

    def _choose(self, asked: Short, fitting: list[str]) -> Resolution:
        recent = self.article.recent
        exact = [k for k in fitting if asked.title and self.article.candidates[k].title == asked.title]
        if len(exact) == 1:
            return Resolution("short", exact[0])
        lettered = [
            k for k in fitting if asked.letter and _prints(self.article.candidates[k], asked.year + asked.letter)
        ]
        if len(lettered) == 1:
            return Resolution("short", lettered[0])
        earlier = [k for k in fitting if k in recent]
        if len(earlier) == 1 and not asked.year:
            return Resolution("short", earlier[0], reason="the only one of them that is cited before")
        ordered = sorted(fitting, key=lambda k: (-recent.get(k, -1), k))
        return Resolution("short", None, tuple(ordered), f"ambiguous: {len(fitting)} works fit, the last cited first")


def fits(candidate: Candidate, asked: Short, index: Index) -> bool:
    """Whether all that the short form prints stands in the work: an author's name, words of the title in order."""
    if asked.volume and candidate.volume and asked.volume != candidate.volume:
        return False
    named, rest = _split(candidate, asked, index)
    title = asked.title or rest
    if asked.title and asked.chunks and not named:
        return False
    if title and not contains(candidate.title, title):
        return False
    year_fits = not asked.year or not candidate.date or asked.year in candidate.date
    return bool(title) or (named and year_fits)


def _agrees(candidate: Candidate, asked: Short, article: Article) -> bool:
    """Whether nothing that is printed beside the number of a note speaks against the work."""
    return not (asked.chunks or asked.title) or fits(candidate, asked, article.index)


def _split(candidate: Candidate, asked: Short, index: Index) -> tuple[bool, tuple[str, ...]]:
    """Whether an author of the work is named, and the words that are no part of the author's name."""
    rest: list[str] = []
    named = False
    for chunk in asked.chunks:
        families = [word for word in chunk if candidate.number in index.named(word)]
        if not families:
            rest += chunk
            continue
        named = True
        given = {p.initials[:1] for p in candidate.people}
        rest += [word for word in chunk if word not in families and initial(word) not in given]
    return named, tuple(rest)


def contains(title: Sequence[str], part: Sequence[str]) -> bool:
    """Whether a short title's words stand in the title in their order, a letter or two aside; numbers to the digit."""
    rest = iter(title)
    return all(any(word == other or misprint(word, other) for other in rest) for word in part)


def _prints(candidate: Candidate, year: str) -> bool:
    return any(year in raw for raw in candidate.raws)


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _gap(last: str | None, own: str | None) -> str:
    """What to say where notes between the two cite nothing."""
    if not (last or "").isdecimal() or not (own or "").isdecimal() or int(own or 0) - int(last or 0) <= 1:
        return ""
    return f"the notes between {last} and {own} cite nothing in this file"
