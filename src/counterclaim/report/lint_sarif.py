"""
Findings as a log in SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS Standard, 27 March 2020).

Every finding is a result; one that a note settles has a suppression with the reason. What did not run is told
as a notification of the invocation, so that a log without results is not taken for one without gaps.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from counterclaim.findings import Problem
from counterclaim.lint import Level, LintRule, Norm
from counterclaim.report.lint_rows import Settlement, unchecked_lines
from counterclaim.safe_text import visible, visible_line
from counterclaim.words import Words

if TYPE_CHECKING:
    from counterclaim.report.lint_report import LintReport

__all__ = ["sarif_log"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_VERSION = "2.1.0"
#: What begins a placeholder, ends one, or begins a link in a message (sections 3.11.5 and 3.11.6).
_IN_MESSAGE = str.maketrans({"{": "{{", "}": "}}", "\\": "\\\\", "[": "\\[", "]": "\\]"})
#: Changes where what a fingerprint is made of changes (section 3.27.17).
_FINGERPRINT = "counterclaim/v1"
_NOT_CHECKED, _PROBLEM = "not-checked", "problem"
_NOTIFICATIONS = {
    _NOT_CHECKED: "A rule that did not run, or not wholly, because it was not given what it looks at",
    _PROBLEM: "A rule that failed, or a note that names what was found and settles nothing",
}


def sarif_log(report: LintReport, version: str) -> str:
    """Return *report* as a log of a run of the library of that *version*, in ASCII, with a result a line."""
    run = {
        "tool": {"driver": _driver(report, version)},
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "language": report.language,
    }
    fields = ",\n".join(f'"{key}": {json.dumps(value)}' for key, value in run.items())
    results = ",\n".join(map(json.dumps, _results(report)))
    head = f'"$schema": "{_SCHEMA}",\n"version": "{_VERSION}"'
    return f'{{\n{head},\n"runs": [{{\n{fields},\n"results": [\n{results}\n]}}]}}\n'


def _driver(report: LintReport, version: str) -> dict[str, Any]:
    return {
        "name": "counterclaim",
        "version": version,
        "rules": [_rule(rule, report) for rule in report.rules],
        "notifications": [
            {"id": id, "shortDescription": _message(text)} for id, text in _NOTIFICATIONS.items()
        ],
    }


def _rule(rule: LintRule, report: LintReport) -> dict[str, Any]:
    level = report.profile.levels.get(rule.code, rule.level)
    is_on = level is not Level.OFF
    described: dict[str, Any] = {
        "id": rule.code,
        "shortDescription": _message(rule.title),
        "fullDescription": _message(f"{rule.title[:1].upper()}{rule.title[1:]}."),
        "help": _message(_help(rule)),
        "defaultConfiguration": {"enabled": is_on, "level": level.value if is_on else "none"},
    }
    norms = report.profile.all_norms(rule.code)
    if norms:
        described["properties"] = {"norms": [_norm(norm) for norm in norms]}
    return described


def _help(rule: LintRule) -> str:
    if ":" in rule.code:
        return (
            f"A rule of the extension {rule.code.partition(':')[0]}; its documentation says what it looks at."
        )
    settles = (
        f'a note about the record settles it, with settles = "{rule.code}", a reason and an author'
        if rule.settled_by_note
        else "no note settles it; mend what it tells of"
    )
    return (
        f"The page {rule.code} of the documentation says what it looks at and what it passes over; {settles}."
    )


def _norm(norm: Norm) -> dict[str, str]:
    read = {"readOn": norm.read_on.isoformat()} | ({} if norm.read_in is None else {"readIn": norm.read_in})
    return {"name": str(norm), "url": norm.url, **read}


def _invocation(report: LintReport) -> dict[str, Any]:
    told = [*_told_unchecked(report), *map(_told_problem, report.problems)]
    return {"executionSuccessful": not report.failed, "toolExecutionNotifications": told}


def _told_unchecked(report: LintReport) -> Iterator[dict[str, Any]]:
    words, indexes = Words(report.language), _indexes(report)
    for one in report.unchecked:
        (line,) = unchecked_lines([one], words)
        yield {
            "descriptor": {"id": _NOT_CHECKED},
            "associatedRule": {"id": one.code, "index": indexes[one.code]},
            "level": "note",
            "message": _message(line),
        }


def _told_problem(problem: Problem) -> dict[str, Any]:
    level = "error" if problem.code == "rule" else "warning"
    return {"descriptor": {"id": _PROBLEM}, "level": level, "message": _message(str(problem))}


def _indexes(report: LintReport) -> dict[str, int]:
    return {rule.code: index for index, rule in enumerate(report.rules)}


def _results(report: LintReport) -> Iterator[dict[str, Any]]:
    indexes, seen = _indexes(report), Counter[tuple[str, ...]]()
    for row in report.rows:
        key = (row.code, row.record, *row.related)
        yield {
            "ruleId": row.code,
            "ruleIndex": indexes[row.code],
            "level": row.level.value,
            "message": _message(row.message),
            "locations": [_location(row.record, row.file, row.line)],
            "relatedLocations": [_location(id, None, None) | {"message": _message(id)} for id in row.related],
            "partialFingerprints": {_FINGERPRINT: _fingerprint((*key, str(seen[key])))},
            "suppressions": [_suppression(one) for one in row.settled_by],
        }
        seen[key] += 1


def _location(record: str, file: str | None, line: int | None) -> dict[str, Any]:
    place: dict[str, Any] = {
        "logicalLocations": [{"fullyQualifiedName": visible_line(record), "kind": "record"}]
    }
    if file is not None and line is not None:
        place["physicalLocation"] = {
            "artifactLocation": {"uri": _uri(file)},
            "region": {"startLine": line},
        }
    return place


def _suppression(one: Settlement) -> Mapping[str, Any]:
    return {
        "kind": "inSource",
        "status": "accepted",
        "justification": visible(f"{one.by}: {one.text}"),
        "location": _location(one.note, one.file, one.line),
    }


def _fingerprint(parts: tuple[str, ...]) -> str:
    """Return what tells a finding from others, and stays when lines move or words of the message change."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _uri(file: str) -> str:
    """Return a *file* as a reference (RFC 3986): one that is relative stays so."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), safe="/~", errors="replace")


def _message(text: str) -> dict[str, str]:
    return {"text": text.translate(_IN_MESSAGE)}
