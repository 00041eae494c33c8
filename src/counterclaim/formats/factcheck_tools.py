"""
Answers of the Google Fact Check Tools API (v1alpha1): claims, and who reviewed them with which verdict.

Read are whole answers of `claims:search` and `claims:imageSearch`, lists of claims, and claims by themselves,
also one a line. One page may review several claims, and a claim may have several reviews.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from counterclaim.case import Case
from counterclaim.errors import InvalidRecordError
from counterclaim.findings import Imported, Problem
from counterclaim.formats.collecting import collected
from counterclaim.formats.dates import exact_date
from counterclaim.formats.form import Format, OnProblem
from counterclaim.formats.ids import derived_id
from counterclaim.formats.json_input import documents
from counterclaim.formats.sample import Sample
from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Organization,
    Rating,
    Record,
    Review,
    Source,
    UnnamedSource,
)
from counterclaim.values.dates import DateSpan
from counterclaim.values.terms import LANGUAGE

__all__ = ["FORMAT", "PREFIX", "read", "records"]

#: What a key that has no field of ours has in front of it in `extra`.
PREFIX = "factcheck:"
_CLAIM_KEYS = frozenset({"text", "claimant", "claimDate", "claimReview"})


def read(source: str | bytes, *, name: str | None = None) -> Imported[Case]:
    """
    Return the case that *source* holds: an answer of the API, a list of claims, or one claim.

    *name* is the file's name in problems.
    """
    problems: list[Problem] = []
    return collected(_records(source, problems.append, name), problems)


def records(lines: Iterable[bytes], *, on_problem: OnProblem, name: str | None = None) -> Iterator[Record]:
    """
    Yield the records of *lines*, one answer or claim at a time where there is one a line.

    *on_problem* is called with what is wrong, and *name* is the file's name in problems. The same record may
    come more than once, with the same id and content.
    """
    return _records(lines, on_problem, name)


def _records(
    source: str | bytes | Iterable[bytes], on_problem: OnProblem, name: str | None
) -> Iterator[Record]:
    for document in documents(source, on_problem=on_problem, name=name):
        reader = _Reader(on_problem, name, document.line)
        yield from reader.answer(document.value, document.path)


class _Fields:
    """The fields of one object: what is taken is held by a record, and the rest is kept as it stands."""

    def __init__(self, data: dict[str, Any], path: str, odd: Callable[[str, str], None]) -> None:
        self._data = data
        self._path = path
        self._odd = odd
        self._rest = dict(data)

    def text(self, key: str) -> str | None:
        """Return the text under *key*, where there is one that is not blank."""
        value = self._data.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            found = "is empty" if isinstance(value, str) else f"expected a text, found {value!r:.64}"
            self._odd(f"{self._path}.{key}", found)
            return None
        del self._rest[key]
        return value

    def date(self, key: str) -> DateSpan | None:
        """Return the date under *key*; of one that is not understood, its wording."""
        stated = self.text(key)
        if stated is None:
            return None
        span = exact_date(stated)
        if span is None:
            self._odd(f"{self._path}.{key}", f"{stated[:64]!r} is no date as 2019-06-20T12:12:40Z")
            return DateSpan.unknown(stated)
        return span

    def language(self, key: str) -> str | None:
        """Return the language tag under *key*."""
        stated = self.text(key)
        if stated is not None and not LANGUAGE.accepts(stated):
            self._odd(f"{self._path}.{key}", f"{stated[:64]!r} is no language tag, as 'en'")
            self._rest[key] = stated
            return None
        return stated

    def objects(self, key: str) -> Iterator[tuple[dict[str, Any], str]]:
        """Yield the objects in the list under *key*, with their paths."""
        value = self._rest.pop(key, None)
        several = value if isinstance(value, list) else [] if value is None else [value]
        strange = [item for item in several if not isinstance(item, dict)]
        if strange:
            self._rest[key] = strange
            self._odd(f"{self._path}.{key}", f"expected objects, found {strange[0]!r:.64}")
        for number, item in enumerate(several):
            if isinstance(item, dict):
                yield item, f"{self._path}.{key}[{number}]"

    def object(self, key: str) -> dict[str, Any] | None:
        """Return the object under *key*, which stays in the rest until it is taken."""
        value = self._data.get(key)
        if value is None or isinstance(value, dict):
            return value
        self._odd(f"{self._path}.{key}", f"expected an object, found {value!r:.64}")
        return None

    def has(self, key: str) -> bool:
        """Return whether there is a text under *key*, be it taken or not."""
        value = self._data.get(key)
        return isinstance(value, str) and bool(value.strip())

    def taken(self, key: str) -> None:
        """Take what is under *key* out of the rest."""
        del self._rest[key]

    def rest(self) -> dict[str, Any]:
        """Return what was not taken, under the prefix of this format."""
        return {PREFIX + key: value for key, value in self._rest.items()}


class _Reader:
    def __init__(self, on_problem: OnProblem, name: str | None, line: int | None) -> None:
        self._report = on_problem
        self._name = name
        self._line = line

    def answer(self, value: Any, path: str) -> Iterator[Record]:
        """Yield the records of an answer of the API, or of a claim by itself."""
        if not isinstance(value, dict):
            self._problem(
                "shape", path, f"expected an answer or a claim, found {value!r:.64}; it was left out"
            )
            return
        if "nextPageToken" in value:
            self._odd(f"{path}.nextPageToken", f"the answer goes on: {value['nextPageToken']!r:.64}")
        if not value.keys().isdisjoint(_CLAIM_KEYS):
            yield from self._whole_claim(value, path)
        elif value.keys().isdisjoint({"claims", "results"}):
            if value.keys() - {"nextPageToken"}:
                message = "there are no claims in it; an answer has 'claims' or 'results'"
                self._problem("shape", path, message)
        else:
            self._tell_of_others(value, {"claims", "results", "nextPageToken"}, path)
            yield from self._claims(value.get("claims"), f"{path}.claims")
            yield from self._results(value.get("results"), f"{path}.results")

    def _results(self, results: Any, path: str) -> Iterator[Record]:
        """Yield the records of an answer of the search by picture."""
        for number, result in _listed(results):
            at = f"{path}[{number}]"
            if isinstance(result, dict):
                self._tell_of_others(result, {"claim"}, at)
                yield from self._one(result.get("claim"), f"{at}.claim")
            else:
                yield from self._one(result, at)

    def _tell_of_others(self, data: dict[str, Any], known: set[str], path: str) -> None:
        """Report what belongs to the answer and to none of its claims, so that no record holds it."""
        for key in sorted(data.keys() - known):
            self._odd(f"{path}.{key}", f"belongs to no claim, and was left out: {data[key]!r:.64}")

    def _claims(self, claims: Any, path: str) -> Iterator[Record]:
        for number, claim in _listed(claims):
            yield from self._one(claim, f"{path}[{number}]")

    def _one(self, claim: Any, path: str) -> Iterator[Record]:
        if isinstance(claim, dict):
            yield from self._whole_claim(claim, path)
        else:
            self._problem("shape", path, f"expected a claim, found {claim!r:.64}; it was left out")

    def _whole_claim(self, data: dict[str, Any], path: str) -> Iterator[Record]:
        """Yield the records of a claim, or none of them where it cannot be used."""
        try:
            yield from tuple(self._claim(data, path))
        except InvalidRecordError as error:
            self._problem("shape", path, f"{error}; it was left out")

    def _claim(self, data: dict[str, Any], path: str) -> Iterator[Record]:
        fields = _Fields(data, path, self._odd)
        key = _written(data)
        text, claimant = fields.text("text"), fields.text("claimant")
        reviews = list(fields.objects("claimReview"))
        if text is None:
            yield from self._without_words(data, reviews, path)
            return
        said = fields.date("claimDate") if claimant is not None else None
        claim = Claim(id=derived_id("claim", key), text=text, extra=fields.rest())
        yield claim
        if claimant is None:
            self._odd(f"{path}.claimant", "whose claim it is, is not stated")
        else:
            # A name is all there is, so two claims by one name are not said to be by one person.
            source = Source(id=derived_id("source", claimant, key), name=claimant)
            attribution = derived_id("attribution", claim.id, source.id)
            yield source
            yield Attribution(id=attribution, of=claim.id, source=source.id, said=said)
        if not reviews:
            self._odd(f"{path}.claimReview", "nobody reviewed it")
        for review, at in reviews:
            yield from self._review(claim.id, review, at)

    def _without_words(
        self, data: dict[str, Any], reviews: list[tuple[dict[str, Any], str]], path: str
    ) -> Iterator[Record]:
        """
        Yield what is known of a claim whose words are missing: the pages that review it, with all else.

        A review is of something on record, and of which claim these are is not known, so there is none.
        """
        claim = {key: value for key, value in data.items() if key != "claimReview"}
        others = [item for _, item in _listed(data.get("claimReview")) if not isinstance(item, dict)]
        rest = {**claim, **({"claimReview": others} if others else {})}
        if not reviews:
            self._problem("shape", path, "the claim has neither a text nor a review; it was left out")
            return
        self._odd(f"{path}.text", "the claim has no text; what is known of it was kept with its pages")
        for review, at in reviews:
            fields = _Fields(review, at, self._odd)
            reviewer, document = self._page(fields, (_written(review), "of", _written(rest)), at)
            yield reviewer
            yield attrs.evolve(document, extra={**fields.rest(), f"{PREFIX}claim": rest})

    def _review(self, claim: str, data: dict[str, Any], path: str) -> Iterator[Record]:
        fields = _Fields(data, path, self._odd)
        key = _written(data)
        label = fields.text("textualRating")
        if label is None:
            self._odd(f"{path}.textualRating", "the review has no verdict")
        # Where there is no page, nothing says that two reviews stand in one.
        page = (key,) if fields.has("url") else (key, claim)
        reviewer, document = self._page(fields, page, path)
        yield reviewer
        yield document
        yield Review(
            id=derived_id("review", claim, key),
            of=claim,
            reviewer=reviewer.id,
            rating=None if label is None else Rating(label=label),
            document=document.id,
            extra=fields.rest(),
        )

    def _page(self, fields: _Fields, key: tuple[str, ...], path: str) -> tuple[Source, Document]:
        """Return who made a review, and where it stands; *key* is what tells it from others."""
        reviewer = self._reviewer(fields, key, path)
        return reviewer, Document(
            id=derived_id("document", *key),
            url=fields.text("url"),
            title=fields.text("title"),
            published=fields.date("reviewDate"),
            language=fields.language("languageCode"),
            publisher=reviewer.id,
        )

    def _reviewer(self, review: _Fields, key: tuple[str, ...], path: str) -> Source:
        """Return the publisher of a review, whose site may be all that is known of it."""
        data = review.object("publisher")
        if data is not None:
            fields = _Fields(data, f"{path}.publisher", self._odd)
            site, name = fields.text("site"), fields.text("name")
            if site is not None or name is not None:
                review.taken("publisher")
                id = derived_id("organization", _written(data))
                same_as = () if site is None else (site,)
                return Organization(id=id, name=name or site or "", same_as=same_as, extra=fields.rest())
        self._odd(f"{path}.publisher", "who made the review is not stated")
        return UnnamedSource(id=derived_id("unnamed-source", *key), name="unnamed reviewer")

    def _odd(self, path: str, message: str) -> None:
        self._problem("oddity", path, message)

    def _problem(self, code: str, path: str, message: str) -> None:
        self._report(Problem(code, None, path, message, self._name, self._line))


def _written(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _listed(value: Any) -> Iterable[tuple[int, Any]]:
    """Return the items of a list, or the one that stands in its place, with their numbers."""
    return enumerate(value if isinstance(value, list) else [] if value is None else [value])


def _recognise(sample: Sample) -> bool:
    """Return whether a file that begins so is an answer of the API, or has its claims."""
    keys = sample.keys.keys()
    if "claimReview" in keys or "nextPageToken" in keys:
        return True
    return "claimReview" in sample.text and not keys.isdisjoint({"claims", "results", "claimant"})


FORMAT = Format(
    name="factcheck-tools",
    title="answers of the Google Fact Check Tools API",
    read=read,
    records=records,
    recognise=_recognise,
)
