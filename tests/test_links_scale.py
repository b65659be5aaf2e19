"""Many addresses, and runs that are cut off."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from links_runs import QUICK, TITLE, check
from servers import Asked, Reply, Site, page

from cite_belarus.links import History, Politeness
from cite_belarus.model import Work

FITS = page(TITLE)


def test_10000_addresses_on_20_hosts_with_faults(tmp_path: Path) -> None:
    def answer(asked: Asked) -> Reply:
        number = int(asked.path.strip("/"))
        return page("", 404) if number % 20 == 0 else page("", 503) if number % 20 == 1 and asked.number == 1 else FITS

    with contextlib.ExitStack() as stack:
        sites = [stack.enter_context(Site({"*": answer}, host=f"127.0.1.{n + 1}")) for n in range(20)]
        works = [
            Work(f"k{n}", "online", {"title": TITLE, "url": f"{sites[n % 20].url}/{n // 20}"}) for n in range(10_000)
        ]
        history = History(tmp_path / "a.links.jsonl")
        started = time.monotonic()
        found = check(works, replace(QUICK, politeness=Politeness(per_second=0, connections=4)), history)
        took = time.monotonic() - started
        history.save()
        assert Counter(link.verdict for link in found) == {"ok": 9500, "not-found": 500}
        assert [link.key for link in found] == [work.key for work in works]
        assert sum(len(site.asked) for site in sites) == 10_500
        assert all(site.most_open <= 4 for site in sites)
        assert len((tmp_path / "a.links.jsonl").read_text().splitlines()) == 10_000
        assert took < 60, took


def heeding() -> None:
    """A shell's background jobs ignore SIGINT, and so would what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("signum", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_cut_off_loses_nothing_and_goes_on(tmp_path: Path, signum: int) -> None:
    number = 480  # so many that a busy machine does not finish before the signal comes
    with Site({"*": replace(FITS, after=0.02)}) as site:
        entries = "".join(f"@online{{k{n}, title={{{TITLE}}}, url={{{site.url}/{n}}}}}\n" for n in range(number))
        path = tmp_path / "a.bib"
        path.write_text(entries, encoding="utf-8")
        call = [
            sys.executable,
            "-m",
            "cite_belarus",
            "check",
            str(path),
            "--allow-private",
            "--rate",
            "0",
            "--to",
            "jsonl",
        ]
        environment = os.environ | {"PYTHONUTF8": "1"}
        process = subprocess.Popen(
            call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, preexec_fn=heeding
        )
        while len(site.asked) < 40:
            time.sleep(0.005)
        process.send_signal(signum)
        out, err = process.communicate(timeout=30)
        known = (tmp_path / "a.links.part.jsonl").read_text(encoding="utf-8").splitlines()
        assert len(site.asked) - 3 <= len(known) < number
        if signum == signal.SIGINT:
            assert process.returncode == 1 and "goes on from there" in err and "Traceback" not in err
            assert len(out.splitlines()) == len(known)
        again = subprocess.run(call, capture_output=True, text=True, timeout=60, env=environment)
        assert again.returncode == 0
        assert [json.loads(line)["verdict"] for line in again.stdout.splitlines()] == ["ok"] * number
        assert len(site.asked) <= number + 3  # only what was under way is asked for twice
        assert len((tmp_path / "a.links.jsonl").read_text(encoding="utf-8").splitlines()) == number
        assert not (tmp_path / "a.links.part.jsonl").exists()
