"""The handle system's REST interface at the DOI proxy (its documentation, §5: `/api/handles/`, `/doiRA/`)."""

from __future__ import annotations

import json

from cite_belarus.registries.doi import encoded
from cite_belarus.registries.values import BadAnswerError, Call, Handle, objects, parsed

# the body's responseCode → what it means: 1 found, 100 no such handle (HTTP 404), 200 no values of the wanted type
STATES = {1: "registered", 100: "unregistered", 200: "no-target"}


def ask(base: str, doi: str) -> Call:
    """Ask for the DOI's values."""
    return Call("doi_resolver", f"{base.rstrip('/')}/api/handles/{encoded(doi)}")


def read(code: int, body: bytes) -> Handle:
    """What the answer says. Raises BadAnswerError for anything undocumented (code 2 is "something went wrong")."""
    try:
        answer = parsed(body)
    except BadAnswerError:
        if code == 404:
            return Handle("unregistered")
        raise
    said = answer.get("responseCode")
    state = STATES.get(said) if isinstance(said, int) else None
    if state is None:
        if code == 404:
            return Handle("unregistered")
        raise BadAnswerError(f"the handle system answers code {str(said)[:40]}")
    if state != "registered":
        return Handle(state)
    targets = [_value(item) for item in objects(answer.get("values")) if item.get("type") == "URL"]
    found = [target for target in targets if target]
    return Handle("registered", found[0]) if found else Handle("no-target")


def _value(item: dict[str, object]) -> str:
    data = item.get("data")
    value = data.get("value") if isinstance(data, dict) else data
    return value.strip() if isinstance(value, str) else ""


def ask_agency(base: str, doi: str) -> Call:
    """Ask which agency registered a DOI; the answer is the same for all DOIs of a prefix."""
    return Call("doi_resolver", f"{base.rstrip('/')}/doiRA/{encoded(doi)}")


def read_agency(code: int, body: bytes) -> str:
    """The agency's name ("Crossref", "DataCite", "mEDRA", …), "" where the answer does not say it."""
    try:
        answer = json.loads(body) if code == 200 else []
    except (ValueError, RecursionError):
        return ""
    return next((str(item["RA"]) for item in objects(answer) if isinstance(item.get("RA"), str)), "")
