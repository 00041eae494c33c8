from __future__ import annotations

import copy
import pickle

import pytest

from counterclaim import errors
from counterclaim.errors import (
    CounterclaimError,
    DecodeError,
    DuplicateIdError,
    DuplicateTagError,
    Fault,
    FileAccessError,
    FormatFailedError,
    InvalidRecordError,
    MissingExtraError,
    ProtectedValueError,
    StaleStandingsError,
    UnknownIdError,
    UnknownTagError,
    UnreadableWordingError,
    UnregisteredTypeError,
)
from counterclaim.fetch import FetchError, FetchReason

EXAMPLES = [
    InvalidRecordError("claim", [Fault("text", "expected a text, found 7")]),
    DecodeError("a comma is missing", line=3, column=7),
    UnreadableWordingError("ein paar", kind="quantity", reason="it states no number"),
    DuplicateIdError("leak"),
    StaleStandingsError("leak"),
    UnknownIdError("leek", nearest="leak", expected="claim", found="an organization"),
    UnknownTagError("clam", nearest="claim"),
    DuplicateTagError("acme:geo-claim", owner="acme.types.GeoClaim"),
    UnregisteredTypeError("acme.types.GeoClaim"),
    ProtectedValueError("officials", "identity"),
    MissingExtraError("prov", extra="prov", purpose="to write PROV"),
    FileAccessError("case.toml", "there is no such file"),
    FormatFailedError("acme-photo-log", "KeyError: 'colour'"),
    FetchError(
        FetchReason.RATE, "https://example.org/", "asked too much", hop=2, status=429, retry_after=5.0
    ),
]


def all_classes() -> set[type[CounterclaimError]]:
    found = (getattr(errors, name) for name in errors.__all__)
    return {cls for cls in found if issubclass(cls, CounterclaimError)} - {CounterclaimError} | {FetchError}


def test_every_error_has_an_example_here():
    assert {type(error) for error in EXAMPLES} == all_classes()


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
class TestEveryError:
    def test_is_caught_by_the_base(self, error):
        assert isinstance(error, CounterclaimError)

    def test_speaks_in_a_sentence_without_exclamation_or_class_names_of_its_own(self, error):
        assert str(error)
        assert "!" not in str(error)
        assert type(error).__name__ not in str(error)

    def test_comes_back_from_pickling_with_its_data(self, error):
        back = pickle.loads(pickle.dumps(error))

        assert type(back) is type(error)
        assert vars(back) == vars(error)
        assert str(back) == str(error)

    def test_can_be_copied(self, error):
        assert str(copy.copy(error)) == str(error)

    def test_keeps_notes_when_pickled(self, error):
        noted = copy.copy(error)
        noted.add_note("while reading case.toml")

        assert pickle.loads(pickle.dumps(noted)).__notes__ == ["while reading case.toml"]


class TestFault:
    def test_names_its_place_before_the_message(self):
        assert str(Fault("text", "is empty")) == "text: is empty"

    def test_of_the_whole_has_no_place(self):
        assert str(Fault("", "is no object")) == "is no object"

    def test_is_equal_to_the_same_fault_only(self):
        assert Fault("text", "is empty") == Fault("text", "is empty")
        assert hash(Fault("text", "is empty")) == hash(Fault("text", "is empty"))
        assert Fault("text", "is empty") != Fault("name", "is empty")
        assert Fault("text", "is empty") != Fault("text", "is long")
        assert Fault("text", "is empty") != "text: is empty"

    @pytest.mark.parametrize(
        ("inner", "below", "expected"),
        [
            ("value", "statements[0]", "statements[0].value"),
            ("[1]", "about", "about[1]"),
            ("", "quote", "quote"),
        ],
    )
    def test_seen_from_the_record_that_holds_it(self, inner, below, expected):
        assert Fault(inner, "is empty").below(below) == Fault(expected, "is empty")

    def test_shows_itself_for_debugging(self):
        assert repr(Fault("text", "is empty")) == "Fault('text', 'is empty')"


class TestInvalidRecordError:
    def test_tells_all_faults_at_once(self):
        error = InvalidRecordError("claim", [Fault("id", "is missing"), Fault("text", "is empty")])

        assert str(error) == "claim: id: is missing; text: is empty"
        assert [fault.path for fault in error.faults] == ["id", "text"]

    def test_is_a_value_error(self):
        assert isinstance(InvalidRecordError("claim", []), ValueError)


class TestDecodeError:
    def test_names_line_and_column(self):
        assert (
            str(DecodeError("a comma is missing", line=3, column=7)) == "line 3, column 7: a comma is missing"
        )

    def test_names_the_line_alone_where_the_column_is_not_known(self):
        assert str(DecodeError("a comma is missing", line=3)) == "line 3: a comma is missing"

    def test_names_no_place_where_none_is_known(self):
        assert str(DecodeError("the text is too large")) == "the text is too large"


class TestUnreadableWordingError:
    def test_quotes_the_wording_and_gives_the_reason(self):
        error = UnreadableWordingError("ein paar", kind="quantity", reason="it states no number")

        assert str(error) == "'ein paar' was not read as a quantity: it states no number"

    def test_shortens_a_long_wording_in_the_message_only(self):
        error = UnreadableWordingError("x" * 1000, kind="date", reason="it is too long")

        assert len(str(error)) < 120
        assert error.wording == "x" * 1000

    def test_shows_no_control_characters(self):
        assert "\x1b" not in str(UnreadableWordingError("\x1b[31m", kind="date", reason="it is none"))


class TestUnknownIdError:
    def test_is_a_key_error_whose_message_is_not_quoted(self):
        error = UnknownIdError("leek")

        assert isinstance(error, KeyError)
        assert str(error) == "the case holds no record with the id 'leek'"

    def test_suggests_the_nearest_id(self):
        assert str(UnknownIdError("leek", nearest="leak")).endswith("; did you mean 'leak'?")

    def test_says_what_was_expected_under_the_id(self):
        assert str(UnknownIdError("paper", expected="claim")) == "the case holds no claim with the id 'paper'"

    def test_says_what_stands_under_the_id_instead(self):
        error = UnknownIdError("paper", expected="claim", found="an organization")

        assert str(error) == "the case holds no claim with the id 'paper'; that is the id of an organization"


class TestProtectedValueError:
    def test_names_record_and_field_and_the_ways_out(self):
        message = str(ProtectedValueError("officials", "identity"))

        assert message.startswith("officials: identity is protected")
        assert "protected='mask'" in message
        assert "protected='keep'" in message

    def test_speaks_of_a_value_where_its_place_is_not_known(self):
        assert str(ProtectedValueError()).startswith("a value is protected")


class TestFileAccessError:
    def test_is_an_os_error_with_its_usual_attributes(self):
        error = FileAccessError("case.toml", "there is no such file")

        assert isinstance(error, OSError)
        assert (error.filename, error.strerror, error.errno) == ("case.toml", "there is no such file", None)
        assert str(error) == "case.toml: there is no such file"


@pytest.mark.parametrize(
    ("error", "cure"),
    [
        (DuplicateIdError("leak"), "replace()"),
        (DuplicateTagError("acme:x", owner="acme.X"), "choose another tag"),
        (UnregisteredTypeError("acme.X"), "@record_type"),
    ],
)
def test_mistakes_of_a_caller_come_with_a_cure(error, cure):
    assert cure in str(error)
