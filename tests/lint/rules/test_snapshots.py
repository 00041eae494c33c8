"""Whether copies of pages are kept, here and in archives (CC206)."""

from __future__ import annotations

import pytest
from attrs import evolve

from counterclaim.model import Direction, Document, Evidence, RebuttalKind, Review, Snapshot

SHA = "0" * 64
URL = "https://example.org/bridge"


@pytest.fixture
def cited(case):
    """Return the case with a claim that stands in a page."""
    case.replace(evolve(case["article"], url=URL))
    case.add_claim("The bridge is closed", id="closed", by="union", document="article")
    return case


def keep(case, document="article", **fields):
    case.add(Snapshot(id=f"copy-{document}", document=document, sha256=SHA, **fields))


def test_a_page_without_a_copy_is_told(cited, findings):
    (finding,) = findings(cited, "CC206")
    assert (finding.record, finding.level.value) == ("article", "warning")
    assert URL in finding.message


def test_a_page_without_a_title_is_named_by_its_address_once(cited, findings):
    cited.replace(evolve(cited["article"], title=None))
    (finding,) = findings(cited, "CC206")
    assert finding.message.count(URL) == 1


def test_a_document_without_an_address_is_no_page(cited, found):
    cited.replace(evolve(cited["article"], url=None))
    assert found(cited, "CC206") == {}


def test_a_page_that_nothing_stands_in_is_not_told(case, found):
    case.add(Document(id="page", url=URL))
    assert found(case, "CC206") == {}


def test_pages_of_evidence_and_reviews_are_told(case, found):
    case.add_claim("The bridge is closed", id="closed", by="union")
    for id in ("file", "check"):
        case.add(Document(id=f"{id}-page", url=f"{URL}/{id}"))
    case.add(Evidence(id="file", bears_on="closed", direction=Direction.SUPPORTS, document="file-page"))
    case.add(Review(id="check", of="closed", reviewer="paper", document="check-page"))
    assert found(case, "CC206") == {"file-page": "warning", "check-page": "warning"}


def test_a_page_of_what_was_taken_back_is_not_told(cited, found):
    for target in ("closed@union", "closed@paper"):
        by = target.partition("@")[2]
        cited.add_rebuttal(target, id=f"back-{by}", by=by, kind=RebuttalKind.RETRACTION)
    assert found(cited, "CC206") == {}


@pytest.mark.parametrize("status", [404, 503])
def test_the_page_of_an_error_is_no_copy(cited, findings, status):
    keep(cited, status=status)
    (finding,) = findings(cited, "CC206")
    assert "no copy of it is kept" in finding.message


@pytest.mark.parametrize("state", [None, "unknown", "pending", "Pending "])
def test_a_copy_that_an_archive_may_not_have_is_told(cited, findings, state):
    keep(cited, archive_state=state)
    (finding,) = findings(cited, "CC206")
    assert (finding.record, finding.related) == ("article", ("copy-article",))
    assert "archive" in finding.message


@pytest.mark.parametrize(
    "known",
    [
        {"archive_url": "https://archive.example/1"},
        {"archive_state": "saved"},
        {"archive_state": "absent"},
        {"archive_state": "failed"},
    ],
)
def test_what_is_known_of_an_archive_is_not_asked(cited, found, known):
    keep(cited, **known)
    assert found(cited, "CC206") == {}


def test_a_copy_under_another_id_of_the_same_page_counts(cited, found):
    cited.add(Document(id="page", url="HTTPS://EXAMPLE.org:443/bridge"))
    keep(cited, "page", archive_state="saved")
    assert found(cited, "CC206") == {}


def test_a_copy_of_the_whole_is_one_of_its_parts(cited, found):
    cited.add(Document(id="paper-page", url="https://example.org/"))
    cited.replace(evolve(cited["article"], part_of="paper-page"))
    keep(cited, "paper-page", archive_state="saved")
    assert found(cited, "CC206") == {}


def test_documents_that_are_part_of_each_other_end(cited, found):
    cited.replace(evolve(cited["article"], part_of="article"))
    assert found(cited, "CC206") == {"article": "warning"}
