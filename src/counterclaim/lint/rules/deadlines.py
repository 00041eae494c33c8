"""Whether those who were asked had the time for a reply."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.lint.days import certainly_before, days_between, is_over
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.lint.told import MOST_RELATED, document_name, name_of
from counterclaim.model import Document, Outcome, ReplyRequest
from counterclaim.values import DateSpan

__all__ = ["RULES"]

#: Where nobody reacted; who answers, declines or has no comment had the time that they needed.
_SILENT = frozenset({Outcome.PENDING, Outcome.NO_ANSWER})


def short_notice(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each request whose time for a reply was too short, or not over when the story appeared (CC102).

    Of dates that are stated in part, the longest time counts that they may mean. The story is the document of
    the case, where it appeared after they were asked; an article that is still to appear may have to wait.
    One that is still pending when its time is over is told, so that what came of it is put on record.
    """
    for request in subject.case.of_type(ReplyRequest):
        if request.outcome not in _SILENT or request.deadline is None:
            continue
        short = _too_short(subject, request, request.deadline)
        published = _published(subject, request, request.deadline)
        pending = _pending(subject, request, request.deadline)
        if pending is not None and (published or (short and pending.level is Level.NOTE)):
            pending = None  # what is told already says until when they have time, or to add what they answer
        yield from (hit for hit in (short, published, pending) if hit is not None)


def _too_short(subject: Subject, request: ReplyRequest, deadline: DateSpan) -> Hit | None:
    words, least = subject.words, subject.profile.least_reply_days
    days = None if request.asked is None else days_between(request.asked, deadline)
    if days is None or days >= least:
        return None
    values = {
        "party": name_of(subject.case, request.to),
        "deadline": words.date(deadline),
        "least": words.counted("lint.day", least),
    }
    if days >= 1 and days == int(days):
        message = words("lint.CC102", days=words.counted("lint.day", int(days)), **values)
    else:
        message = words("lint.CC102.moment", asked=words.date(request.asked), **values)
    return Hit(record=request.id, message=message, related=_related(subject, request))


def _published(subject: Subject, request: ReplyRequest, deadline: DateSpan) -> Hit | None:
    info = subject.case.info
    story = None if info is None or info.document is None else subject.case.get(info.document, Document)
    published = None if story is None else story.published
    if story is None or published is None or request.asked is None:
        return None
    # What appeared before they were asked is what they were asked about.
    if not certainly_before(request.asked, published) or not certainly_before(published, deadline):
        return None
    message = subject.words(
        "lint.CC102.published",
        document=document_name(story, subject.words),
        published=subject.words.date(published),
        party=name_of(subject.case, request.to),
        deadline=subject.words.date(deadline),
    )
    return Hit(record=request.id, message=message, related=(*_related(subject, request), story.id))


def _pending(subject: Subject, request: ReplyRequest, deadline: DateSpan) -> Hit | None:
    if subject.today is None or request.outcome is not Outcome.PENDING:
        return None
    over = is_over(deadline, subject.today)
    if not over and (subject.article is None or deadline.last is None or deadline.approximate):
        return None
    message = subject.words(
        "lint.CC102.over" if over else "lint.CC102.pending",
        party=name_of(subject.case, request.to),
        deadline=subject.words.date(deadline),
    )
    level = Level.WARNING if over else Level.NOTE
    return Hit(record=request.id, message=message, related=_related(subject, request), level=level)


def _related(subject: Subject, request: ReplyRequest) -> tuple[str, ...]:
    return tuple(dict.fromkeys((request.to, *request.about)))[:MOST_RELATED]


RULES = (
    LintRule(
        code="CC102",
        title="too little time for a reply, or published before it was over",
        level=Level.WARNING,
        check=short_notice,
        partly_needs=(Missing.NOW,),
    ),
)
