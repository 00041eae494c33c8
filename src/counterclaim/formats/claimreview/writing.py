"""Writing reviews and claims as schema.org markup that a fact-checker can put into a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from counterclaim.case import CaseView
from counterclaim.codec import ProtectedMode
from counterclaim.codec.writing import refuse_protected
from counterclaim.findings import Exported, Problem
from counterclaim.formats.claimreview.claims import ATTRIBUTION
from counterclaim.formats.claimreview.leaving import (
    certain_attributions,
    why_not_alone,
    why_not_review,
)
from counterclaim.formats.claimreview.reading import found_or_told, is_told, records
from counterclaim.formats.claimreview.terms import PREFIX, local_name
from counterclaim.formats.claimreview.why import reason
from counterclaim.formats.dates import date_text
from counterclaim.formats.ids import urn_of
from counterclaim.formats.reading_back import lost
from counterclaim.frozen import FrozenMap, thaw
from counterclaim.model import (
    Claim,
    ClaimKind,
    Document,
    Organization,
    Person,
    Rating,
    Review,
    Source,
)
from counterclaim.values.dates import DateSpan

__all__ = ["write"]

_Node: TypeAlias = dict[str, Any]
_CONTEXT = "https://schema.org"
#: Keys that mean something to the reader, so that none of them may come from the fields of others.
_READ = frozenset(
    [
        "alternateName",
        "appearance",
        "author",
        "bestRating",
        "claimReviewed",
        "creator",
        "dateModified",
        "datePublished",
        "description",
        "firstAppearance",
        "genre",
        "headline",
        "identifier",
        "inLanguage",
        "interpretedAsClaim",
        "isPartOf",
        "itemReviewed",
        "jobTitle",
        "keywords",
        "mainEntityOfPage",
        "mediaAuthenticityCategory",
        "name",
        "publisher",
        "ratingValue",
        "reviewBody",
        "reviewRating",
        "sameAs",
        "text",
        "type",
        "url",
        "worstRating",
    ]
)


def write(case: CaseView, *, protected: ProtectedMode = "refuse") -> Exported:
    """
    Return the reviews of *case* as ClaimReview, and the claims that may leave by themselves as Claim.

    Every object has all that belongs to it, so that it can be put into the page of its review. A claim by
    itself is written where somebody puts it forward and nothing on record speaks against it, a review where
    nothing on record answers it. `problems` tell what Google's markup asks for and a review does not have. A
    protected value is never written; *protected* says whether one is refused.

    Raises:
        ProtectedValueError: A record holds a protected value, and *protected* is "refuse".
    """
    refuse_protected(case, protected)
    writer = _Writer(case)
    data = {"@context": _CONTEXT, "@graph": list(writer.nodes())}
    # Whoever pastes it into the script of a page must not end that script with a text.
    text = json.dumps(data, ensure_ascii=False, indent=2).replace("<", "\\u003c") + "\n"
    back = found_or_told(records(text, on_problem=_unheard), [], None).case
    losses = lost(case, back, lambda record, field: reason(case, record, field))
    return Exported(data=text, losses=losses, problems=tuple(writer.problems))


class _Writer:
    """
    Makes the nodes of one case.

    Attributes:
        problems: What the markup is asked for and does not have.
    """

    def __init__(self, case: CaseView) -> None:
        self._case = case
        self.problems: list[Problem] = []

    def nodes(self) -> Iterator[_Node]:
        """Yield a node for each review, and for each claim that may leave by itself."""
        reviewed = set()
        for review in self._case.of_type(Review):
            node = self._review(review)
            if node is not None:
                reviewed.add(review.of)
                yield node
        for claim in self._case.of_type(Claim):
            if claim.id not in reviewed and self._may_leave(claim):
                yield self._claim(claim)

    def _may_leave(self, claim: Claim) -> bool:
        return why_not_alone(self._case, claim) is None and bool(certain_attributions(self._case, claim))

    def _review(self, review: Review) -> _Node | None:
        subject = self._case.get(review.of)
        reviewer = self._case.get(review.reviewer, Source)
        if reviewer is None or not isinstance(subject, Claim | Document):
            return None
        if why_not_review(self._case, review) is not None:
            return None
        node: _Node = {"@type": "ClaimReview", "@id": urn_of(review.id)}
        if isinstance(subject, Claim):
            node["claimReviewed"] = subject.text
        else:
            node["@type"] = "Review"
        node["author"] = _source(reviewer)
        node |= _given(reviewBody=review.summary)
        if review.rating is not None:
            node["reviewRating"] = _rating(review.rating)
        node["itemReviewed"] = self._claim(subject) if isinstance(subject, Claim) else self._document(subject)
        page = None if review.document is None else self._case.get(review.document, Document)
        if page is not None:
            node |= _page(page)
            node["mainEntityOfPage"] = self._document(page)
        self._ask(review, page)
        return _with_extra(node, review.extra)

    def _ask(self, review: Review, page: Document | None) -> None:
        """Say what Google's markup asks for (Fact Check structured data) and *review* does not have."""
        if not isinstance(self._case[review.of], Claim):
            self._missing(review, "of", "the claim that was reviewed (claimReviewed); a document was")
        if review.rating is None or not (review.rating.label or "").strip():
            self._missing(review, "rating", "a label of the rating (reviewRating.alternateName), as 'False'")
        if page is None or not page.url:
            self._missing(review, "document", "the address of its page (url); name a document that has one")

    def _missing(self, review: Review, field: str, what: str) -> None:
        message = f"Google's markup asks for {what}"
        self.problems.append(Problem("required", review.id, field, message))

    def _claim(self, claim: Claim) -> _Node:
        node: _Node = {"@type": "Claim", "@id": urn_of(claim.id), "text": claim.text}
        node |= _given(inLanguage=claim.language)
        if claim.kind is not ClaimKind.ASSERTION:
            node["genre"] = claim.kind.value
        if claim.tags:
            node["keywords"] = list(claim.tags)
        for attribution in certain_attributions(self._case, claim)[:1]:
            node["author"] = _source(self._case[attribution.source])
            node |= _given(datePublished=_date(attribution.said))
            document = (
                None if attribution.document is None else self._case.get(attribution.document, Document)
            )
            if document is not None:
                node["appearance"] = self._document(document)
            named = {"@type": "PropertyValue", "propertyID": ATTRIBUTION, "value": attribution.id}
            node["identifier"] = named
        return _with_extra(node, claim.extra)

    def _document(self, document: Document, within: tuple[str, ...] = ()) -> _Node:
        node: _Node = {"@type": "CreativeWork", "@id": urn_of(document.id), **_page(document)}
        node |= _given(genre=document.kind)
        publisher = None if document.publisher is None else self._case.get(document.publisher, Source)
        if publisher is not None:
            node["publisher"] = _source(publisher)
        authors = [self._case.get(id, Source) for id in document.authors]
        if authors and None not in authors:
            node["author"] = [_source(author) for author in authors if author is not None]
        if document.tags:
            node["keywords"] = list(document.tags)
        whole = None if document.part_of is None else self._case.get(document.part_of, Document)
        if whole is not None and whole.id not in (document.id, *within) and len(within) < _MOST_PARTS:
            node["isPartOf"] = self._document(whole, (*within, document.id))
        return _with_extra(node, document.extra)


#: Works within works that are written; a reader has its limits as well.
_MOST_PARTS = 8


def _page(page: Document) -> _Node:
    return _given(
        url=page.url,
        name=page.title,
        datePublished=_date(page.published),
        dateModified=_date(page.modified),
        inLanguage=page.language,
    )


def _source(source: Any) -> _Node:
    node: _Node = {"@id": urn_of(source.id), "name": source.name}
    for cls in (Person, Organization):
        if isinstance(source, cls):
            node = {"@type": cls.__name__, **node}
    node |= _given(description=source.description)
    if source.aliases:
        node["alternateName"] = list(source.aliases)
    if source.same_as:
        node["sameAs"] = list(source.same_as)
    if isinstance(source, Person):
        node |= _given(jobTitle=source.role)
    return _with_extra(node, source.extra)


def _rating(rating: Rating) -> _Node:
    given = _given(
        alternateName=rating.label,
        ratingValue=rating.value,
        bestRating=rating.best,
        worstRating=rating.worst,
    )
    return _with_extra({"@type": "Rating", **given}, rating.extra)


def _date(span: DateSpan | None) -> str | None:
    return None if span is None else date_text(span)


def _given(**values: str | None) -> _Node:
    return {key: value for key, value in values.items() if value is not None}


def _with_extra(node: _Node, extra: FrozenMap[str, Any]) -> _Node:
    """Return *node* with what was read of schema.org and has no field of ours."""
    for key, value in extra.items():
        local = key.removeprefix(PREFIX)
        is_theirs = key.startswith(PREFIX) and local not in _READ and local_name(local) == local
        if is_theirs and not local.startswith("@") and not is_told(data := thaw(value)):
            node.setdefault(local, data)
    return node


def _unheard(problem: Problem) -> None:
    """Take a problem of reading back, which a loss tells as well."""
