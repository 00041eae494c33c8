"""The rows of what a command fetched: each made of a page, or of why there is none."""

from __future__ import annotations

import attrs

from counterclaim.cli.fetch_failures import NamedPage
from counterclaim.cli.fetched_pages import FailedRow, FetchedRow, NoText, PageState
from counterclaim.fetch import Fetched, FetchError
from counterclaim.fetch.archives import ArchivedCopy
from counterclaim.fetch.log import FetchLog, Outcome
from counterclaim.fetch.redaction import redacted
from counterclaim.model import Snapshot

__all__ = ["archived_row", "failed_row", "fetched_row", "state_of"]

#: Rules whose outcome is odd whatever it is.
_ODD = frozenset({"type", "redirect", "length"})


def fetched_row(named: NamedPage, page: Fetched, *, state: PageState, no_text: NoText | None) -> FetchedRow:
    """Return the row of the *page* that was *named*, as it came."""
    return FetchedRow(
        number=named.number,
        url=named.shown,
        led_to=redacted(page.snapshot.url or named.url) if len(page.hops) > 1 else None,
        state=state,
        document=page.document.id,
        snapshot=page.snapshot.id,
        status=page.snapshot.status,
        media_type=page.snapshot.media_type,
        declared_type=page.log.declared_type,
        sniffed_type=page.log.sniffed_type,
        charset=page.log.charset,
        length=page.log.length,
        sha256=page.snapshot.sha256,
        extractor=page.snapshot.extractor,
        no_text=no_text,
        odd=tuple(outcome for outcome in page.log.outcomes if _is_odd(outcome, page.log)),
    )


def archived_row(row: FetchedRow, copy: ArchivedCopy) -> FetchedRow:
    """Return *row* with what is known of a *copy* of its page in an archive."""
    return attrs.evolve(
        row,
        archive_state=copy.state,
        archived_at=copy.at,
        archive_status=copy.status,
        archive_why=copy.why,
    )


def failed_row(named: NamedPage, error: FetchError, why: str) -> FailedRow:
    """Return the row of the page that was *named* and not fetched because of *error*, told in *why*."""
    return FailedRow(
        number=named.number,
        url=named.shown,
        reason=error.reason.value,
        why=why,
        status=error.status,
        retry_after=error.retry_after,
    )


def state_of(page: Fetched, newest: Snapshot | None) -> PageState:
    """Return what *page* is beside the *newest* snapshot that was kept of it before."""
    if newest is None:
        return PageState.NEW
    is_same_status = newest.status in (None, page.snapshot.status)
    is_same = newest.sha256 == page.snapshot.sha256 and is_same_status
    return PageState.UNCHANGED if is_same else PageState.CHANGED


def _is_odd(outcome: Outcome, log: FetchLog) -> bool:
    """Return whether somebody should know of *outcome*: of a charset, that it is a guess."""
    return outcome.rule in _ODD or (outcome.rule == "charset" and log.charset_found_by == "default")
