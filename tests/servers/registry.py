"""Registries on loopback: the answers of tests/fixtures/registries (all made up), by service."""

from __future__ import annotations

from pathlib import Path

from servers import Asked, Reply, Site, page

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "registries"
JSON = {"Content-Type": "application/json"}


def answer(name: str, code: int = 200, **headers: str) -> Reply:
    """A fixture as an answer."""
    more = {key.replace("_", "-"): value for key, value in headers.items()}
    return Reply(code, (FIXTURES / f"{name}.json").read_bytes(), JSON | more)


MISSING = Reply(404, b'{"status":"error"}', JSON)
Answers = dict[str, Reply]
DEFAULTS: Answers = {
    "/api/handles/": answer("handle_found"),
    "/works/": answer("crossref_work"),
    "/works?": answer("crossref_search"),
    "/dois/": MISSING,
    "/doiRA/": answer("agency"),
}


def registries(**answers: Reply) -> Site:
    """A server that answers for all services; `handles`, `works`, `search`, `dois`, `agency` replace an answer."""
    names = {"handles": "/api/handles/", "works": "/works/", "search": "/works?", "dois": "/dois/", "agency": "/doiRA/"}
    table = DEFAULTS | {names[name]: reply for name, reply in answers.items()}

    def route(asked: Asked) -> Reply:
        return next((reply for start, reply in table.items() if asked.path.startswith(start)), page("", 404))

    return Site({"*": route})
