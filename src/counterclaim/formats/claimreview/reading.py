"""Reading schema.org markup: reviews and claims wherever they stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

import attrs

from counterclaim.case import Case
from counterclaim.errors import InvalidRecordError
from counterclaim.findings import Imported, Problem
from counterclaim.formats.claimreview.claims import claim_of, quotation
from counterclaim.formats.claimreview.contexts import check_contexts, declares_prefix, expanded
from counterclaim.formats.claimreview.nodes import Node, Page
from counterclaim.formats.claimreview.reviews import media_review, review_of
from counterclaim.formats.claimreview.terms import Json, canonical, is_our_context, local_name, types_of
from counterclaim.formats.claimreview.works import Made
from counterclaim.formats.collecting import collected
from counterclaim.formats.ids import id_in_urn
from counterclaim.formats.json_input import JsonDocument, documents
from counterclaim.model import Document, Record, Source

__all__ = ["begun", "found_in", "found_or_told", "is_told", "joined", "records"]

OnProblem: TypeAlias = Callable[[Problem], object]

#: A node that is read, its path, and what it is read as.
_Told: TypeAlias = tuple[dict[str, Json], str, str]
#: Characters of a key in a path. Each of a million objects may stand under one key of a megabyte.
_LONGEST_STEP = 64
_REVIEWS = frozenset({"ClaimReview", "MediaReview", "Review"})
_KINDS = frozenset({"Claim", "Quotation"}) | _REVIEWS


def records(
    lines: Iterable[bytes] | str | bytes,
    *,
    on_problem: OnProblem,
    name: str | None = None,
    base: str | None = None,
) -> Iterator[Record]:
    """
    Yield the records of JSON-LD, one object at a time where there is one a line or a list of them.

    *on_problem* is called with what is wrong; *name* is the file's name in problems, *base* the address that
    relative ones are resolved against. No context is fetched: whatever it says, the terms are schema.org's.
    """
    known: dict[str, Source] = {}
    for document in documents(lines, on_problem=on_problem, name=name):
        yield from found_in(document, Page(on_problem, name, base, document.line, known=known))


def begun(lines: Iterable[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Return what *lines* begin with, up to the first that is not blank, and all of them."""
    iterator = iter(lines)
    read: list[bytes] = []
    for line in iterator:
        read.append(line)
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            break
    return b"".join(read), chain(read, iterator)


def joined(lines: Iterable[bytes], longest: int) -> bytes:
    """Return *lines* as one text, of little more than *longest* bytes."""
    read = bytearray()
    for line in lines:
        read += line
        if len(read) > longest:
            break
    return bytes(read)


def found_or_told(records: Iterable[Record], problems: list[Problem], name: str | None) -> Imported[Case]:
    """Return *records* as a case, with a problem where nothing was found."""
    imported = collected(records, problems)
    if len(imported.case) or not imported.ok:
        return imported
    message = "there is no ClaimReview and no Claim in it; nothing was read"
    nothing = Problem("oddity", None, None, message, name)
    return attrs.evolve(imported, problems=(*imported.problems, nothing))


def found_in(document: JsonDocument, page: Page) -> Iterator[Record]:
    """Yield the records of all reviews and claims that *document* holds, each behind what it refers to."""
    every = _nodes(document.value, document.path)
    if any("@context" in node and declares_prefix(node["@context"]) for node, _ in every):
        document = attrs.evolve(document, value=expanded(document.value))
        every = _nodes(document.value, document.path)
    page.nodes.update(_named(node for node, _ in every))
    told = [(node, path, kind) for node, path in every if (kind := _kind(node, page.nodes)) is not None]
    if not told:
        return
    check_contexts(document.value, document.path, every, page)
    told.sort(key=lambda one: one[2] not in _REVIEWS)  # a claim that a review refers to is the review's
    beside = _without(document.value, {id(node) for node, _, _ in told})
    if beside is not None:
        # Which nodes are read because others refer to them is known once all of it was read.
        trial = attrs.evolve(page, report=_unheard, used=set(), made={})
        for _ in _told(told, trial, None):
            pass
        beside = _without(document.value, trial.used)
    yield from _told(told, page, beside)


def _told(told: list[_Told], page: Page, beside: Json) -> Iterator[Record]:
    """Yield the records of the nodes *told*; what stands *beside* them goes to the first that is read."""
    within: set[int] | None = None
    read = page.used
    for node, path, kind in told:
        if id(node) in read:
            continue
        if kind not in _REVIEWS:
            within = _within(one for one, _, _ in told) if within is None else within
            if id(node) in within:
                continue
        made, page.used = Made(), set()
        try:
            _make(kind, Node(node, path, page), made, beside)
        except InvalidRecordError as error:
            page.report(Problem("shape", None, path, f"{error}; it was left out", page.file, page.line))
            page.made.clear()  # what others refer to has to be made anew
            continue
        finally:
            read_with, page.used = page.used, read
        read |= read_with
        beside = None
        yield from made.records


#: What reads the words of those that say something.
_WORDS = {"Claim": claim_of, "Quotation": quotation}


def _unheard(problem: Problem) -> None:
    """Take a problem that is told at another time."""


def _make(kind: str, node: Node, made: Made, beside: Json) -> None:
    if kind == "MediaReview":
        media_review(node, made, beside)
    elif kind in _WORDS:
        _say(kind, node, made, beside)
    else:
        review_of(node, made, beside)


def _say(kind: str, node: Node, made: Made, beside: Json) -> None:
    """Add the claim that *node* describes; one without words is kept all the same."""
    scope = _scope(node, beside)
    id = _WORDS[kind](node, made, scope)
    if id is None:
        node.told_by_class(kind)
        id = made.add(Document(id=node.digest("document", scope), kind=kind, extra=node.rest()))
    made.keep_beside(id, beside)


def _scope(node: Node, beside: Json) -> str:
    """Return what tells the page of a claim from others: its address, else all that stands in it."""
    around = "" if beside is None else canonical(beside)
    return f"{node.page.base}{around}" if node.page.base else node.digest("page", around)


def _nodes(value: Json, path: str) -> list[tuple[dict[str, Json], str]]:
    """Return every object in *value*, with its path; outer ones first."""
    found: list[tuple[dict[str, Json], str]] = []
    _collect(value, path, found)
    return found


def _collect(value: Json, path: str, found: list[tuple[dict[str, Json], str]]) -> None:
    if value.__class__ is dict:
        found.append((value, path))
        for key, item in value.items():
            if item.__class__ is dict or item.__class__ is list:
                _collect(item, f"{path}.{key[:_LONGEST_STEP]}", found)
    elif value.__class__ is list:
        for number, item in enumerate(value):
            if item.__class__ is dict or item.__class__ is list:
                _collect(item, f"{path}[{number}]", found)


def is_told(value: Json) -> bool:
    """Return whether *value* is or holds a node that would be read for itself, wherever it stands."""
    return any(_kind(node, None) is not None for node, _ in _nodes(value, ""))


def _named(nodes: Iterable[dict[str, Json]]) -> dict[str, dict[str, Json]]:
    found: dict[str, dict[str, Json]] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and not node.keys() <= {"@id", "@type", "@context"}:
            found.setdefault(name, node)
    return found


def _kind(node: dict[str, Json], named: dict[str, dict[str, Json]] | None) -> str | None:
    """
    Return what *node* is to be read as, or `None` where it is something else.

    *named* are the nodes that others refer to; where they are not known, a review may be of any of them.
    """
    written = node.get("@type")
    types = (written,) if written.__class__ is str else tuple(types_of(node))
    for type in types:
        kind = _kind_of(type)
        if kind is not None and (kind != "Review" or _is_of_a_claim(node, named)):
            return kind
    if "claimReviewed" in node or (written.__class__ is not str and _is_spelled_out(node)):
        return "ClaimReview"
    return None


def _is_of_a_claim(node: dict[str, Json], named: dict[str, dict[str, Json]] | None) -> bool:
    """Return whether a `Review` is one that we wrote, or of a claim: there are those of restaurants."""
    if id_in_urn(node.get("@id")) is not None or "claimReviewed" in node or named is None:
        return True
    reviewed = next((value for key, value in node.items() if local_name(key) == "itemReviewed"), None)
    item = reviewed[0] if isinstance(reviewed, list) and reviewed else reviewed
    if not isinstance(item, dict):
        return False
    name = item.get("@id")
    there = named.get(name, item) if isinstance(name, str) else item
    return any("Claim" in types_of(one) for one in (item, there))


@lru_cache(maxsize=256)
def _kind_of(type: str) -> str | None:
    canonical = next(types_of({"@type": type}), None)
    return canonical if canonical in _KINDS else None


def _is_spelled_out(node: dict[str, Json]) -> bool:
    return any(local_name(key) == "claimReviewed" for key in node)


def _within(told: Iterable[dict[str, Json]]) -> set[int]:
    """Return the identities of the nodes that stand in others of *told*, and are read with them."""
    return {id(inner) for node in told for inner, _ in _nodes(node, "") if inner is not node}


def _without(value: Json, told: set[int]) -> Json:
    """
    Return *value* without the nodes *told*, or `None` where nothing is left.

    The context of schema.org says nothing.
    """
    if isinstance(value, dict):
        if id(value) in told:
            return None
        kept = {key: left for key, item in value.items() if (left := _without(item, told)) is not None}
        if kept.keys() == {"@context"} and is_our_context(kept["@context"]):
            return None
        return kept or None
    if isinstance(value, list):
        return [left for item in value if (left := _without(item, told)) is not None] or None
    return value
