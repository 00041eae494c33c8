"""
Copies asked for (Save Page Now, version 2).

It is asked in two steps: what is to be copied, which is answered with the name of a job, and what came of the
job. There is no standard for this, and other archives that offer it are asked in the same way.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import attrs

from counterclaim.fetch.archives.archive import Archive, ArchiveKeys, address_of
from counterclaim.fetch.archives.asking import Inquiry, asked, check_answer, is_same_page, is_to_come
from counterclaim.fetch.archives.copies import ArchivedCopy, ArchiveState
from counterclaim.fetch.archives.memento import nearest
from counterclaim.fetch.archives.refusals import why_failed
from counterclaim.fetch.decoding import ACCEPTED
from counterclaim.fetch.directions import is_redirect
from counterclaim.fetch.errands import Errand
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.exchange import Answer, Ask, Headers, Steps
from counterclaim.fetch.policy import FetchPolicy
from counterclaim.fetch.session import Session
from counterclaim.fetch.urls import Url, parse_url

__all__ = ["check", "save"]

_JOB = re.compile(r"[A-Za-z0-9_-]{1,100}")
#: How the page for those who are not logged in names the job, for its script.
_WATCHED = re.compile(r'watchJob\("([A-Za-z0-9_-]{1,100})"')
_MOMENT = re.compile(r"[12][0-9]{13}")
#: What a refusal begins with where a copy was made shortly before, which is no failure.
_RECENT = "The same snapshot had been made"
_UNASKED = frozenset({FetchReason.PROTOCOL, FetchReason.STATUS})
#: Bytes of an answer. One that lists what was copied with a page has some ten thousand.
_LARGEST = 1024 * 1024
_CLOSED = frozenset({401, 403})


def save(session: Session, archive: Archive, url: str, keys: ArchiveKeys | None) -> Inquiry[ArchivedCopy]:
    """
    Return the inquiry that asks for a copy of the page *url*.

    Raises:
        FetchError: *url* is none.
        ValueError: The archive makes no copies, or the keys would be sent in the clear.
    """
    if archive.save is None:
        raise ValueError(f"{archive.name} is not asked for copies; ask one that is, as the Wayback Machine")
    page = parse_url(url)
    place = parse_url(archive.save)
    unknown = ArchivedCopy(state=ArchiveState.UNKNOWN, archive=archive.name, original=url)
    headers = (
        ("Content-Type", "application/x-www-form-urlencoded"),
        # Who is not logged in gets a page, and is refused where JSON is asked for.
        ("Accept", "text/html" if keys is None else "application/json"),
        ("Accept-Encoding", ACCEPTED),
    )
    ask = Ask(
        url=place,
        headers=headers,
        secrets=_secrets(keys, place, session.guard.policy),
        max_bytes=min(session.guard.policy.max_bytes, _LARGEST),
        body=urlencode({"url": page.text}).encode(),
    )

    def steps(errand: Errand[ArchivedCopy]) -> Steps[ArchivedCopy]:
        try:
            answer = yield from asked(errand, ask)
            data = _data(answer, errand)
        except FetchError as error:
            if error.reason not in _UNASKED:
                raise
            # It may have been asked all the same, so it is not asked again.
            return attrs.evolve(unknown, why=error.rule)
        if _says_recent(data):
            try:
                found = yield from nearest(errand, archive, page, (), unknown)
            except FetchError as error:  # which would ask for another copy, if it were tried again
                return attrs.evolve(unknown, why=error.rule)
            return attrs.evolve(found, why=found.why or "no new copy was made, shortly after this one")
        return _begun(data, unknown)

    return Inquiry(session, place, steps, lambda why: attrs.evolve(unknown, why=why))


def check(
    session: Session, archive: Archive, copy: ArchivedCopy, keys: ArchiveKeys | None
) -> Inquiry[ArchivedCopy]:
    """
    Return the inquiry for what came of a *copy* that was asked for.

    Raises:
        FetchError: The page of the copy has no URL.
        ValueError: It has no job, or the archive makes no copies, or the keys would be sent in the clear.
    """
    if archive.job is None or copy.job is None or not _JOB.fullmatch(copy.job):
        raise ValueError("expected a copy that the archive was asked for, with the name of the job")
    page = parse_url(copy.original)
    place = address_of(archive.job, job=copy.job)
    unknown = attrs.evolve(copy, state=ArchiveState.UNKNOWN, url=None, at=None, status=None, why=None)
    ask = Ask(
        url=place,
        headers=(("Accept", "application/json"), ("Accept-Encoding", ACCEPTED)),
        secrets=_secrets(keys, place, session.guard.policy),
        max_bytes=min(session.guard.policy.max_bytes, _LARGEST),
    )

    def steps(errand: Errand[ArchivedCopy]) -> Steps[ArchivedCopy]:
        answer = yield from asked(errand, ask)
        return _came(_data(answer, errand), answer, archive, page, unknown)

    return Inquiry(session, place, steps, lambda why: attrs.evolve(unknown, why=why))


def _secrets(keys: ArchiveKeys | None, place: Url, policy: FetchPolicy) -> Headers:
    if keys is None:
        return ()
    if not policy.trusts_with_secrets(place.scheme, place.address):
        raise ValueError("expected an archive with https://, since keys are not sent in the clear")
    return (("Authorization", f"LOW {keys.access}:{keys.secret}"),)


def _data(answer: Answer, errand: Errand[ArchivedCopy]) -> dict[str, Any]:
    """
    Return what *answer* says, as far as it is understood.

    Raises:
        FetchError: It says nothing of a copy.
    """
    if is_redirect(answer.status, answer.headers):
        rule = "the archive sends whoever asks elsewhere, and no keys or requests are taken there"
        raise FetchError(FetchReason.REDIRECT, answer.url.text, rule)
    body = errand.unpacked(answer).decode("utf-8", "replace")
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        watched = _WATCHED.search(body)
        data = {} if watched is None else {"job_id": watched[1]}
    known: dict[str, Any] = data if isinstance(data, dict) else {}
    if answer.status in _CLOSED:
        return {"status": "closed"}
    if not known.get("status_ext"):
        check_answer(answer)
    return known


def _says_recent(data: dict[str, Any]) -> bool:
    message = data.get("message")
    return data.get("job_id") is None and isinstance(message, str) and message.startswith(_RECENT)


def _begun(data: dict[str, Any], unknown: ArchivedCopy) -> ArchivedCopy:
    """Return what is known of a copy after it was asked for, by the *data* of the answer."""
    job = data.get("job_id")
    if isinstance(job, str) and _JOB.fullmatch(job):
        return attrs.evolve(unknown, state=ArchiveState.PENDING, job=job)
    return _refused(data, unknown)


def _refused(data: dict[str, Any], unknown: ArchivedCopy) -> ArchivedCopy:
    if data.get("status") == "closed":
        why = "the archive makes copies for those it knows; give it keys, or others"
        return attrs.evolve(unknown, state=ArchiveState.FAILED, why=why)
    if data.get("status") == "error" or data.get("status_ext"):
        why = why_failed(data.get("status_ext"))
        return attrs.evolve(unknown, state=ArchiveState.FAILED, why=why)
    return attrs.evolve(unknown, why="what the archive answered was not understood")


def _came(
    data: dict[str, Any], answer: Answer, archive: Archive, page: Url, unknown: ArchivedCopy
) -> ArchivedCopy:
    """Return what came of a job, by the *data* of the *answer*."""
    if data.get("job_id") not in (None, unknown.job):
        return attrs.evolve(unknown, why="the archive answered for another job")
    if data.get("status") == "pending":
        return attrs.evolve(unknown, state=ArchiveState.PENDING)
    if data.get("status") == "success":
        return _saved(data, answer, archive, page, unknown)
    return _refused(data, unknown)


def _saved(
    data: dict[str, Any], answer: Answer, archive: Archive, page: Url, unknown: ArchivedCopy
) -> ArchivedCopy:
    digits, original = data.get("timestamp"), data.get("original_url")
    at = _moment(digits)
    if at is None or not isinstance(original, str) or is_to_come(at, answer):
        return attrs.evolve(unknown, why="the archive does not say of which page and moment the copy is")
    try:
        copied = parse_url(original)
    except FetchError:
        return attrs.evolve(unknown, why="the archive does not say of which page and moment the copy is")
    assert archive.copy is not None  # as there is one wherever there are jobs
    url = address_of(archive.copy, moment=str(digits), url=copied.text)
    found = attrs.evolve(unknown, url=url.text, at=at, status=_status(data.get("http_status")))
    if is_same_page(copied, page):
        return attrs.evolve(found, state=ArchiveState.SAVED)
    # An archive follows redirects, and names what it arrived at.
    return attrs.evolve(
        found, why="it is a copy of another address; ask for the one that the page redirects to"
    )


def _status(stated: object) -> int | None:
    return stated if isinstance(stated, int) and 100 <= stated < 600 else None


def _moment(digits: object) -> datetime | None:
    if not isinstance(digits, str) or not _MOMENT.fullmatch(digits):
        return None
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
