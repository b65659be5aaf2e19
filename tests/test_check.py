"""The command `check`."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from servers import Site, moved, page
from servers.registry import registries

from cite_belarus.cli import group

TITLE = "Гісторыя Беларусі ў дакументах"
FITS = page(TITLE)
QUICK = ["--allow-private", "--rate", "0", "--backoff", "0.02", "--timeout", "5"]
MEMBERS = [
    "key",
    "field",
    "target",
    "verdict",
    "confirmed",
    "details",
    "code",
    "chain",
    "final",
    "cited_title",
    "found_title",
    "similarity",
    "archived",
    "checked",
]
HAND = "% kept by hand\n@comment{not an entry}\n\n"


def bib(path: Path, urls: dict[str, str], title: str = TITLE) -> Path:
    """A file formatted by hand."""
    entries = (
        f"@online{{{key},\n   title= {{{title}}},\n\turl   =   {{{url}}}, % why\n}}\n\n" for key, url in urls.items()
    )
    path.write_text(HAND + "".join(entries), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["check", *map(str, arguments), *QUICK], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def site() -> object:
    with Site({"/ok": FITS, "/moved": moved("/ok"), "/wall": page("No", 403)}) as running:
        yield running


def test_jsonl_is_the_fixed_interface(folder: Path, site: Site) -> None:
    done = run(bib(folder / "a.bib", {key: f"{site.url}/{key}" for key in ("ok", "moved", "gone")}), "--to", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["verdict"] for row in rows] == ["ok", "moved", "not-found"]
    assert all(list(row) == MEMBERS for row in rows) and rows[1]["chain"] == [f"{site.url}/moved", f"{site.url}/ok"]
    assert done.exit_code == 0  # a suspect is no error yet
    assert json.loads(run(folder / "a.bib", "--to", "json").stdout)[0]["key"] == "ok"


@pytest.mark.parametrize(
    ("urls", "fail_on", "code"),
    [
        (["ok"], "info", 0),
        (["moved"], "error", 0),
        (["moved"], "info", 3),
        (["gone"], "error", 0),
        (["gone"], "suspect", 3),
        (["wall"], "suspect", 0),
        (["wall"], "warning", 3),
        (["nothing at all"], "error", 3),
        (["nothing at all"], "never", 0),
    ],
)
def test_exit_codes(folder: Path, site: Site, urls: list[str], fail_on: str, code: int) -> None:
    path = bib(folder / "a.bib", {f"key-{url[:2]}": url if " " in url else f"{site.url}/{url}" for url in urls})
    assert run(path, "--fail-on", fail_on).exit_code == code


def test_exit_code_after_three_days(folder: Path, site: Site) -> None:
    path = bib(folder / "a.bib", {"key": f"{site.url}/gone"})
    line = {
        "target": f"{site.url}/gone",
        "field": "url",
        "outcome": "answered",
        "checked": "2026-01-02T00:00:00Z",
        "code": 404,
    }
    (folder / "a.links.jsonl").write_text(json.dumps(line | {"failures": ["2026-01-01", "2026-01-02"]}) + "\n")
    assert run(path).exit_code == 3


def test_the_table_begins_with_what_needs_a_hand(folder: Path, site: Site) -> None:
    done = run(
        bib(
            folder / "a.bib",
            {"fine": f"{site.url}/ok", "shut": f"{site.url}/wall", "gone": f"{site.url}/gone", "bad": "nowhere"},
        )
    )
    at = [done.stdout.index(key) for key in ("bad", "gone", "shut", "fine")]
    assert at == sorted(at) and "1 malformed, 1 not-found, 1 blocked, 1 ok" in done.stdout


def test_markdown_and_a_template_of_ones_own(folder: Path, site: Site) -> None:
    path = bib(folder / "a.bib", {"k|ey": f"{site.url}/wall"})
    assert "| warning | blocked | k\\|ey |" in run(path, "--to", "markdown").stdout
    mine = folder / "mine.md"
    mine.write_text("{% for row in rows %}{{ row.link.verdict }}!{% endfor %}\n\n")
    assert run(path, "--to", "markdown", "--template", mine).stdout == "blocked!\n"
    mine.write_text("{% for %}")
    from cite_belarus.model import CiteError

    with pytest.raises(CiteError, match="template"):
        run(path, "--to", "markdown", "--template", mine)


def test_junit_and_csv(folder: Path, site: Site) -> None:
    path = bib(folder / "a.bib", {"fine": f"{site.url}/ok", "bad": "=nowhere", "ftp": "ftp://x/"})
    suite = ElementTree.fromstring(run(path, "--to", "junit").stdout)
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("3", "1", "1")
    assert [case[0].tag for case in suite] == ["system-out", "failure", "skipped"]
    rows = list(csv.DictReader(io.StringIO(run(path, "--to", "csv").stdout)))
    assert [row["weight"] for row in rows] == ["none", "error", "none"] and rows[1]["target"] == "'=nowhere"


def test_only_and_exclude(folder: Path, site: Site) -> None:
    path = bib(folder / "a.bib", {key: f"{site.url}/{key}" for key in ("ok", "moved", "wall")})
    rows = [
        json.loads(line) for line in run(path, "--to", "jsonl", "--only", "ok", "--only", "/wall$").stdout.splitlines()
    ]
    assert [row["key"] for row in rows] == ["ok", "wall"]
    rows = [json.loads(line) for line in run(path, "--to", "jsonl", "--only", "http").stdout.splitlines()]
    assert len(rows) == 3
    rows = [json.loads(line) for line in run(path, "--to", "jsonl", "--exclude", "wall").stdout.splitlines()]
    assert [row["verdict"] for row in rows] == ["ok", "moved", "skipped"]
    assert run(path, "--to", "jsonl", "--only", "doi").stdout == ""


def test_fix_shows_a_diff_and_touches_nothing_else(folder: Path, site: Site) -> None:
    path = bib(
        folder / "a.bib",
        {"moved": f"{site.url}/moved", "ok": f"{site.url}/ok?utm_source=x", "gone": f"{site.url}/gone?utm_source=x"},
    )
    before = path.read_text(encoding="utf-8")
    dry = run(path, "--fix", "--dry-run")
    assert f"+\turl   =   {{{site.url}/ok}}" in dry.stderr and path.read_text(encoding="utf-8") == before
    run(path, "--fix")
    after = before.replace(f"{site.url}/moved", f"{site.url}/ok").replace("/ok?utm_source=x", "/ok")
    assert path.read_text(encoding="utf-8") == after
    assert "@@" not in run(path, "--fix").stderr


def test_fix_moves_a_doi_out_of_url(folder: Path) -> None:
    with registries() as site:
        site.routes["/10.12345/hist.2009.1"] = FITS
        path = bib(folder / "a.bib", {"key": "https://doi.org/10.12345/hist.2009.1"})
        services = [
            part for name in ("doi-resolver", "crossref", "datacite", "web-archive") for part in (f"--{name}", site.url)
        ]
        done = run(path, "--fix", *services, "--to", "jsonl")
        assert [json.loads(line)["field"] for line in done.stdout.splitlines()] == ["doi", "url"]
        text = path.read_text(encoding="utf-8")
        assert "doi.org" not in text and "10.12345/hist.2009.1" in text and text.startswith(HAND)


def test_offline_asks_nobody(folder: Path, site: Site) -> None:
    path = bib(folder / "a.bib", {"ok": f"{site.url}/ok"})
    assert json.loads(run(path, "--offline", "--to", "jsonl").stdout)["verdict"] == "skipped"
    run(path)
    asked = len(site.asked)
    assert json.loads(run(path, "--offline", "--to", "jsonl").stdout)["verdict"] == "ok" and len(site.asked) == asked
    assert run(path, "--max-age", "30d").exit_code == 0 and len(site.asked) == asked


def test_without_a_history(folder: Path, site: Site) -> None:
    run(bib(folder / "a.bib", {"ok": f"{site.url}/ok"}), "--no-history")
    assert [p.name for p in folder.iterdir()] == ["a.bib"]


def test_one_key_in_two_files_is_two_works(folder: Path, site: Site) -> None:
    one, two = bib(folder / "a.bib", {"x": f"{site.url}/moved"}), bib(folder / "b.bib", {"x": f"{site.url}/ok"})
    run(one, two, "--fix")
    assert one.read_text(encoding="utf-8") == two.read_text(encoding="utf-8")  # the first is now as the second was


def test_several_files_in_one_run(folder: Path, site: Site) -> None:
    one, two = (
        bib(folder / "a.bib", {"x": f"{site.url}/ok"}),
        bib(folder / "b.bib", {"x": f"{site.url}/ok", "y": f"{site.url}/wall"}),
    )
    assert len(run(one, two, "--to", "jsonl").stdout.splitlines()) == 3 and len(site.asked) == 2
    assert sorted(p.name for p in folder.iterdir()) == ["a.bib", "a.links.jsonl", "b.bib", "b.links.jsonl"]


@pytest.mark.parametrize(("name", "section"), [("cite-belarus.cfg", "check"), ("setup.cfg", "cite-belarus:check")])
def test_settings_from_a_file(folder: Path, site: Site, name: str, section: str) -> None:
    path = bib(folder / "a.bib", {"ok": f"{site.url}/ok", "wall": f"{site.url}/wall"})
    (folder / name).write_text(
        f"[{section}]\nto = jsonl\nmailto = me@example.org\nfail-on = warning\nexclude =\n  nothing\n  /ok$\n"
    )
    done = run(path)
    assert [json.loads(line)["verdict"] for line in done.stdout.splitlines()] == [
        "skipped",
        "blocked",
    ] and done.exit_code == 3
    assert "me@example.org" in site.asked[0].headers["user-agent"]
    assert run(path, "--fail-on", "never").exit_code == 0  # the command line wins


def test_settings_for_all_commands(folder: Path, site: Site) -> None:
    path = bib(folder / "a.bib", {"wall": f"{site.url}/wall"})
    (folder / "setup.cfg").write_text(
        "[metadata]\nname = other\n[check]\nspeed = 9\n"
        "[cite-belarus]\nmailto = me@example.org\nthreshold = 0.8\nfail_on = error\n"
        "[cite-belarus:check]\nfail-on = warning\n"
    )
    assert run(path).exit_code == 3 and "me@example.org" in site.asked[0].headers["user-agent"]
    for flag, asks in (("yes", 0), ("no", 1)):
        site.asked.clear()
        (folder / "setup.cfg").write_text(f"[cite-belarus]\noffline = {flag}\n")
        run(path)
        assert len(site.asked) == asks


def test_mistakes_are_said(folder: Path) -> None:
    from cite_belarus.model import CiteError

    path = bib(folder / "a.bib", {})
    (folder / "mine.cfg").write_text("[check]\nspeed = 9\n")
    for wrong in (
        ["--config", "mine.cfg"],
        ["--config", "none.cfg"],
        ["--crossref", "ftp://x"],
        ["--ca-file", "none.pem"],
    ):
        with pytest.raises(CiteError) as error:
            run(path, *wrong)
        assert error.value.remedy
    with pytest.raises(CiteError):
        run(folder / "none.bib")
    assert run(path, "--max-age", "soon").exit_code == 2
    assert run().exit_code == 2
    assert "--doi-resolver" in CliRunner().invoke(group, ["check", "--help"]).output


def test_a_broken_entry_does_not_stop_the_rest(folder: Path, site: Site) -> None:
    path = bib(folder / "a.bib", {"ok": f"{site.url}/ok"})
    path.write_text(path.read_text(encoding="utf-8") + "@online{broken, title = {never closed\n", encoding="utf-8")
    done = run(path, "--to", "jsonl")
    assert "a.bib:" in done.stderr and json.loads(done.stdout.splitlines()[0])["verdict"] == "ok"


def command(*arguments: object) -> subprocess.Popen[str]:
    call = [sys.executable, "-m", "cite_belarus", "check", *map(str, arguments)]
    return subprocess.Popen(
        call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUTF8": "1"}
    )


def test_progress_on_a_terminal(folder: Path, site: Site) -> None:
    import pty

    path = bib(folder / "a.bib", {"ok": f"{site.url}/ok", "wall": f"{site.url}/wall"})
    ours, theirs = pty.openpty()
    call = [sys.executable, "-m", "cite_belarus", "check", str(path), "--to", "jsonl", *QUICK]
    done = subprocess.run(
        call, stdout=subprocess.PIPE, stderr=theirs, env=os.environ | {"COLUMNS": "120", "TERM": "xterm"}
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "2 done, 0 left, 1 ok, 1 to look at" in shown and len(done.stdout.splitlines()) == 2


def test_the_whole_program_with_its_exit_status(folder: Path, site: Site) -> None:
    process = command(bib(folder / "a.bib", {"ok": f"{site.url}/ok", "bad": "no address"}), "--to", "jsonl", *QUICK)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 3 and len(out.splitlines()) == 2 and err == ""
    process = command(folder / "none.bib")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1 and "none.bib" in err and "Traceback" not in err
