"""The scales that are built in."""

import re
from collections import defaultdict
from importlib.resources import files
from itertools import pairwise

import pytest

from counterclaim import Rating
from counterclaim.ratings import TAGS, Scales, Truth, map_rating, read_scales

SCALES = tuple(Scales.default())
FILES = sorted(file.name for file in files("counterclaim.ratings").joinpath("scales").iterdir())
each_scale = pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.id)

#: What some labels mean, and those that mean something that is no place in the order.
MEANINGS = {
    "PolitiFact": {
        "True": 4,
        "Mostly True": 3,
        "Half True": 2,
        "Mostly False": 1,
        "False": 0,
        "Pants on Fire": 0,
    },
    "Washington Post": {
        "Geppetto Checkmark": 4,
        "One Pinocchio": 3,
        "Two Pinocchios": 2,
        "Three Pinocchios": 1,
        "Four Pinocchios": 0,
        "Bottomless Pinocchio": 0,
    },
    "Snopes": {
        "True": 4,
        "Mostly True": 3,
        "Mixture": 2,
        "Mostly False": 1,
        "False": 0,
        "Unproven": None,
        "Unfounded": None,
        "Outdated": None,
        "Miscaptioned": None,
        "Misattributed": None,
        "Correct Attribution": None,
        "Satire": None,
        "Scam": None,
        "Legend": None,
        "Research in Progress": None,
    },
    "Correctiv": {
        "Richtig": 4,
        "Größtenteils richtig": 3,
        "Teilweise falsch": 2,
        "Größtenteils falsch": 1,
        "Falsch": 0,
        "Unbelegt": None,
        "Fehlender Kontext": None,
        "Manipuliert": None,
    },
    "profil faktiv": {
        "Fakt": 4,
        "Größtenteils richtig": 3,
        "Größtenteils falsch": 1,
        "Falsch": 0,
        "Irreführend": None,
        "Unbelegt": None,
    },
    "dpa": {"stimmt": 4, "stimmt überwiegend": 3, "stimmt überwiegend nicht": 1, "stimmt nicht": 0},
    "AFP": {"False": 0, "Misleading": None, "Altered": None, "Satire": None, "Missing context": None},
    "Africa Check": {
        "Correct": 4,
        "Mostly correct": 3,
        "Incorrect": 0,
        "Misleading": None,
        "Exaggerated": None,
        "Understated": None,
        "Unproven": None,
    },
    "Pagella Politica": {
        "Vero": 4,
        "C'eri quasi": 3,
        "Nì": 2,
        "Pinocchio andante": 1,
        "Panzana pazzesca": 0,
    },
    "Demagog": {
        "Prawda": 4,
        "Częściowa prawda": 3,
        "Częściowy fałsz": 1,
        "Fałsz": 0,
        "Manipulacja": None,
        "Nieweryfikowalne": None,
    },
    "Chequeado": {
        "Verdadero": 4,
        "Verdadero pero": 3,
        "Falso": 0,
        "Engañoso": None,
        "Exagerado": None,
        "Discutible": None,
        "Apresurado": None,
        "Insostenible": None,
    },
    "Meta": {
        "True": 4,
        "Partly False": 2,
        "False": 0,
        "Altered": None,
        "Missing Context": None,
        "Satire": None,
    },
}


@pytest.mark.parametrize("publisher", MEANINGS)
def test_labels_mean_what_their_publishers_say(publisher):
    found = {
        label: map_rating(Rating(label=label), publisher=publisher).truth for label in MEANINGS[publisher]
    }

    values = {label: None if truth is None else truth.value for label, truth in found.items()}
    assert values == MEANINGS[publisher]


@each_scale
def test_truth_never_rises_along_a_scale(scale):
    truths = [label.truth for label in scale.labels if label.truth is not None]

    assert all(left >= right for left, right in pairwise(truths))


@each_scale
def test_each_label_is_mapped_to_what_its_scale_says(scale):
    for label in scale.labels:
        for text in (label.text, *label.also):
            mapped = map_rating(Rating(label=text, scale=scale.id), publisher=scale.publisher)

            assert (mapped.scale, mapped.truth, mapped.tags) == (scale.id, label.truth, label.tags), text


@each_scale
def test_tags_are_those_that_are_built_in(scale):
    assert {tag for label in scale.labels for tag in label.tags} <= set(TAGS)


@each_scale
def test_what_is_egregious_is_false(scale):
    assert {label.truth for label in scale.labels if "egregious" in label.tags} <= {Truth.FALSE}


@each_scale
def test_numbers_have_a_known_direction(scale):
    if any(label.number for label in scale.labels):
        assert scale.numbers_reversed is not None


@each_scale
def test_a_scale_has_a_host_and_a_plain_id(scale):
    assert scale.hosts
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", scale.id)


def test_no_name_or_host_belongs_to_two_publishers():
    owners = defaultdict(set)
    for scale in SCALES:
        for name in (scale.publisher, *scale.names, *scale.hosts):
            owners[name.casefold()].add(scale.publisher)

    assert {name: names for name, names in owners.items() if len(names) > 1} == {}


def test_no_two_scales_have_one_id():
    ids = [
        scale.id
        for name in FILES
        for scale in read_scales(
            files("counterclaim.ratings").joinpath("scales", name).read_text(encoding="utf-8")
        )
    ]

    assert sorted(ids) == sorted({scale.id for scale in SCALES})


@pytest.mark.parametrize("label", ["Not True", "Partly True", "Fairly Sound"])
def test_a_label_that_a_scale_does_not_have_stays_without_a_meaning(label):
    assert not any(scale.find(label) for scale in SCALES)
