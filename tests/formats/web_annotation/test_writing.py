"""A case as annotations: what a reader of annotations finds, and what comes back."""

from __future__ import annotations

import datetime as dt
import json

import attrs
import pytest

from counterclaim.case import Case
from counterclaim.errors import ProtectedValueError
from counterclaim.formats import casefile, web_annotation
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Certainty,
    Claim,
    Direction,
    Document,
    Evidence,
    Mode,
    Note,
    Organization,
    Person,
    Protection,
    Quote,
    Rating,
    Rebuttal,
    RebuttalKind,
    Review,
    Snapshot,
    Source,
    UnnamedSource,
)
from counterclaim.values.dates import DateSpan
from counterclaim.values.protected import Protected
from formats.web_annotation.helpers import PAGE, SOUND, annotation, imported, losses, written

NEPAL = Organization(id="nepal", name="Nepal")
CHINA = Organization(id="china", name="China")
ATLAS = Document(id="atlas", title="The Atlas", url=PAGE, language="en", published=DateSpan.year(2019))
SNOW = Claim(id="snow", text="Mount Everest is 8,848 metres high", language="en")
ROCK = Claim(id="rock", text="Mount Everest is 8,844 metres high")
QUOTE = Quote(exact="8,848 m", prefix="is ", suffix=" high", start=10, end=17)
SAYS = Attribution(
    id="snow@nepal",
    of="snow",
    source="nepal",
    mode=Mode.QUOTES,
    document="atlas",
    quote=QUOTE,
    first_hand=True,
)
DENIAL = Rebuttal(
    id="denial",
    kind=RebuttalKind.DENIAL,
    by="china",
    targets=("snow",),
    text="Measure the rock",
    counterclaim="rock",
)
COMPLETE = (NEPAL, CHINA, ATLAS, SNOW, ROCK, SAYS, DENIAL)


def texts(item, purpose):
    return [body["value"] for body in item["body"] if body.get("purpose") == purpose]


def test_nothing_of_a_plain_case_is_lost():
    records = (
        CaseInfo(
            id="everest", title="How high is Mount Everest?", opened=DateSpan.day(dt.date(2019, 10, 17))
        ),
        *COMPLETE,
        Attribution(id="c", of="denial", source="china", speaker="nepal", said=DateSpan.month(2005, 10)),
        Evidence(
            id="e", bears_on="rock", direction=Direction.SUPPORTS, document="atlas", quote=QUOTE, by="china"
        ),
        Review(
            id="r",
            of="snow",
            reviewer="nepal",
            rating=Rating(label="True", value="5", best="5"),
            document="atlas",
        ),
        Note(id="n", about=("snow", "denial"), text="Which height?", by="the desk", settles="height"),
    )
    exported = web_annotation.write(Case(records))

    assert exported.losses == ()
    assert set(web_annotation.read(exported.data).case) == set(records)


def test_a_collection_holds_the_annotations_in_one_page():
    case = Case([CaseInfo(id="everest", title="How high?"), *COMPLETE])
    collection = json.loads(web_annotation.write(case).data)

    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["id"], collection["label"]) == ("urn:counterclaim:record:everest", "How high?")
    assert collection["total"] == len(collection["first"]["items"]) == 2


def test_a_large_case_is_a_collection_and_its_pages_one_a_line(monkeypatch):
    monkeypatch.setattr("counterclaim.formats.web_annotation.writing._MOST_IN_PAGE", 2)
    notes = [Note(id=f"n{number}", about=("snow",), text="Which height?") for number in range(5)]
    case = Case([CaseInfo(id="everest"), SNOW, *notes])
    exported = web_annotation.write(case)
    collection, *pages = map(json.loads, exported.data.splitlines())

    assert (collection["first"], collection["last"]) == (pages[0]["id"], pages[2]["id"])
    assert [page["startIndex"] for page in pages] == [0, 2, 4]
    assert [page.get("next") for page in pages] == [pages[1]["id"], pages[2]["id"], None]
    assert exported.losses == ()
    assert web_annotation.read(exported.data).problems == ()


def test_a_case_without_annotations_is_a_collection_without_a_page():
    collection = json.loads(web_annotation.write(Case([NEPAL])).data)

    assert collection["total"] == 0
    assert "first" not in collection


def test_a_quotation_is_found_again_by_its_words_and_by_its_place():
    (item,) = written(NEPAL, ATLAS, SNOW, SAYS)

    assert item["target"]["source"]["id"] == PAGE
    assert item["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "8,848 m", "prefix": "is ", "suffix": " high"},
        {"type": "TextPositionSelector", "start": 10, "end": 17},
    ]


@pytest.mark.parametrize(
    ("start", "end", "fragment"),
    [
        (30, 60, "t=30,60"),
        (1.5, None, "t=1.5"),
        (None, 2.0, "t=,2.0"),
        (1e-7, 1e22, f"t=0.0000001,1{'0' * 22}"),
    ],
)
def test_a_passage_of_a_recording_is_a_media_fragment(start, end, fragment):
    quote = Quote(exact="8,848 m", time_start=start, time_end=end)
    says = attrs.evolve(SAYS, quote=quote)
    (item,) = written(NEPAL, ATLAS, SNOW, says)

    assert item["target"]["selector"][1]["value"] == fragment
    assert losses(NEPAL, ATLAS, SNOW, says) == []


def test_a_copy_of_the_page_is_its_state():
    moment = dt.datetime(2019, 10, 17, 12, tzinfo=dt.UTC)
    copy = Snapshot(
        id="copy", document="atlas", sha256="0" * 64, fetched_at=moment, archive_url="https://archive.org/1"
    )
    (item,) = written(
        NEPAL, ATLAS, SNOW, attrs.evolve(SAYS, quote=attrs.evolve(QUOTE, snapshot="copy")), copy
    )

    assert item["target"]["state"] == {
        "id": "urn:counterclaim:record:copy",
        "type": "TimeState",
        "sourceDate": "2019-10-17T12:00:00Z",
        "cached": "https://archive.org/1",
    }


def test_what_is_shown_names_who_says_it():
    (item,) = written(NEPAL, ATLAS, SNOW, SAYS)

    assert texts(item, "describing") == ["Nepal: “Mount Everest is 8,848 metres high”"]
    assert texts(item, "tagging") == ["quotes", "first-hand"]


def test_what_is_shown_says_who_denies_it():
    says, denial = written(*COMPLETE)

    assert texts(says, "describing") == ["Nepal: “Mount Everest is 8,848 metres high” — denied by China"]
    assert texts(denial, "replying") == [
        "China, denial: “Measure the rock”; instead: “Mount Everest is 8,844 metres high”"
    ]


def test_what_is_shown_says_that_a_claim_was_reviewed_or_narrowed():
    review = Review(id="r", of="snow", reviewer="china", rating=Rating(label="Half true"))
    narrowing = Rebuttal(id="n", kind=RebuttalKind.QUALIFICATION, by="china", targets=("snow",))

    reviewed, narrowed = (written(*COMPLETE[:-1], more)[0] for more in (review, narrowing))
    assert texts(reviewed, "describing")[0].endswith("metres high” — reviewed: China, review: “Half true”")
    assert texts(narrowed, "describing")[0].endswith("metres high” — narrowed by China")


def test_what_is_shown_says_that_where_it_stands_was_withdrawn():
    withdrawal = Rebuttal(id="n", kind=RebuttalKind.RETRACTION, by="china", targets=("atlas",))

    says = written(*COMPLETE[:-1], withdrawal)[0]
    assert texts(says, "describing")[0].endswith("metres high” — not without objection on record")


def test_evidence_that_was_denied_is_shown_with_whose_it_is_and_the_denial():
    photograph = Evidence(
        id="e", bears_on="snow", direction=Direction.SUPPORTS, description="A photograph", by="nepal"
    )
    denial = Rebuttal(id="no", kind=RebuttalKind.DENIAL, by="china", targets=("e",))
    plain, denied = written(*COMPLETE[:-1], photograph)[1], written(*COMPLETE[:-1], photograph, denial)[1]

    assert texts(plain, "describing") == ["Nepal, evidence that supports this: “A photograph”"]
    assert texts(denied, "describing") == [
        "Nepal, evidence that supports this: “A photograph” — denied by China"
    ]
    back = web_annotation.read(web_annotation.write(Case([*COMPLETE, photograph, denial])).data).case
    assert back["e"] == photograph


@pytest.mark.parametrize("target", ["r", "atlas"])
def test_a_review_that_was_withdrawn_is_shown_as_such_and_not_by_its_verdict_alone(target):
    review = Review(
        id="r",
        of="rock",
        reviewer="nepal",
        rating=Rating(label="False"),
        summary="With snow",
        document="atlas",
    )
    withdrawal = Rebuttal(id="w", kind=RebuttalKind.RETRACTION, by="nepal", targets=(target,))
    records = (NEPAL, ATLAS, ROCK, review, withdrawal)

    assert [body["value"] for body in written(*records)[0]["body"]] == [
        "Nepal, review: “False”; “With snow” — withdrawn by Nepal"
    ]
    exported = web_annotation.write(Case(records))
    assert set(web_annotation.read(exported.data).case) == set(records)


def test_a_review_of_others_that_was_disputed_goes_out_with_that():
    case = imported(annotation(motivation="assessing", creator={"name": "A reader"})).case
    (review,) = case.of_type(Review)
    dispute = Rebuttal(id="d", kind=RebuttalKind.DISPUTE, by="china", targets=(review.id,))

    assert texts(written(*case, CHINA, dispute)[0], "describing") == [
        "A reader, review: “The height is that of the snow” — disputed by China"
    ]


def test_a_rebuttal_that_was_withdrawn_is_shown_as_such():
    withdrawal = Rebuttal(id="w", kind=RebuttalKind.RETRACTION, by="china", targets=("denial",))

    denial = written(*COMPLETE, withdrawal)[1]
    assert texts(denial, "replying")[0].endswith("8,844 metres high” — withdrawn by China")


def test_what_is_shown_says_who_only_passes_it_on():
    atlas = Organization(id="publisher", name="The Atlas")
    relay = Attribution(id="relay", of="snow", source="publisher", relays=("snow@nepal",))
    item = written(NEPAL, atlas, ATLAS, SNOW, SAYS, relay)[1]
    (sentence,) = texts(item, "describing")

    assert sentence.startswith(
        "The Atlas, passing on Nepal, without taking it upon themselves: “Mount Everest"
    )
    assert texts(item, "tagging") == ["uncommitted"]


def test_what_is_shown_says_that_a_claim_is_conditional():
    case = (
        NEPAL,
        ROCK,
        attrs.evolve(SNOW, assuming=("rock",)),
        attrs.evolve(SAYS, document=None, quote=None),
    )

    assert texts(written(*case)[0], "describing")[0].endswith(
        "metres high”, which holds only if other claims do"
    )


@pytest.mark.parametrize("certainty", [Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNCOMMITTED])
def test_how_sure_somebody_is_comes_back(certainty):
    says = attrs.evolve(SAYS, certainty=certainty)
    exported = web_annotation.write(Case([NEPAL, ATLAS, SNOW, says]))

    assert web_annotation.read(exported.data).case["snow@nepal"].certainty is certainty


def test_hidden_characters_are_spelled_out_where_words_are_shown():
    (item,) = written(NEPAL, ATLAS, attrs.evolve(SNOW, text="high \u202e"), SAYS)

    assert texts(item, "describing") == ["Nepal: “high <U+202E>”"]


def test_a_rating_is_shown_as_published_and_kept_apart():
    rating = Rating(label="Mostly true", value="4", best="5", worst="1", scale="of-nepal")
    (item,) = written(
        NEPAL, SNOW, Review(id="r", of="snow", reviewer="nepal", rating=rating, summary="With snow")
    )

    assert item["motivation"] == "assessing"
    assert item["creator"]["name"] == "Nepal"
    assert texts(item, "assessing") == ["With snow"]
    assert texts(item, "classifying") == ["Mostly true"]
    assert item["schema:reviewRating"]["schema:bestRating"] == "5"


def test_a_verdict_that_others_changed_where_it_is_shown_is_kept():
    review = Review(id="r", of="snow", reviewer="nepal", rating=Rating(label="Mostly true"))
    (item,) = written(NEPAL, SNOW, review)
    item["body"][0]["value"] = "False"
    back = imported({"@context": SOUND["@context"], **item}).case["r"]

    assert back.rating == review.rating
    assert back.extra["oa:body"][0]["value"] == "False"


def test_a_person_who_must_not_be_named_is_not_named():
    witness = Person(id="w", name="Tenzing", protected_as=Protection.VICTIM)
    says = Attribution(id="a", of="snow", source="w")
    exported = web_annotation.write(Case([witness, SNOW, says]))

    assert "Tenzing" not in exported.data
    assert texts(written(witness, SNOW, says)[0], "describing")[0].startswith("a person who is not named: ")
    assert losses(witness, SNOW, says) == [
        "w: the person must not be named, and Web Annotation has no word that says so"
    ]


def test_protected_values_are_refused_or_left_out():
    source = UnnamedSource(id="s", name="An official", identity=Protected("Tenzing"))
    case = Case([source, SNOW, Attribution(id="a", of="snow", source="s")])

    with pytest.raises(ProtectedValueError):
        web_annotation.write(case)
    for mode in ("mask", "keep"):
        exported = web_annotation.write(case, protected=mode)
        assert "Tenzing" not in exported.data
        assert "s: identity: is protected and was left out" in map(str, exported.losses)
    with pytest.raises(ValueError, match="protected is one of"):
        web_annotation.write(case, protected="hide")


def test_losses_say_what_annotations_have_no_word_for():
    says = attrs.evolve(SAYS, verb="insists", quote=attrs.evolve(QUOTE, end=None))
    found = losses(
        attrs.evolve(NEPAL, role="survey"),
        CHINA,
        attrs.evolve(ATLAS, url="here", byline="By hand"),
        SNOW,
        ROCK,
        says,
        Note(id="n", text="Look again"),
    )

    assert found == [
        "nepal: role: Web Annotation has no word for the role of a source in the story",
        "china: no annotation names the source",
        "atlas: url: the address is no IRI with a scheme, as an annotation asks for",
        "atlas: byline: Web Annotation has no word for a byline",
        "rock: no annotation refers to the claim; it needs an attribution, a rebuttal, a review or a note",
        "snow@nepal: verb: Web Annotation has no word for the verb that reports it",
        "snow@nepal: quote: a position in a text is written with both its ends, and one is missing",
        "n: the note is about nothing on record, and an annotation has a target",
    ]


def test_annotations_of_others_go_out_as_they_came():
    value = annotation(creator={"name": "A reader"}, rights=PAGE, target={"source": PAGE, "scope": PAGE})
    (item,) = written(*imported(value).case)

    assert {"@context": SOUND["@context"], **item} == value


def test_of_a_source_that_others_describe_ours_say_the_same_everywhere():
    case = imported(annotation(creator={"name": "A reader", "email": "mailto:r@example.org"})).case
    (reader,) = case.of_type(Source)
    note = case.of_type(Note)[0]
    exported = web_annotation.write(Case([*case, SNOW, Attribution(id="a", of="snow", source=reader.id)]))

    assert {(loss.record, loss.field) for loss in exported.losses} == {
        (reader.id, "extra"),
        (note.id, "extra"),
    }
    assert web_annotation.read(exported.data).problems == ()


def test_annotations_of_others_that_were_edited_go_out_as_ours():
    case = imported(SOUND).case
    note = case.of_type(Note)[0]
    case.replace(attrs.evolve(note, text="It is the rock"))
    (item,) = written(*case)

    assert item["id"] == f"urn:counterclaim:record:{note.id}"
    assert texts(item, "commenting") == ["It is the rock"]


def test_what_others_added_to_ours_is_kept():
    (item,) = written(NEPAL, ATLAS, SNOW, SAYS)
    item["rights"] = PAGE
    item["body"].append({"type": "TextualBody", "value": "mountain", "purpose": "tagging"})
    back = imported({"@context": SOUND["@context"], **item}).case["snow@nepal"]

    assert attrs.evolve(back, extra={}) == SAYS
    assert back.extra["oa:rights"] == PAGE
    assert back.extra["oa:body"][0]["value"] == "mountain"


@pytest.mark.parametrize(
    "changes",
    [
        {"motivation": "bookmarking"},
        {"as:attributedTo": PAGE},
        {"target": PAGE},
        {"dcterms:date": "some day"},
        {"body": []},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_ours_that_were_damaged_are_read_as_those_of_others(changes):
    (item,) = written(NEPAL, ATLAS, SNOW, SAYS)
    result = imported({"@context": SOUND["@context"], **item, **changes})
    records = list(result.case)

    assert result.ok
    assert isinstance(records[0], Note)
    assert "snow@nepal" not in result.case


def test_the_example_comes_back_with_every_attribution_and_rebuttal(request):
    example = request.config.rootpath / "examples" / "belgrade-cameras.toml"
    case = casefile.read(example.read_text(encoding="utf-8"), name="belgrade-cameras.toml").case
    back = web_annotation.read(web_annotation.write(case).data).case

    for cls in (Claim, Attribution, Rebuttal, Note):
        assert {record.id for record in back.of_type(cls)} == {record.id for record in case.of_type(cls)}
    assert all(back[rebuttal.id] == rebuttal for rebuttal in case.of_type(Rebuttal))
