"""A case file to begin with, about what one page says."""

from __future__ import annotations

from counterclaim.fetch.facts import PageFacts
from counterclaim.fetch.fetched import Fetched
from counterclaim.formats.casefile.toml_text import value_text
from counterclaim.formats.dates import date_text
from counterclaim.values.dates import DateSpan

__all__ = ["starter_of"]

_BEFORE = """\
# A case about what one page says. Lines that begin with # are comments; take the # away to use one.
# Look at it with: counterclaim report FILE

[case]
"""
_DOCUMENT = """\
document = "article"                      # where claims stand, unless a claim names another document

# As the page states it of itself. What it does not state plainly is left for you.
[document.article]
"""
_PUBLISHER = """\

# Who publishes it, by the name that the page states; check that it is the one that you mean.
[organization]
"""
_AFTER = """\

# Who speaks. Also: [person], [group], [unnamed-source]; things that are spoken of: [entity], [place].
# [organization.speaker]
# name = "…"

# What is said. by: who says it on their own word; "?" where it is passed on and nobody says whose word it is;
# "-" where nobody is on record for it; "document" for the publisher itself. via: through whom, origin first.
# [claim.first]
# text = "the claim in one sentence"
# by = "speaker"
# quote = "the very words in the document"

# Who objects. Also: [denial] by the party concerned, [undercut], [qualification], [correction], [retraction].
# [dispute.second]
# targets = "first"
# by = "another-speaker"
# text = "what is wrong with it"
"""
#: The languages in which wordings of figures and dates are read.
_READ = ("de", "en")


def starter_of(page: Fetched, facts: PageFacts, text_file: str | None) -> str:
    """
    Return a case file about *page*, whose text is to be in *text_file* beside it.

    It reads without a problem whatever the page states.
    """
    publisher = facts.publisher or facts.site_name
    organizations = "" if publisher is None else f"{_PUBLISHER}publisher = {_text(publisher)}\n"
    return "".join(
        (
            _BEFORE,
            *_case(facts),
            _DOCUMENT,
            *_document(page, facts, text_file, has_publisher=publisher is not None),
            organizations,
            _AFTER,
        )
    )


def _case(facts: PageFacts) -> tuple[str, ...]:
    language = (facts.language or "").partition("-")[0].lower()
    known = language if language in _READ else "en"
    return (
        '# title = "what it is about"\n',
        f'language = "{known}"                           # in which you word the claims\n',
    )


def _document(
    page: Fetched, facts: PageFacts, text_file: str | None, *, has_publisher: bool
) -> tuple[str, ...]:
    stated = {
        "title": _text(facts.title),
        "url": _text(page.document.url),
        "publisher": '"publisher"' if has_publisher else None,
        "published": _date(facts.published),
        "modified": _date(facts.modified),
        "language": _text(facts.language),
    }
    lines = [f"# {key} = …\n" if value is None else f"{key} = {value}\n" for key, value in stated.items()]
    canonical = facts.canonical
    if canonical is not None and canonical != page.snapshot.url:
        lines.append(f"# It says that its own address is {_text(canonical)}\n")
    if text_file is not None:
        lines.append(
            f"text = {_text(text_file)}  # as it was taken out of the page; quotations are looked up in it\n"
        )
    return tuple(lines)


def _text(value: str | None) -> str | None:
    return None if value is None else value_text(value)


def _date(span: DateSpan | None) -> str | None:
    written = None if span is None else date_text(span)
    return None if written is None else value_text(written)
