"""Copies looked up and listed (Memento, RFC 7089)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime

import attrs

from counterclaim.fetch.archives.archive import Archive, address_of
from counterclaim.fetch.archives.asking import (
    Inquiry,
    check_answer,
    followed,
    is_same_page,
    is_to_come,
    moment_of,
)
from counterclaim.fetch.archives.copies import ArchivedCopy, ArchiveHistory, ArchiveState
from counterclaim.fetch.archives.links import Link, links_in
from counterclaim.fetch.errands import Errand
from counterclaim.fetch.errors import FetchError
from counterclaim.fetch.exchange import Answer, Headers, Steps, T
from counterclaim.fetch.session import Session
from counterclaim.fetch.urls import Url, parse_url

__all__ = ["history", "lookup", "nearest"]

_MISSING = 404
_DATETIME = "memento-datetime"


def lookup(session: Session, archive: Archive, url: str, near: datetime | None) -> Inquiry[ArchivedCopy]:
    """
    Return the inquiry for the copy of the page *url* that is nearest to the moment *near*, else the last one.

    Raises:
        FetchError: *url* is none.
        ValueError: *near* has no zone.
    """
    page = parse_url(url)
    unknown = ArchivedCopy(state=ArchiveState.UNKNOWN, archive=archive.name, original=url)
    headers: Headers = ()
    if near is not None:
        if near.tzinfo is None:
            raise ValueError(f"near: expected a moment with its zone, found {near!r}")
        headers = (("Accept-Datetime", format_datetime(near.astimezone(UTC), usegmt=True)),)

    def steps(errand: Errand[ArchivedCopy]) -> Steps[ArchivedCopy]:
        return nearest(errand, archive, page, headers, unknown)

    begin = address_of(archive.timegate, url=page.text)
    return Inquiry(session, begin, steps, lambda why: attrs.evolve(unknown, why=why))


def nearest(
    errand: Errand[T],
    archive: Archive,
    page: Url,
    headers: Headers,
    unknown: ArchivedCopy,
) -> Steps[ArchivedCopy]:
    """
    Yield what is to be done to look *page* up, and return what is found; *unknown* is what is known so far.

    Raises:
        FetchError: The archive does not answer.
    """
    gate = address_of(archive.timegate, url=page.text)
    answer = yield from followed(errand, gate, headers, _is_copy)
    if not _is_copy(answer):
        if answer.status == _MISSING:
            return attrs.evolve(unknown, state=ArchiveState.ABSENT)
        check_answer(answer)
        return attrs.evolve(unknown, why="what the archive answered is not marked as a copy of a page")
    return _copy(answer, archive, gate, page, unknown)


def _is_copy(answer: Answer) -> bool:
    # Whatever its status is: a copy of a page that was gone, or moved, has the status of that page.
    return answer.header(_DATETIME) is not None


def _copy(answer: Answer, archive: Archive, gate: Url, page: Url, unknown: ArchivedCopy) -> ArchivedCopy:
    """Return the copy that *answer* is, as far as what it says of itself holds."""
    place = _place(answer)
    at = moment_of(answer.header(_DATETIME))
    found = attrs.evolve(unknown, url=place.text, at=at, status=answer.status)
    if at is None:
        return attrs.evolve(found, why="the archive does not say in a known form which moment it is of")
    if is_to_come(at, answer):
        return attrs.evolve(found, at=None, why="the moment of the copy is yet to come")
    originals = _originals(links_in(answer.header("link") or ""), answer)
    if not originals:
        return attrs.evolve(found, why="the archive does not say what it is a copy of")
    if not all(is_same_page(original, page) for original in originals):
        return attrs.evolve(found, why="it is a copy of another address")
    if place.text == gate.text:
        return attrs.evolve(found, url=None, why="the copy has no address of its own")
    if not archive.keeps(place):
        return attrs.evolve(found, why=f"the copy is at {place.host}, which is not a host of the archive")
    return attrs.evolve(found, state=ArchiveState.SAVED)


def _place(answer: Answer) -> Url:
    """Return where the copy *answer* is, whether it came from there or not (RFC 7089, section 4.1.2)."""
    stated = answer.header("content-location")
    return answer.url if stated is None else _url(stated, answer) or answer.url


def _url(target: str, answer: Answer) -> Url | None:
    try:
        return parse_url(target, base=answer.url)
    except FetchError:
        return None


def _originals(links: Iterator[Link], answer: Answer) -> list[Url]:
    """Return what *links* say that is copied, each of them."""
    targets = [link.target for link in links if "original" in link.relations]
    urls = [_url(target, answer) for target in targets]
    return [url for url in urls if url is not None] if all(urls) else []


def history(session: Session, archive: Archive, url: str, most: int) -> Inquiry[ArchiveHistory]:
    """
    Return the inquiry for all copies of the page *url*, of which the oldest *most* are kept.

    Raises:
        FetchError: *url* is none.
        ValueError: The archive has no lists of copies, or *most* is not a number of copies.
    """
    if most < 1:
        raise ValueError(f"most: expected a number of copies from 1, found {most!r}")
    if archive.timemap is None:
        raise ValueError(f"{archive.name} has no lists of copies; look up single ones")
    page = parse_url(url)
    begin = address_of(archive.timemap, url=page.text)
    unknown = ArchiveHistory(state=ArchiveState.UNKNOWN, archive=archive.name, original=url)
    headers = (("Accept", "application/link-format"),)

    def steps(errand: Errand[ArchiveHistory]) -> Steps[ArchiveHistory]:
        answer = yield from followed(errand, begin, headers, lambda answer: False)
        if answer.status == _MISSING:
            return attrs.evolve(unknown, state=ArchiveState.ABSENT)
        check_answer(answer)
        # Links are ASCII (RFC 8288); what else there is must not hide what there is.
        text = errand.unpacked(answer).decode("utf-8", "replace")
        reading = _Reading(answer, archive, page, unknown, most)
        for link in links_in(text):
            errand.deadline.check()
            reading.take(link)
        return reading.result()

    return Inquiry(session, begin, steps, lambda why: attrs.evolve(unknown, why=why))


class _Reading:
    """A list of copies, as far as it is read."""

    def __init__(
        self, answer: Answer, archive: Archive, page: Url, unknown: ArchiveHistory, most: int
    ) -> None:
        self._answer = answer
        self._archive = archive
        self._page = page
        self._unknown = unknown
        self._originals: set[bool] = set()
        self._most = most
        self._found: list[tuple[datetime, str]] = []
        self._left_out = 0
        self._refused = 0
        self._goes_on = False

    def take(self, link: Link) -> None:
        if "original" in link.relations:
            original = _url(link.target, self._answer)
            self._originals.add(original is not None and is_same_page(original, self._page))
        elif "memento" in link.relations:
            self._take_copy(link)
        elif "timemap" in link.relations and "self" not in link.relations:
            self._take_list(link)

    def _take_copy(self, link: Link) -> None:
        at = moment_of(link.parameters.get("datetime"))
        url = _url(link.target, self._answer)
        if at is None or is_to_come(at, self._answer) or url is None or not self._archive.keeps(url):
            self._refused += 1
        else:
            self._found.append((at, url.text))
            if len(self._found) >= 2 * self._most:
                self._keep_oldest()

    def _keep_oldest(self) -> None:
        self._found.sort()
        self._left_out += len(self._found[self._most :])
        del self._found[self._most :]

    def _take_list(self, link: Link) -> None:
        url = _url(link.target, self._answer)
        self._goes_on = self._goes_on or (url is not None and url.text != self._answer.url.text)

    def result(self) -> ArchiveHistory:
        """Return what was read."""
        unknown = attrs.evolve(self._unknown, refused=self._refused, goes_on=self._goes_on)
        if not self._originals:
            return attrs.evolve(unknown, why="the list does not say what it is a list of, or is none")
        if self._originals != {True}:
            return attrs.evolve(unknown, why="it is a list of copies of another address")
        if not self._found:
            why = "the list holds no copy that could be one" if self._refused or self._goes_on else None
            state = ArchiveState.UNKNOWN if why else ArchiveState.ABSENT
            return attrs.evolve(unknown, state=state, why=why)
        self._keep_oldest()
        copies = tuple(
            ArchivedCopy(
                state=ArchiveState.SAVED,
                archive=self._archive.name,
                original=self._unknown.original,
                url=url,
                at=at,
            )
            for at, url in self._found
        )
        return attrs.evolve(unknown, state=ArchiveState.SAVED, copies=copies, left_out=self._left_out)
