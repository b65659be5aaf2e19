"""Who may ask when: politeness to each host, and no idle slot."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import defaultdict
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from links_runs import QUICK, TITLE, check, works
from servers import Site, page

from cite_belarus.links import Limits, Politeness, Settings
from cite_belarus.links.schedule import Schedule


async def _run(schedule: Schedule, jobs: list[str], seconds: float) -> list[tuple[float, str]]:
    started: list[tuple[float, str]] = []
    running: dict[str, int] = defaultdict(int)

    async def job(host: str) -> None:
        async with schedule.turn(host):
            started.append((asyncio.get_running_loop().time(), host))
            running[host] += 1
            assert running[host] <= schedule.host(host).connections
            assert sum(running.values()) <= schedule.politeness.total
            await asyncio.sleep(seconds)
            running[host] -= 1

    await asyncio.gather(*(job(host) for host in jobs))
    return started


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=30), st.integers(1, 3), st.integers(1, 4))
def test_all_get_their_turn_and_no_limit_is_passed(jobs: list[str], connections: int, total: int) -> None:
    schedule = Schedule(Politeness(per_second=0, connections=connections, total=total))
    assert len(asyncio.run(_run(schedule, jobs, 0))) == len(jobs)


def test_the_interval_is_kept() -> None:
    started = asyncio.run(_run(Schedule(Politeness(per_second=20, connections=5)), ["a", "b"] * 5, 0.001))
    for host in "ab":
        times = [at for at, who in started if who == host]
        assert all(later - earlier >= 0.05 for earlier, later in itertools.pairwise(times))
        assert times[-1] - times[0] < 0.5


def test_the_busiest_host_first() -> None:
    started = asyncio.run(_run(Schedule(Politeness(per_second=0, connections=1, total=1)), [*"abc", *"ccc"], 0.001))
    assert [host for _, host in started][1:4] == ["c", "c", "c"]


def test_what_was_begun_goes_before_what_was_not() -> None:
    async def run() -> list[str]:
        schedule, order = Schedule(Politeness(per_second=0, connections=1)), list[str]()

        async def job(name: str, begun: bool) -> None:
            async with schedule.turn("host", begun):
                order.append(name)
                await asyncio.sleep(0.01)

        await asyncio.gather(job("first", False), job("new", False), job("goes on", True))
        return order

    assert asyncio.run(run()) == ["first", "goes on", "new"]


def test_a_pause_holds_all_of_a_host_and_no_other() -> None:
    async def run() -> list[tuple[float, str]]:
        schedule = Schedule(Politeness(per_second=0))
        schedule.pause("a", 0.2)
        return await _run(schedule, ["a", "b", "a"], 0)

    started = asyncio.run(run())
    zero = min(at for at, _ in started)
    assert started[0][1] == "b" and all(at - zero >= 0.19 for at, host in started if host == "a")


def test_a_host_may_ask_for_less_and_never_for_more() -> None:
    schedule = Schedule(Politeness(per_second=2, connections=3))
    schedule.slow_down("a", 0.1, 9)
    assert (schedule.host("a").interval, schedule.host("a").connections) == (0.5, 3)
    schedule.slow_down("a", 4, 1)
    schedule.slow_down("a", 0)
    assert (schedule.host("a").interval, schedule.host("a").connections) == (4, 1)


def test_a_turn_given_up_is_given_on() -> None:
    async def run() -> int:
        schedule = Schedule(Politeness(per_second=0, connections=1))
        held = asyncio.ensure_future(_run(schedule, ["a"], 0.05))
        await asyncio.sleep(0.01)
        waiting = asyncio.ensure_future(_run(schedule, ["a"], 0))
        await asyncio.sleep(0.01)
        waiting.cancel()
        await asyncio.gather(held, waiting, return_exceptions=True)
        return len(await asyncio.wait_for(_run(schedule, ["a"], 0), 1))

    assert asyncio.run(run()) == 1


def test_one_request_a_second_over_two_connections_by_default() -> None:
    assert (Politeness().per_second, Politeness().connections) == (1.0, 2)
    with Site({"*": page(TITLE)}) as site:
        check(works({key: f"{site.url}/{key}" for key in "abc"}), Settings(allow_private=True))
        times = sorted(asked.at for asked in site.asked)
        assert (
            all(later - earlier >= 0.99 for earlier, later in itertools.pairwise(times)) and times[-1] - times[0] < 2.5
        )


def test_never_more_connections_than_allowed() -> None:
    with Site({"*": page(TITLE, X_Slow="1")}) as site:
        site.routes["*"] = replace(page(TITLE), after=0.03)
        polite = replace(QUICK, politeness=Politeness(per_second=0, connections=2), limits=Limits())
        started = time.monotonic()
        check(works({f"k{n}": f"{site.url}/{n}" for n in range(20)}), polite)
        assert site.most_open == 2 and time.monotonic() - started < 1.5
