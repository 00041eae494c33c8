"""Claims of the markup: what is said, by whom, and where."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from counterclaim.formats.claimreview.nodes import Node
from counterclaim.formats.claimreview.terms import PREFIX, Json, canonical, listed
from counterclaim.formats.claimreview.works import (
    Made,
    document_at,
    document_of,
    sources_under,
    whole_of,
    works_under,
)
from counterclaim.formats.ids import derived_id
from counterclaim.model import Attribution, Claim, ClaimKind, Mode, Quote
from counterclaim.registry import is_id
from counterclaim.values.dates import DateSpan

__all__ = ["ATTRIBUTION", "attributions", "claim_of", "claimed", "quotation"]

#: What the identifier of a claim that we wrote names.
ATTRIBUTION = "counterclaim:attribution"
_KINDS = {kind.value: kind for kind in ClaimKind}


@attrs.frozen
class _Where:
    """The documents in which a claim is said to stand, and when it was made."""

    documents: tuple[str, ...]
    said: DateSpan | None


def claim_of(node: Node, made: Made, scope: str) -> str | None:
    """Return the id of the claim that a `Claim` by itself describes; `None` where it has no words."""
    text = _words(node)
    return None if text is None else _told(node, text, made, scope)


def claimed(text: str, review: Node, item: Node | None, made: Made, scope: str) -> str:
    """Return the id of the claim *text* that *review* is about, with who said it, as its *item* tells."""
    if item is not None and ("Claim" in item.types() or item.own):
        if not item.own and item.data.get("text") == text:
            item.held("text")
        return _told(item, text, made, scope, review)
    extra = _unclean(review)
    reviewed = "" if item is None else item.digest("item")
    id = derived_id("claim", text, scope, reviewed, *map(canonical, extra.values()))
    attributed: tuple[Attribution, ...] = ()
    if item is not None:
        attributed, left = _attributed_work(id, item, made, scope)
        extra |= {f"{PREFIX}itemReviewed": left} if left else {}
    made.add(Claim(id=id, text=text, extra=extra))
    made.records += attributed
    return id


def attributions(
    claim: str, sources: tuple[str, ...], documents: tuple[str, ...], said: DateSpan | None
) -> Iterator[Attribution]:
    """Yield who said *claim*: each of *sources*, in each of *documents*."""
    for source in sources:
        for document in documents or (None,):
            yield Attribution(
                id=derived_id("attribution", claim, source, document or ""),
                of=claim,
                source=source,
                document=document,
                said=said,
            )


def _words(node: Node) -> str | None:
    for key in ("text", "name", "description"):
        text = node.text(key, unquoted=True)
        if text is not None and text.strip():
            return text
    node.odd("the claim has no words", "text")
    return None


def _told(node: Node, text: str, made: Made, scope: str, review: Node | None = None) -> str:
    """Add the claim that *node* describes, and its attributions; return its id."""
    node.told_by_class("Claim")
    if node.own:
        return _told_by_us(node, text, made)
    node.check_type()
    unclean = {} if review is None else _unclean(review)
    key = ("claim", node.identity, text)
    if key in node.page.made and not unclean:
        return node.page.made[key]  # type: ignore[no-any-return]
    id = node.digest("claim", text, scope, *map(canonical, unclean.values()))
    if not unclean:
        node.page.made[key] = id
    sources = _claimants(node, made, scope)
    where = _where(node, sources, made, scope)
    language = node.language()
    extra = {**node.rest(), **unclean}
    made.add(Claim(id=id, text=text, language=language, extra=extra))
    made.records += attributions(id, sources, where.documents, where.said)
    return id


def _told_by_us(node: Node, text: str, made: Made) -> str:
    """Add a claim that we wrote, in the words of its review where there is one."""
    id = node.digest("claim", text)
    node.agrees("text", text, "claimReviewed")
    sources = tuple(sources_under(node, "author", made, id))
    where = _where(node, sources, made, id)
    told = list(attributions(id, sources, where.documents, where.said))
    named = _attribution_named(node) if told else None
    if named is not None:
        told[0] = attrs.evolve(told[0], id=named)
    made.add(
        Claim(
            id=id,
            text=text,
            language=node.language(),
            kind=_kind_by_us(node),
            tags=node.literal_texts("keywords"),
            extra=node.rest(),
        )
    )
    made.records += told
    return id


def _kind_by_us(node: Node) -> ClaimKind:
    kind = _KINDS.get(str(node.data.get("genre")))
    if kind is not None:
        node.held("genre")
    elif "genre" in node.data:
        node.odd(f"counterclaim wrote a kind of claim there; found {node.data['genre']!r:.64}", "genre")
    return kind or ClaimKind.ASSERTION


def _attribution_named(node: Node) -> str | None:
    named = node.data.get("identifier")
    if not isinstance(named, dict) or named.get("propertyID") != ATTRIBUTION:
        return None
    value = named.get("value")
    if not isinstance(value, str) or not is_id(value):
        return None
    if named.keys() <= {"@type", "propertyID", "value"}:
        node.held("identifier")
    return value


def _claimants(node: Node, made: Made, scope: str) -> tuple[str, ...]:
    sources = tuple(sources_under(node, "author", made, scope))
    if not sources:
        node.odd("whose claim it is, is not stated", "author")
    return sources


def _where(node: Node, sources: tuple[str, ...], made: Made, scope: str) -> _Where:
    """
    Return where and when *sources* said the claim, as far as the claim's node tells.

    Of several who said it and several places, nothing tells who said it in which: the places are then left
    in the rest.
    """
    if not sources:
        return _Where((), None)
    said = node.date("datePublished")
    keys = [key for key in (*_PLACES, *(() if node.own else ("url",))) if key in node.data]
    if len(sources) > 1 and sum(len(listed(node.data[key])) for key in keys) > 1:
        node.odd(
            f"{len(sources)} said it, and nothing tells who in which of the works; these are kept beside",
            keys[0],
        )
        return _Where((), said)
    documents = dict.fromkeys(_appearances(node, made, scope))
    url = None if node.own else node.address("url")
    if url is not None:
        documents = dict.fromkeys((document_at(url, made), *documents))
    return _Where(tuple(documents), said)


#: Where works stand in which a claim was made.
_PLACES = ("firstAppearance", "appearance")


def _appearances(node: Node, made: Made, scope: str) -> Iterator[str]:
    for key in _PLACES:
        yield from works_under(node, key, made, scope)


def _attributed_work(
    claim: str, item: Node, made: Made, scope: str
) -> tuple[tuple[Attribution, ...], dict[str, Json]]:
    """Return whose *claim* it is, where the reviewed *item* is the work that holds it, and what is left."""
    item.check_type()
    sources = _claimants(item, made, scope)
    document = document_of(item, made, scope, authors=False) if sources else None
    documents = () if document is None else (document,)
    left = {} if documents else item.left()
    return tuple(attributions(claim, sources, documents, None)), left


def _unclean(review: Node) -> dict[str, Json]:
    """Return the words of the claim as the page has them, where that is not how they are on record."""
    key = f"{PREFIX}claimReviewed"
    rest = review.rest()
    if key not in rest:
        return {}
    review.held("claimReviewed")
    return {key: rest[key]}


def quotation(node: Node, made: Made, scope: str) -> str | None:
    """Return the id of the claim that a `Quotation` ascribes to somebody; `None` where it has no words."""
    text = node.text("text")
    if text is None or not text.strip():
        node.odd("the quotation has no words", "text")
        return None
    id = node.digest("claim", text, scope)
    keys = ("spokenByCharacter", "creator", "author")
    sources = tuple(source for key in keys for source in sources_under(node, key, made, scope))
    whole = whole_of(node, made, scope) if sources else None
    made.add(Claim(id=id, text=text, language=node.language(), extra=node.rest()))
    for attribution in attributions(id, sources, () if whole is None else (whole,), None):
        made.add(attrs.evolve(attribution, mode=Mode.QUOTES, quote=Quote(exact=text)))
    return id
