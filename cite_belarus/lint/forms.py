"""Findings for a person, for programs, for GitHub's annotations, and in SARIF.

Sources: GitHub, "Workflow commands" (`::warning file=…,line=…::`); OASIS SARIF 2.1.0, §3.13 (log), §3.27 (result).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cite_belarus.lint.codes import CODES, SEVERITIES, Severity
from cite_belarus.lint.values import Finding

Found = Mapping[str, Sequence[Finding]]  # file → what was found there
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
GITHUB: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
SARIF: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def text(found: Found) -> str:
    """`file:line: code [key.field] message`, a line each; then how many of which weight and how many can be fixed."""
    lines = [
        f"{file}:{one.line}: {one.severity}: {_said(one)}\n" for file, findings in found.items() for one in findings
    ]
    every = [one for findings in found.values() for one in findings]
    if not every:
        return ""
    counts = Counter(one.severity for one in every)
    said = ", ".join(
        f"{counts[name]} {name}" + "s" * (counts[name] > 1 and name != "info") for name in SEVERITIES if counts[name]
    )
    fixable = sum(one.edit is not None for one in every)
    return "".join(lines) + said + (f"; --fix mends {fixable}" if fixable else "") + "\n"


def _said(one: Finding) -> str:
    place = ".".join(part for part in (one.key, one.field) if part)
    return f"{one.code} " + (f"[{place}] " if place else "") + f"{one.message}. {one.remedy}"


def as_json(found: Found) -> str:
    """A JSON list of objects, in order."""
    rows = [
        {"file": file, "line": one.line, "code": one.code, "severity": one.severity, "key": one.key,
         "field": one.field, "message": one.message, "remedy": one.remedy, "fixable": one.edit is not None}
        for file, findings in found.items() for one in findings
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def github(found: Found) -> str:
    """A workflow command for each finding, which GitHub shows beside the line."""
    out = []
    for file, findings in found.items():
        for one in findings:
            place = f"file={file.translate(_IN_PROPERTY)},line={one.line},title={one.code.translate(_IN_PROPERTY)}"
            out.append(f"::{GITHUB[one.severity]} {place}::{_said(one).translate(_IN_MESSAGE)}\n")
    return "".join(out)


def sarif(found: Found) -> str:
    """A SARIF 2.1.0 log with one run."""
    codes = sorted({one.code for findings in found.values() for one in findings})
    results = [_result(file, one, codes) for file, findings in found.items() for one in findings]
    driver = {"name": "cite-belarus", "rules": [_rule(code) for code in codes]}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str) -> dict[str, Any]:
    row = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": row.what},
        "help": {"text": row.remedy},
        "defaultConfiguration": {"level": SARIF[row.severity]},
    }


def _result(file: str, one: Finding, codes: Sequence[str]) -> dict[str, Any]:
    where: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(file)},
            "region": {"startLine": one.line},
        }
    }
    if one.key:
        where["logicalLocations"] = [{"name": one.key, "fullyQualifiedName": f"{one.key}.{one.field}".rstrip(".")}]
    return {
        "ruleId": one.code,
        "ruleIndex": codes.index(one.code),
        "level": SARIF[one.severity],
        "message": {"text": f"{one.message}. {one.remedy}"},
        "locations": [where],
    }


def _uri(file: str) -> str:
    """The path as a URI reference (RFC 3986 §4.1), as SARIF §3.4.3 wants it."""
    from urllib.parse import quote  # here: only this form needs it

    return quote(file.replace("\\", "/"))


def table() -> str:
    """Every code: how grave, what, the remedy, whether `--fix` may mend it."""
    rows = [
        f"{code:17} {row.severity:8} {'fix' if row.safe else '   '}  {row.what}. {row.remedy}\n"
        for code, row in CODES.items()
    ]
    return "".join(rows)


FORMS: dict[str, Callable[[Found], str]] = {"text": text, "json": as_json, "github": github, "sarif": sarif}
