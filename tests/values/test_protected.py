from __future__ import annotations

import copy
import io
import json
import logging
import pickle
import traceback
from string import Template

import attrs
import pytest

from counterclaim.errors import ProtectedValueError
from counterclaim.model import UnnamedSource
from counterclaim.values import Protected

SECRET = "the-name-of-a-source"


@pytest.fixture
def officials() -> UnnamedSource:
    return UnnamedSource(id="officials", name="Two officials", identity=Protected(SECRET))


class TestAProtectedValue:
    def test_is_read_by_reveal_alone(self):
        assert Protected(SECRET).reveal() == SECRET

    @pytest.mark.parametrize(
        "show",
        [
            repr,
            str,
            ascii,
            "{}".format,
            "{!r}".format,
            "{:>40}".format,
            lambda value: f"{value} {value!r} {value!s} {value:^30}",
            lambda value: "%s %r" % (value, value),  # noqa: UP031
            lambda value: Template("$x").substitute(x=value),
            lambda value: json.dumps({"x": value}, default=str),
        ],
        ids=range(10),
    )
    def test_is_masked_in_every_text(self, show):
        shown = show(Protected(SECRET))

        assert "<protected>" in shown
        assert SECRET not in shown

    def test_is_padded_as_the_mask_it_shows(self):
        assert f"{Protected(SECRET):>13}" == "  <protected>"

    def test_has_no_attribute_dictionary_to_print(self):
        with pytest.raises(TypeError):
            vars(Protected(SECRET))

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_refuses_to_be_pickled(self, protocol):
        with pytest.raises(ProtectedValueError):
            pickle.dumps(Protected(SECRET), protocol)

    def test_does_not_give_up_its_state(self):
        with pytest.raises(ProtectedValueError):
            Protected(SECRET).__getstate__()

    def test_may_be_copied_in_memory(self):
        value = Protected(SECRET)

        assert copy.copy(value) is value
        assert copy.deepcopy([value]) == [value]

    def test_cannot_be_changed(self):
        value = Protected(SECRET)

        with pytest.raises(AttributeError, match="does not change"):
            value._hidden = "x"
        with pytest.raises(AttributeError, match="does not change"):
            del value._hidden
        assert value.reveal() == SECRET

    def test_is_equal_to_the_same_value_under_protection_only(self):
        assert Protected(SECRET) == Protected(SECRET)
        assert hash(Protected(SECRET)) == hash(Protected(SECRET))
        assert Protected(SECRET) != Protected("x")
        assert Protected(SECRET) != SECRET
        assert hash(Protected(SECRET)) != hash(SECRET)


class TestARecordThatHoldsOne:
    def test_shows_the_mask(self, officials):
        assert "identity=<protected>" in repr(officials)
        assert SECRET not in repr(officials)
        assert SECRET not in f"{officials}"

    def test_keeps_it_masked_as_dictionary_and_tuple(self, officials):
        assert SECRET not in repr(attrs.asdict(officials))
        assert SECRET not in repr(attrs.astuple(officials))

    def test_refuses_to_be_pickled(self, officials):
        with pytest.raises(ProtectedValueError):
            pickle.dumps(officials)

    def test_can_be_pickled_without_it(self, officials):
        bare = attrs.evolve(officials, identity=None)

        assert pickle.loads(pickle.dumps(bare)) == bare

    def test_does_not_show_it_in_a_log(self, officials):
        stream = io.StringIO()
        logger = logging.Logger("test")
        logger.addHandler(logging.StreamHandler(stream))

        logger.warning("kept %s with %r", officials.identity, officials)

        assert "<protected>" in stream.getvalue()
        assert SECRET not in stream.getvalue()

    def test_does_not_show_it_in_a_traceback_with_local_variables(self, officials):
        def fail(source: UnnamedSource) -> None:
            identity = source.identity
            attrs.evolve(source, name=7, identity=identity)

        try:
            fail(officials)
        except ValueError as error:
            report = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())

        assert "<protected>" in report
        assert "found 7" in report
        assert SECRET not in report


class TestSatisfying:
    def test_a_check_sees_the_value_and_its_answer_is_returned(self):
        assert Protected("a").satisfies(str.isalpha)
        assert not Protected("1").satisfies(str.isalpha)
