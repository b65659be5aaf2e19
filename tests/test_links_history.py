"""What is remembered, and for how long."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from links_runs import QUICK, TITLE, check, works
from servers import Site, page

from cite_belarus.links import History, Shelf, beside
from cite_belarus.links.history import confirmed, follow_up
from cite_belarus.links.values import Seen, from_json
from cite_belarus.model import CiteError

DAY = 86400
NOW = datetime(2026, 5, 10, 12, tzinfo=timezone.utc)


def seen(outcome: str = "answered", code: int | None = 200, day: str = "2026-05-10", **more: object) -> Seen:
    return replace(Seen("url", "http://a/", outcome, f"{day}T10:00:00Z", code), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "wanted"), [
    (["2026-05-01", "2026-05-02", "2026-05-03"], True),
    (["2026-05-01", "2026-05-01", "2026-05-01", "2026-05-02"], False),
    (["2026-05-01", "2026-05-09"], False),
])  # fmt: skip
def test_confirmed_by_three_failures_on_three_days(days: list[str], wanted: bool) -> None:
    line = None
    for day in days:
        line = follow_up(line, seen(code=404, day=day))
    assert line is not None and confirmed(line) == wanted


def test_a_success_begins_anew_and_the_unknown_changes_nothing() -> None:
    failing = follow_up(follow_up(None, seen(code=404, day="2026-05-01")), seen(code=410, day="2026-05-02"))
    for unknown in (
        seen("timeout", None),
        seen(code=503),
        seen("rate-limited", 429),
        seen("dns-error", None, temporary=True),
        seen("broken", None),
    ):
        assert follow_up(failing, unknown).failures == failing.failures
        assert follow_up(None, unknown).failures == ()
    assert follow_up(failing, seen()).failures == () == follow_up(failing, seen(code=404, wall="Cloudflare")).failures
    assert len(follow_up(failing, seen("dns-error", None)).failures) == 3


def test_what_need_not_be_asked_again() -> None:
    history = History()
    key = ("url", "http://a/")
    for old, max_age, fresh in (
        (seen(), 30 * DAY, True),
        (seen(day="2026-04-01"), 30 * DAY, False),
        (seen(), 0, False),
        (seen(code=404), 30 * DAY, False),
        (seen("timeout", None), 30 * DAY, False),
        (seen(code=403), 30 * DAY, True),
    ):
        history.seen[key] = old
        assert bool(history.fresh(key, NOW, max_age)) == fresh, old


def test_the_file_is_sorted_and_the_same_each_time(tmp_path: Path) -> None:
    history = History(tmp_path / "a.links.jsonl")
    for target in ("http://b/", "http://a/я", "http://c/"):
        history.record(replace(seen(), target=target))
    history.save()
    lines = (tmp_path / "a.links.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["target"] for line in lines] == ["http://a/я", "http://b/", "http://c/"]
    assert list(tmp_path.iterdir()) == [tmp_path / "a.links.jsonl"]
    History(tmp_path / "a.links.jsonl").save()
    assert (tmp_path / "a.links.jsonl").read_text(encoding="utf-8").splitlines() == lines


def test_an_interrupted_run_is_taken_up(tmp_path: Path) -> None:
    path = tmp_path / "a.links.jsonl"
    history = History(path)
    history.record(seen(code=404))
    history.record(replace(seen("timeout", None), target="http://b/"))
    part = tmp_path / "a.links.part.jsonl"
    part.write_text(part.read_text() + '{"target": "http://c/", "fie', encoding="utf-8")  # cut short, not closed
    again = History(path)
    assert again.fresh(("url", "http://a/"), NOW, 0) and not again.fresh(("url", "http://b/"), NOW, 0)
    assert not again.fresh(("url", "http://a/"), NOW + timedelta(days=2), 0)
    again.record(replace(seen(), target="http://c/"))
    again.save()
    assert not part.exists() and len(History(path).seen) == 3


def test_mangled_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.links.jsonl"
    good = json.dumps(seen().as_json())
    path.write_text(f'<<<<<<< HEAD\n{good}\n=======\n[]\n{{"field": "url"}}\n{{"a": \n\x00\n', encoding="utf-8")
    assert list(History(path).seen) == [("url", "http://a/")]


def test_a_history_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CiteError, match="cannot be written"):
        History(tmp_path / "no" / "folder" / "a.links.jsonl").record(seen())


SEEN = st.builds(
    Seen,
    field=st.sampled_from(["doi", "url"]),
    target=st.text(min_size=1),
    outcome=st.text(min_size=1),
    checked=st.text(),
    code=st.none() | st.integers(100, 999),
    chain=st.lists(st.text()).map(tuple),
    titles=st.lists(st.tuples(st.text(), st.text())).map(tuple),
    failures=st.lists(st.text()).map(tuple),
    permanent=st.booleans(),
    note=st.text(),
)


@given(SEEN)
def test_a_line_comes_back_as_it_was(line: Seen) -> None:
    assert from_json(json.loads(json.dumps(line.as_json()))) == line


def test_beside_the_bib() -> None:
    assert beside(Path("x/my.refs.bib")) == Path("x/my.refs.links.jsonl")


def test_a_run_confirms_what_its_history_began(tmp_path: Path) -> None:
    path = tmp_path / "a.links.jsonl"
    with Site() as site:
        url = f"{site.url}/a"
        old = Seen("url", url, "answered", "2026-01-02T00:00:00Z", 404, failures=("2026-01-01", "2026-01-02"))
        path.write_text(json.dumps(old.as_json()) + "\n")
        link = check(works({"a": url}), QUICK, History(path))[0]
        assert (link.verdict, link.confirmed) == ("not-found", True)


def test_max_age_and_offline(tmp_path: Path) -> None:
    with Site({"/a": page(TITLE)}) as site:
        urls = {"a": f"{site.url}/a", "gone": f"{site.url}/gone"}
        history = History(tmp_path / "a.links.jsonl")
        check(works(urls), QUICK, history)
        history.save()
        check(works(urls), replace(QUICK, max_age=DAY), History(tmp_path / "a.links.jsonl"))
        assert sorted(site.paths()) == ["/a", "/gone", "/gone"]
        offline = check(
            works(urls | {"new": "http://new.example/"}),
            replace(QUICK, offline=True),
            History(tmp_path / "a.links.jsonl"),
        )
        assert [link.verdict for link in offline] == ["ok", "not-found", "skipped"] and len(site.asked) == 3


def test_a_shelf_tells_each_file_what_it_cites(tmp_path: Path) -> None:
    paths = [tmp_path / "a.links.jsonl", tmp_path / "b.links.jsonl"]
    with Site({"*": page(TITLE)}) as site:
        cited = [works({"one": f"{site.url}/1", "both": f"{site.url}/2"}), works({"both": f"{site.url}/2"})]
        shelf = Shelf([(History(path), each) for path, each in zip(paths, cited, strict=True)])
        assert len(check([*cited[0], *cited[1]], QUICK, shelf)) == 3
        shelf.save()
        assert len(site.asked) == 2
        assert [len(path.read_text().splitlines()) for path in paths] == [2, 1]
