"""Scales in TOML and as mappings; mistakes are named at their place."""

import pickle
from datetime import date

import pytest

from counterclaim.ratings import InvalidScaleError, Label, Scale, Truth, read_scales, scale_from_data

GOOD = """
publisher = "The Atlas"
hosts = ["atlas.example"]
language = "en"

[[scale]]
id = "old"
valid_until = 2020-06-30
best = 3
worst = "1"
labels = [
    { label = "Sound", also = ["Sound!"], truth = "true", number = 3 },
    { label = "Hoax", truth = "false", tags = ["egregious", "acme:hoax"], number = "1" },
]

[[scale]]
id = "new"
language = "de"
valid_from = "2020-07-01"
labels = [{ label = "Ulk", tags = ["satire"] }]
"""


def faults_of(data):
    with pytest.raises(InvalidScaleError) as caught:
        scale_from_data(data)
    return [str(fault) for fault in caught.value.faults]


def labelled(*labels, **fields):
    return {"id": "atlas", "publisher": "The Atlas", "labels": list(labels), **fields}


def test_a_publisher_is_named_once_for_all_its_scales():
    old, new = read_scales(GOOD)

    assert old == Scale(
        id="old",
        publisher="The Atlas",
        hosts=("atlas.example",),
        language="en",
        valid_until=date(2020, 6, 30),
        best="3",
        worst="1",
        labels=(
            Label(text="Sound", also=("Sound!",), truth=Truth.TRUE, number="3"),
            Label(text="Hoax", truth=Truth.FALSE, tags=("egregious", "acme:hoax"), number="1"),
        ),
    )
    assert (new.publisher, new.language, new.valid_from) == ("The Atlas", "de", date(2020, 7, 1))


def test_a_label_is_found_by_each_of_its_spellings():
    old, _ = read_scales(GOOD)

    assert old.find("SOUND!") is old.find("sound") is old.labels[0]
    assert old.find("soundly") is None


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("hosts", "atlas.example", "hosts: expected a list of texts, found 'atlas.example'"),
        ("hosts", [5], "hosts: expected a list of texts, found a list"),
        ("language", 5, "language: expected a text, found 5"),
        ("labels", {}, "labels: expected a list, found an object"),
        ("valid_from", "yesterday", "valid_from: expected a day, as 2024-10-01, found 'yesterday'"),
        ("best", True, "best: expected a whole number, or a number as text, found true"),
        ("best", 10**20, f"best: expected a number of at most 15 digits, found {10**20}"),
    ],
)
def test_a_value_of_the_wrong_type_is_named(field, value, fault):
    assert faults_of(labelled({"label": "Sound"}) | {field: value}) == [fault]


@pytest.mark.parametrize(
    ("label", "fault"),
    [
        ("Sound", "labels[0]: expected a table with the key label, found 'Sound'"),
        ({}, "labels[0].label: is missing"),
        ({"label": 5}, "labels[0].label: expected a text, found 5"),
        ({"label": " "}, "labels[0]: expected a text that is not blank"),
        ({"label": "a", "also": ["A"]}, "labels[0]: the label 'A' stands twice; a label has one meaning"),
        (
            {"label": "a", "truth": 4},
            "labels[0].truth: expected one of true, mostly-true, mixed, mostly-false, false, found 4",
        ),
        (
            {"label": "a", "tags": ["fun"]},
            "labels[0].tags: there is no tag 'fun'; use one of those in TAGS, or a prefix of your own, "
            "as acme:deepfake",
        ),
        ({"label": "a", "trueness": 1}, "labels[0].trueness: there is no such field; there are label, also,"),
    ],
)
def test_a_label_that_is_wrong_is_named(label, fault):
    (found,) = faults_of(labelled(label))

    assert found.startswith(fault)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"id": " "}, "id: expected a text that is not blank"),
        (
            {"hosts": ["a.example", "www.atlas.example"]},
            "hosts[1]: expected the name of a host in lower case, without scheme, path or www., as "
            "example.org, found 'www.atlas.example'",
        ),
        ({"hosts": ["https://atlas.example"]}, "hosts[0]: expected the name of a host"),
        ({"hosts": ["Atlas.example"]}, "hosts[0]: expected the name of a host"),
        (
            {"valid_from": date(2020, 2, 1), "valid_until": date(2020, 1, 1)},
            "valid_until: 2020-01-01 is before valid_from (2020-02-01)",
        ),
        ({"labels": []}, "labels: expected at least one label, or a remark that says why there is none"),
        ({"best": 5}, "best: where labels have numbers, best and worst are two different numbers"),
        ({"best": 5, "worst": 5}, "best: where labels have numbers"),
    ],
)
def test_a_scale_that_is_wrong_is_named(fields, fault):
    (found,) = faults_of(labelled({"label": "Sound"}) | fields)

    assert found.startswith(fault)


def test_a_truer_label_behind_a_falser_one_is_refused():
    labels = ({"label": "No", "truth": "false"}, {"label": "Maybe"}, {"label": "Yes", "truth": "true"})

    assert faults_of(labelled(*labels)) == [
        "labels[2].truth: 'Yes' is true, and stands behind 'No', which is false; "
        "the truest label stands first"
    ]


def numbered(*numbers):
    truths = ("true", "mixed", "false")
    labels = (
        {"label": truth, "truth": truth, "number": number}
        for truth, number in zip(truths, numbers, strict=True)
    )
    return labelled(*labels, best="5", worst="1")


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        ((5, 1, 3), "labels: the numbers of the labels go up and down; they run in one direction"),
        ((6, 3, 1), "labels[0].number: expected a number from 1 to 5, found '6'"),
        (("5", "5.0", "1"), "labels[1].number: the number '5.0' stands twice; a number has one meaning"),
        (("5", "three", "1"), "labels[1].number: expected a number from 1 to 5, found 'three'"),
    ],
)
def test_numbers_that_fit_no_scale_are_refused(numbers, fault):
    assert fault in faults_of(numbered(*numbers))


@pytest.mark.parametrize(("numbers", "reversed"), [((5, 3, 1), False), ((1, 3, 5), True), ((2, 3, 1), None)])
def test_a_scale_tells_how_its_numbers_run(numbers, reversed):
    if numbers == (2, 3, 1):
        data = labelled({"label": "Mixed", "truth": "mixed", "number": 2}, best=5, worst=1)
    else:
        data = numbered(*numbers)

    assert scale_from_data(data).numbers_reversed is reversed


def test_everything_that_is_wrong_is_told_at_once():
    with pytest.raises(InvalidScaleError) as caught:
        scale_from_data({"id": "atlas", "hosts": 5, "labels": [{"label": 1}, 2]})

    assert str(caught.value) == (
        "the scale 'atlas' cannot be used: hosts: expected a list of texts, found 5; publisher: is missing; "
        "labels[0].label: expected a text, found 1; labels[1]: expected a table with the key label, found 2"
    )
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("[[scale", "the scales cannot be used: expected TOML: "),
        ("x = " + "[" * 100_000, "the scales cannot be used: expected TOML: "),
        ("x = " + "9" * 10_000, "the scales cannot be used: expected TOML: "),
        ("publisher = 'The Atlas'", "the scales cannot be used: scale: expected at least one table"),
        ("scale = 5", "the scales cannot be used: scale: expected at least one table"),
        ("scale = [5]", "the scales cannot be used: scale: expected at least one table"),
        ("[[scale]]", "the scales cannot be used: id: is missing; publisher: is missing"),
        (GOOD.replace('"new"', '"old"'), "the scale 'old' cannot be used: id: two scales have this id"),
    ],
)
def test_a_text_that_holds_no_scales_is_refused(source, message):
    with pytest.raises(InvalidScaleError) as caught:
        read_scales(source)

    assert str(caught.value).startswith(message)
