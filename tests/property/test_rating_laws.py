"""Laws of ratings: a label matches exactly, order is kept, and what is unknown has no number."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from counterclaim import Rating
from counterclaim.ratings import (
    Label,
    Mapped,
    NumberOrder,
    Scale,
    Scales,
    Truth,
    Unmapped,
    contradicts,
    map_rating,
    number_direction,
)

SCALES = tuple(Scales.default())
LABELS = [(scale, text) for scale in SCALES for label in scale.labels for text in (label.text, *label.also)]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NUMBERS = st.sampled_from(["-1", "0", "1", "2", "3", "4", "5", "6", "7.5", " 5 ", "", "five", "5,0"])
WORDS = st.none() | TEXTS | st.sampled_from([text for _, text in LABELS])
RATINGS = st.builds(
    Rating,
    label=WORDS,
    scale=st.none() | TEXTS | st.sampled_from([scale.id for scale in SCALES]),
    value=st.none() | TEXTS | NUMBERS,
    best=st.none() | TEXTS | NUMBERS,
    worst=st.none() | TEXTS | NUMBERS,
)
NAMES = [name for scale in SCALES for name in (scale.publisher, *scale.names, *scale.hosts)]
PUBLISHERS = st.text(max_size=40) | st.sampled_from(NAMES) | TEXTS.map("https://".__add__)
DAYS = st.none() | st.dates()
LANGUAGES = st.none() | TEXTS | st.sampled_from(["de", "en", "es-AR"])


def folded(text: str) -> str:
    """Return *text* as labels are compared, written down a second time and without the library."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text.strip()).casefold())


@given(RATINGS, PUBLISHERS, DAYS, LANGUAGES)
def test_every_rating_of_every_publisher_is_mapped_or_has_a_reason(rating, publisher, on, language):
    mapped = map_rating(rating, publisher=publisher, on=on, language=language)

    if isinstance(mapped, Unmapped):
        assert mapped.reason
        assert mapped.label == rating.label
        assert not {"truth", "number", "tags"} & set(dir(mapped))
    else:
        assert mapped.label == rating.label or (mapped.label is None and mapped.number == rating.value)
    assert contradicts(rating, mapped) is None or isinstance(mapped, Mapped)


@given(st.sampled_from(LABELS), st.sampled_from(LABELS), st.data())
def test_a_label_that_is_mapped_is_one_of_a_scale_of_the_publisher(one, other, data):
    text = data.draw(st.sampled_from([one[1], other[1]]))
    publisher = data.draw(st.sampled_from([one[0].publisher, *one[0].names, *one[0].hosts]))
    rating = Rating(label=text)
    mapped = map_rating(rating, publisher=publisher)
    assume(isinstance(mapped, Mapped))

    scale = Scales.default().get(mapped.scale)

    assert folded(rating.label) in {
        folded(text) for label in scale.labels for text in (label.text, *label.also)
    }
    assert publisher in scale.hosts or folded(publisher) in map(folded, (scale.publisher, *scale.names))


@given(
    st.sampled_from(LABELS),
    st.sampled_from(["NFC", "NFD"]),
    st.booleans(),
    st.sampled_from(["", " ", "\u00a0\n"]),
)
def test_case_form_and_space_around_change_nothing(one, form, upper, space):
    scale, text = one
    spelled = unicodedata.normalize(form, text)
    label = space + (spelled.upper() if upper else spelled) + space
    assume(folded(label) == folded(text))  # not all that is put in upper case comes back

    plain = map_rating(Rating(label=text, scale=scale.id), publisher=scale.publisher)
    mapped = map_rating(Rating(label=label, scale=scale.id), publisher=scale.publisher)

    assert (mapped.scale, mapped.truth, mapped.tags) == (plain.scale, plain.truth, plain.tags)
    assert mapped.label == label


@given(st.sampled_from(LABELS), st.data())
def test_any_other_change_leaves_no_meaning_or_that_of_another_label(one, data):
    scale, text = one
    place = data.draw(st.integers(0, len(text)))
    removed = data.draw(st.integers(0, 2))
    changed = text[:place] + data.draw(TEXTS) + text[place + removed :]
    known = {folded(word) for label in scale.labels for word in (label.text, *label.also)}
    assume(folded(changed) not in known)

    assert isinstance(map_rating(Rating(label=changed, scale=scale.id), publisher=scale.publisher), Unmapped)


@given(st.lists(st.sampled_from(Truth), min_size=1, max_size=8), st.data())
def test_order_on_a_scale_is_kept(truths, data):
    ordered = sorted(truths, reverse=True)
    labels = tuple(Label(text=f"label {index}", truth=truth) for index, truth in enumerate(ordered))
    scale = Scale(id="atlas", publisher="The Atlas", labels=labels)

    left, right = sorted(data.draw(st.tuples(*[st.integers(0, len(labels) - 1)] * 2)))
    one, other = (
        map_rating(Rating(label=labels[index].text), publisher="The Atlas", scales=[scale])
        for index in (left, right)
    )

    assert one.truth >= other.truth


@given(st.lists(RATINGS, max_size=6), st.sampled_from(NAMES))
def test_the_order_of_ratings_does_not_change_how_their_numbers_run(ratings, publisher):
    forwards = number_direction(ratings, publisher=publisher)
    backwards = number_direction(reversed(ratings), publisher=publisher)

    assert forwards.order is backwards.order
    assert (forwards.order is NumberOrder.UNKNOWN) is (forwards.evidence == ())


@given(st.sampled_from(SCALES), st.data())
def test_numbers_turned_round_run_the_other_way(scale, data):
    placed = [label for label in scale.labels if label.truth is not None]
    assume(placed)
    values = st.tuples(st.sampled_from(placed), st.integers(1, 5))
    drawn = data.draw(st.lists(values, max_size=5))

    def ratings(turn):
        return [
            Rating(label=label.text, scale=scale.id, value=str(turn(value)), best="5", worst="1")
            for label, value in drawn
        ]

    order = number_direction(ratings(lambda value: value), publisher=scale.publisher).order
    turned = number_direction(ratings(lambda value: 6 - value), publisher=scale.publisher).order

    opposite = {
        NumberOrder.WITH_LABELS: NumberOrder.AGAINST_LABELS,
        NumberOrder.AGAINST_LABELS: NumberOrder.WITH_LABELS,
    }
    assert turned is opposite.get(order, order)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_last_day_are_days_like_others(day):
    mapped = map_rating(Rating(label="Falsch"), publisher="Correctiv", on=day)

    assert mapped.truth is Truth.FALSE
