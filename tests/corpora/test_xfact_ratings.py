"""
Labels of real publishers, as X-Fact lists them, and ratings of real pages: found exactly, or unmapped.

Which labels are negative was read line by line; they are named here by file and line, not copied.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest

from counterclaim import Rating
from counterclaim.ratings import Mapped, Truth, Unmapped, contradicts, map_rating

#: The lines whose labels say that something is false, misleading, distorted, changed or not kept.
NEGATIVE = {
    "apublica.org": {2, 5, 7, 8, 9, 11, 13},
    "cekfakta.com": {*range(1, 8), 9, 11, 17, 18, 20, 29, 32, 34, 35, 36},
    "chequeado.com": {1, 2, 5, 8, 10},
    "en.politifact.com": {2, 3, 6, 7},
    "factual.ro": {1, 3, 9},
    "faktistfakt.com": {1},
    "faktoje.al": {1},
    "faktyoxla.info": {2, 3, 4, 5},
    "fr.africacheck.org": {2, 3, 6, 7},
    "hindi.newschecker.in": {*range(1, 9), *range(10, 26)},
    "nieuwscheckers.nl": {1, 2},
    "pagellapolitica.it": {2, 5, 7},
    "poligrafo.sapo.pt": {2, 4, 5, 7},
    "politifact.com": {2, 3, 6, 7},
    "punjabi.newschecker.in": set(range(1, 14)),
    "youturn.in": {1, 2},
    # The lines that begin with the words for falsehood or manipulation, in any spelling, and two more.
    "demagog.org.pl": {
        *(3, 4, 7, 8, 9, 14, 18, 19, 21, 24, 27, 28, 30, 35, 37, 39, 40, 41, 42, 44, 49, 54, 66, 71, 73),
        *(74, 75, 76, 79, 84, 85, 88, 89, 92, 95, 96, 99, 101, 103, 104, 110, 113, 114, 115, 121, 122),
        *(125, 126, 127, 128, 129, 133, 135, 138, 144, 145, 147, 152, 155, 156, 158, 159, 168, 169, 170),
        *(175, 178, 186, 189, 193, 197, 198),
    },
}
#: How many labels each publisher has there, and how many of them are found.
FOUND = {
    "apublica.org": (12, 11),
    "cekfakta.com": (37, 0),
    "chequeado.com": (15, 9),
    "demagog.org.pl": (198, 4),
    "en.politifact.com": (9, 9),
    "factual.ro": (9, 5),
    "faktistfakt.com": (3, 3),
    "faktoje.al": (4, 4),
    "faktyoxla.info": (7, 6),
    "fr.africacheck.org": (7, 6),
    "hindi.newschecker.in": (25, 9),
    "nieuwscheckers.nl": (4, 4),
    "pagellapolitica.it": (8, 5),
    "poligrafo.sapo.pt": (6, 5),
    "politifact.com": (9, 9),
    "punjabi.newschecker.in": (13, 8),
    "youturn.in": (7, 4),
}
#: The rows of the shared table in which what is said is false.
FALSE_ROWS = {"false", "mostly false"}
GOOD = {Truth.TRUE, Truth.MOSTLY_TRUE}


class Line(NamedTuple):
    """One line of a file: a publisher's label, and what the makers of X-Fact call it."""

    publisher: str
    number: int
    native: str
    normalised: str
    mapped: Mapped | Unmapped

    @property
    def good(self) -> bool:
        return isinstance(self.mapped, Mapped) and self.mapped.truth in GOOD


def lines_of(file: Path) -> Iterator[Line]:
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        native, tab, normalised = line.rpartition("\t")
        if tab:
            mapped = map_rating(Rating(label=native), publisher=file.stem)
            yield Line(file.stem, number, native, normalised, mapped)


@pytest.fixture(scope="module")
def folder(corpora):
    return corpora / "xfact-rating-maps"


@pytest.fixture(scope="module")
def lines(folder) -> list[Line]:
    return [line for file in sorted(folder.glob("*.txt")) for line in lines_of(file)]


@pytest.fixture(scope="module")
def negative_words(folder) -> set[str]:
    rows = (folder / "master_mapping.tsv").read_text(encoding="utf-8").splitlines()
    named = dict(row.split("\t") for row in rows)
    return {word for row in FALSE_ROWS for word in named[row].split("|")}


def test_every_label_is_found_exactly_or_unmapped(lines, capsys):
    counts = {
        publisher: (
            sum(line.publisher == publisher for line in lines),
            sum(line.publisher == publisher and isinstance(line.mapped, Mapped) for line in lines),
        )
        for publisher in FOUND
    }
    with capsys.disabled():
        for publisher, (count, found) in counts.items():
            print(f"\n{publisher}: {found} of {count} labels found, {count - found} unmapped", end="")
        total, found = len(lines), sum(found for _, found in counts.values())
        print(f"\nall: {found} of {total} labels found, {total - found} unmapped")

    assert counts == FOUND
    assert sum(count for count, _ in counts.values()) == len(lines)
    assert all(line.mapped.label == line.native for line in lines)


def test_no_label_of_negative_meaning_is_true_or_mostly_true(lines):
    negative = [line for line in lines if line.number in NEGATIVE[line.publisher]]

    assert len(negative) == sum(map(len, NEGATIVE.values())) == 170
    assert [(line.publisher, line.number) for line in negative if line.good] == []


def test_no_label_that_x_fact_calls_false_is_true_or_mostly_true(lines, negative_words):
    negative = [line for line in lines if line.normalised in negative_words]

    assert len(negative) > 90
    assert [(line.publisher, line.number) for line in negative if line.good] == []


def test_what_x_fact_calls_false_is_among_the_negative_labels(lines, negative_words):
    missed = [
        (line.publisher, line.number)
        for line in lines
        if line.normalised in negative_words and line.number not in NEGATIVE[line.publisher]
    ]

    assert missed == []


def test_sentences_that_begin_with_falsehood_or_manipulation_are_among_them_and_are_no_labels(lines):
    sentences = [
        line
        for line in lines
        if line.publisher == "demagog.org.pl"
        and unicodedata.normalize("NFC", line.native).startswith(("fałs", "fałś", "manip"))
    ]

    assert len(sentences) == 70
    assert {line.number for line in sentences} <= NEGATIVE["demagog.org.pl"]
    found = {line.number for line in sentences if isinstance(line.mapped, Mapped)}
    assert found == {3, 4}  # the bare words


def test_what_x_fact_calls_true_is_true_where_it_is_found(lines):
    plain = [line for line in lines if line.normalised == "true" and isinstance(line.mapped, Mapped)]

    assert len(plain) >= 12
    assert {line.mapped.truth for line in plain} == {Truth.TRUE}


class Page(NamedTuple):
    """One rating of a page, as published."""

    host: str
    rating: Rating
    mapped: Mapped | Unmapped


def reviews(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of *data* that have a rating."""
    if isinstance(data, dict):
        if isinstance(data.get("reviewRating"), dict):
            yield data
        for value in data.values():
            yield from reviews(value)
    elif isinstance(data, list):
        for value in data:
            yield from reviews(value)


def text(value: Any) -> str | None:
    return None if value is None else str(value)


def rating_of(review: dict[str, Any]) -> Rating:
    published = review["reviewRating"]
    return Rating(
        label=text(published.get("alternateName")),
        value=text(published.get("ratingValue")),
        best=text(published.get("bestRating")),
        worst=text(published.get("worstRating")),
    )


@pytest.fixture(scope="module")
def wild(corpora) -> list[Page]:
    folder = corpora / "claimreview-wild"
    pages = []
    for row in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(row)
        data = json.loads((folder / entry["file"]).read_text(encoding="utf-8"))
        for review in reviews(data):
            rating = rating_of(review)
            address = review.get("url") or entry["page_url"]
            host = urlsplit(address).hostname or ""
            pages.append(Page(host, rating, map_rating(rating, publisher=address)))
    return pages


def test_ratings_of_real_pages_are_found_or_unmapped(wild, capsys):
    found = Counter(page.host for page in wild if isinstance(page.mapped, Mapped))
    unmapped = Counter(page.host for page in wild if isinstance(page.mapped, Unmapped))
    with capsys.disabled():
        for host in sorted({page.host for page in wild}):
            print(f"\n{host}: {found[host]} found, {unmapped[host]} unmapped", end="")
        print(f"\nall: {found.total()} found, {unmapped.total()} unmapped")

    assert len(wild) == 38
    assert unmapped == {"factcheckhindi.afp.com": 1}  # its label is a sentence


def test_numbers_that_contradict_their_labels_are_told(wild):
    odd = {page.host for page in wild if contradicts(page.rating, page.mapped) is not None}

    assert odd == {"piaui.folha.uol.com.br"}
