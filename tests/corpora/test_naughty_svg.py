"""The big list of naughty strings, wherever an SVG picture may show a text: its elements stay."""

import json

import pytest

from counterclaim.case import Case
from counterclaim.formats import svg
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    Direction,
    Document,
    Evidence,
    Organization,
    Rebuttal,
    RebuttalKind,
    ReplyRequest,
)
from counterclaim.values import DateSpan
from formats.svg_reading import check_apart, check_harmless, read

#: What SVG has of its own, besides what is on the list.
OWN = (
    '"/><script>alert(1)</script><text x="',
    "</title><script>alert(1)</script>",
    "]]></style><script>alert(1)</script>",
    "<foreignObject><iframe/></foreignObject>",
    "javascript:alert(1)",
    '" onload="alert(1)',
    "&#x202e;&lt;",
    "W" * 5_000,
    "\ufdfd" * 50,
)


@pytest.fixture(scope="module")
def strings(corpora):
    found = json.loads((corpora / "hostile-inputs/naughty-strings/blns.json").read_text("utf-8"))
    return [*OWN, *(text for text in found if text.strip())]


def case_of(text):
    day = DateSpan.month(2021, 3)
    return Case(
        [
            CaseInfo(id="info", title=text),
            Organization(id="o", name=text, role=text),
            Organization(id="silent", name=text),
            Document(id="d", title=text, publisher="o", published=day),
            Claim(id="c", text=text, accuses=("o",)),
            Attribution(id="a", of="c", source="o", speaker="o", verb=text, document="d", said=day),
            Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="o", targets=("c", "d"), text=text),
            Evidence(id="e", bears_on="c", direction=Direction.SUPPORTS, description=text),
            ReplyRequest(id="q", to="o", asked=day),
        ]
    )


def pictures(case, **options):
    return (
        svg.inline_map(case, **options),
        svg.inline_tree(case, "c", **options),
        svg.inline_timeline(case, **options),
    )


def shapes(picture):
    return {(part.tag, part.attrib.get("class")) for part in picture.iter() if part.tag != "text"}


def test_nothing_acts_no_text_covers_another_and_the_elements_are_those_of_a_harmless_case(strings):
    harmless = [shapes(read(picture)) for picture in pictures(case_of("harmless"))]
    for text in strings:
        found = [read(picture) for picture in pictures(case_of(text))]
        for picture in found:
            check_harmless(picture)
            check_apart(picture)
        assert list(map(shapes, found)) == harmless


def test_ids_do_not_act_as_links_either(strings):
    ids = [id for id in strings if len(id) <= 256 and not any(map(str.isspace, id)) and id.isprintable()]
    assert len(ids) > 200
    for id in ids:
        case = Case([Claim(id=id, text="It is"), Attribution(id="a", of=id, source=id + "?", relays=(id,))])
        for picture in (
            svg.inline_map(case, link=lambda record: f"#{record}"),
            svg.inline_tree(case, id, link=lambda record: f"#{record}"),
        ):
            check_harmless(read(picture))
            check_apart(read(picture))
