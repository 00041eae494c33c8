"""Whatever a page states of itself, it is read, bounded, and stands in a case file without doing harm."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.cli.page_starter import starter_of
from counterclaim.fetch import Fetched, FetchLog
from counterclaim.fetch.facts import PageFacts, described, page_facts
from counterclaim.formats import casefile
from counterclaim.model import Document, Snapshot

URL = "https://example.org/a?b=1"
PAGE = Fetched(
    document=Document(id="page", url=URL),
    snapshot=Snapshot(id="snapshot", document="page", sha256="0" * 64, url=URL),
    log=FetchLog(requested=URL, user_agent="x", hops=(), sha256="0" * 64),
    body=b"",
    raw=b"",
    answers=(),
)
PIECES = st.sampled_from(
    [
        "<title>", "</title>", '<html lang="de">', "<html lang=", "<meta property=", "og:title",
        "og:site_name",
        "article:published_time", " content=", '"', "'", ">", "/>", "<!--", "-->", "2019-10-17", "&#xD800;",
        "&quot;", "<script type=application/ld+json>", '{"@type":"Article","publisher":{"name":"', '"}}',
        "</script>", "<link rel=canonical href=", "https://example.org/x", "<", "</", "=", "\x00", "\n",
        "[case]",
    ]
)  # fmt: skip
PAGES = st.lists(PIECES | st.text(max_size=8), max_size=24).map("".join)
STATED = st.none() | st.text(min_size=1, max_size=40).filter(str.strip)


@given(PAGES)
def test_every_page_is_read_and_what_it_states_can_be_recorded(page):
    facts = page_facts(page)
    document = described(Document(id="page"), facts)

    texts = [value for value in attrs.asdict(facts).values() if isinstance(value, str)]
    assert all(0 < len(text) <= 16_384 for text in texts)
    assert document.title == facts.title


@given(PAGES)
def test_a_case_file_about_any_page_reads_without_a_problem(page):
    imported = casefile.read(starter_of(PAGE, page_facts(page), None), name="story.toml")

    assert imported.problems == ()


@given(title=STATED, site_name=STATED, publisher=STATED)
def test_what_is_stated_is_read_from_the_case_file_as_it_was(title, site_name, publisher):
    facts = PageFacts(title=title, site_name=site_name, publisher=publisher)
    case = casefile.read(starter_of(PAGE, facts, None), name="story.toml").case

    assert case["article"].title == title
    named = publisher or site_name
    assert (case["publisher"].name if named else None) == named
