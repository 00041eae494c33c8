"""Reviews of the markup: who checked what, with which verdict, on which page."""

from __future__ import annotations

from urllib.parse import urlsplit

import attrs

from counterclaim.formats.claimreview.claims import claimed
from counterclaim.formats.claimreview.nodes import Node
from counterclaim.formats.claimreview.terms import PREFIX, Json, canonical
from counterclaim.formats.claimreview.verdicts import rating_of
from counterclaim.formats.claimreview.works import Made, document_of, publisher_of, sources_under
from counterclaim.formats.ids import derived_id
from counterclaim.model import Claim, Document, Rating, Review, UnnamedSource
from counterclaim.ratings import contradicts, map_rating

__all__ = ["MEDIA_SCALE", "media_review", "review_of"]

#: The words of schema.org for what was done to a picture or recording.
MEDIA_SCALE = "schema:MediaManipulationRatingEnumeration"


def review_of(node: Node, made: Made, context: Json) -> str:
    """Add the review that *node* describes, with all that belongs to it; return its id."""
    if node.own:
        node.told_by_class("ClaimReview", "Review")
        id = _review_by_us(node, made)
        made.keep_beside(id, context)
        return id
    node.told_by_class("ClaimReview")
    node.check_type()
    scope = _scope(node)
    item = _item(node)
    text = node.text("claimReviewed", unquoted=True)
    reviewers = tuple(sources_under(node, "author", made, scope))
    of = _subject(node, item, text, made, scope)
    rating = _rating(node)
    if rating is not None and rating.value:
        _check_direction(node, rating, scope)
    summary = node.text("reviewBody") or node.text("description")
    page = _page(node, reviewers, made, scope, context)
    reviewer = reviewers[0] if reviewers else _unnamed(node, made, scope)
    extra = node.rest()
    id = node.digest("review", scope)
    made.add(
        Review(id=id, of=of, reviewer=reviewer, rating=rating, summary=summary, document=page, extra=extra)
    )
    return id


def _review_by_us(node: Node, made: Made) -> str:
    """Add a review that we wrote: the address, title and dates of the page stand in the page's own node."""
    id = node.id or ""
    text = node.text("claimReviewed")
    item = _item(node)
    reviewers = tuple(sources_under(node, "author", made, id))
    if len(reviewers) > 1:
        node.odd(f"there are {len(reviewers)} reviewers, of which the first was taken", "author")
    of = _subject_by_us(node, item, text, made)
    rating, summary = _rating(node), node.text("reviewBody")
    page = _page_by_us(node, made)
    reviewer = reviewers[0] if reviewers else _unnamed(node, made, id)
    extra = node.rest()
    made.add(
        Review(id=id, of=of, reviewer=reviewer, rating=rating, summary=summary, document=page, extra=extra)
    )
    return id


def _subject_by_us(node: Node, item: Node | None, text: str | None, made: Made) -> str:
    id = node.id or ""
    if text is None and item is not None and "Claim" in item.types():
        text = item.text("text")
    if text is not None:
        return claimed(text, node, item, made, id)
    document = None if item is None else document_of(item, made, id)
    return document or made.add(Document(id=derived_id("document", id)))


def _page_by_us(node: Node, made: Made) -> str | None:
    """Return the id of the page of a review that we wrote; what contradicts its node is kept."""
    raw, page = node.data.get("mainEntityOfPage"), None
    pages = node.nodes("mainEntityOfPage")
    entity = pages[0] if pages else None
    if isinstance(entity, Node):
        page = document_of(entity, made, node.id or "")
    if page is not None and isinstance(raw, dict):
        node.held("mainEntityOfPage")
    elif raw is not None:
        node.odd(
            "counterclaim wrote one page with its own node there; what stands there is kept beside",
            "mainEntityOfPage",
        )
    stated = entity.data if isinstance(entity, Node) else {}
    for key in PAGE_KEYS:
        node.agrees(key, stated.get(key), "mainEntityOfPage")
    return page


#: Keys of a review that say something of the page where it stands.
PAGE_KEYS = ("url", "name", "headline", "datePublished", "dateModified", "inLanguage", "publisher")


def _item(node: Node) -> Node | None:
    """Return what is reviewed, where it is an object."""
    raw = node.data.get("itemReviewed")
    for item in node.nodes("itemReviewed"):
        if isinstance(item, Node):
            if not isinstance(raw, list):
                node.held("itemReviewed")
            elif len(raw) > 1:
                node.odd(
                    f"there are {len(raw)} things reviewed, of which the first was taken", "itemReviewed"
                )
            return item
        node.odd("expected an object, found a text", "itemReviewed")
    if raw is None:
        node.odd("what was reviewed is missing, and with it whose claim it is", "itemReviewed")
    return None


def _subject(node: Node, item: Node | None, text: str | None, made: Made, scope: str) -> str:
    """Return the id of what was reviewed: the claim, or where no words are given the work that holds it."""
    if text is not None:
        return claimed(text, node, item, made, scope)
    if "claimReviewed" not in node.data:
        node.odd("the claim that was reviewed is missing", "claimReviewed")
    if item is not None:
        for key in ("text", "name", "description") if "Claim" in item.types() else ():
            words = item.text(key, unquoted=True)
            if words is not None:
                return claimed(words, node, item, made, scope)
        document = document_of(item, made, scope)
        if document is not None:
            return document
    left = {} if item is None else {f"{PREFIX}itemReviewed": item.left()}
    return made.add(Document(id=derived_id("document", "reviewed", scope, node.digest("review")), extra=left))


def _rating(node: Node) -> Rating | None:
    raw = node.data.get("reviewRating")
    rating = None
    for item in node.nodes("reviewRating"):
        if isinstance(item, str):
            node.odd("expected an object, found a text; it was not taken for a verdict", "reviewRating")
        elif rating is not None:
            node.odd("there is another rating, and the first was taken", "reviewRating")
        else:
            rating = rating_of(item)
            if not isinstance(raw, list) and (rating is not None or not item.left()):
                node.held("reviewRating")
    if raw is None and not node.own:
        node.odd("the rating is missing", "reviewRating")
    return rating


def _check_direction(node: Node, rating: Rating, scope: str) -> None:
    """Report a number that says the opposite of its label; scales run both ways."""
    against = contradicts(rating, map_rating(rating, publisher=scope))
    if against is not None:
        node.odd(against, "reviewRating.ratingValue")


def _page(node: Node, reviewers: tuple[str, ...], made: Made, scope: str, context: Json) -> str | None:
    """Return the id of the page on which the review stands."""
    material = canonical([*(node.data.get(key) for key in PAGE_KEYS), context])
    url, title = node.address("url"), node.text("name") or node.text("headline")
    published, modified = node.date("datePublished"), node.date("dateModified")
    for key, value in (("url", url), ("datePublished", published)):
        if value is None and key not in node.data:
            node.odd(f"the review has no {key}", key)
    publisher = publisher_of(node, made, scope)
    written_by = tuple(id for id in reviewers if id.startswith("person-"))
    if publisher is None and reviewers and not written_by:
        publisher = reviewers[0]
    page = Document(
        id=derived_id("document", material, scope, *reviewers),
        url=url,
        title=title,
        published=published,
        modified=modified,
        language=node.language(),
        publisher=publisher,
        authors=written_by,
        extra={} if context is None else {f"{PREFIX}@graph": context},
    )
    return None if page == Document(id=page.id) else made.add(page)


def _unnamed(node: Node, made: Made, scope: str) -> str:
    node.odd("who made the review is not stated", "author")
    source = UnnamedSource(id=derived_id("unnamed-source", scope), name=_host(scope) or "unnamed reviewer")
    return made.add(source)


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _scope(node: Node) -> str:
    """Return what tells this review's page from others: its address, else that the review is this one."""
    url = node.data.get("url")
    return url if isinstance(url, str) and url.strip() else node.page.base or node.digest("review")


def media_review(node: Node, made: Made, context: Json) -> str:
    """Add the review of a picture or recording that *node* describes; return its id."""
    node.check_type()
    scope = _scope(node)
    reviewers = tuple(sources_under(node, "author", made, scope))
    item = _item(node)
    document = None if item is None else _medium(item, made, scope)
    if document is None:
        left = {} if item is None else {f"{PREFIX}itemReviewed": item.left()}
        id = derived_id("document", "reviewed", scope, node.digest("review"))
        document = made.add(Document(id=id, extra=left))
    label = node.text("mediaAuthenticityCategory")
    rating = None if label is None else Rating(label=label, scale=MEDIA_SCALE)
    summary = node.text("originalMediaContextDescription")
    page = _page(node, reviewers, made, scope, context)
    reviewer = reviewers[0] if reviewers else _unnamed(node, made, scope)
    review = Review(
        id=node.digest("review", scope),
        of=document,
        reviewer=reviewer,
        rating=rating,
        summary=summary,
        document=page,
        extra=node.rest(),
    )
    return made.add(review)


def _medium(item: Node, made: Made, scope: str) -> str:
    """
    Return the id of the picture or recording, with the claims that it was taken for.

    These are what others made of it: its creator said none of them.
    """
    types = item.types()
    creators = tuple(sources_under(item, "creator", made, scope))
    claims: list[Claim] = []
    for claim in item.nodes("interpretedAsClaim"):
        words = None if isinstance(claim, str) else _first_text(claim)
        if isinstance(claim, Node) and words is not None:
            claim.told_by_class("Claim")
            claims.append(Claim(id=claim.digest("claim", words, scope), text=words, extra=claim.rest()))
            if not isinstance(item.data["interpretedAsClaim"], list):
                item.held("interpretedAsClaim")
    item.told_by_class(*types)
    document = Document(
        id=item.digest("document", *creators),
        url=item.address("url"),
        title=item.text("name"),
        kind=next(iter(types), None),
        published=item.date("datePublished"),
        authors=creators,
        extra=item.rest(),
    )
    made.add(document)
    for told in claims:
        about = (document.id,)
        made.add(attrs.evolve(told, id=derived_id("claim", told.id, document.id), about=about))
    return document.id


def _first_text(node: Node) -> str | None:
    return next(filter(None, (node.text(key) for key in ("text", "name", "description"))), None)
