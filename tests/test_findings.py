from __future__ import annotations

import pytest

from counterclaim.findings import Exported, Imported, Loss, Problem
from counterclaim.frozen import EMPTY


class TestProblem:
    @pytest.mark.parametrize(
        ("file", "line", "record", "expected"),
        [
            ("case.toml", 3, "leak", "case.toml, line 3 (leak): is wrong"),
            ("case.toml", 3, None, "case.toml, line 3: is wrong"),
            ("case.toml", None, "leak", "case.toml (leak): is wrong"),
            (None, 3, None, "line 3: is wrong"),
            (None, None, "leak", "leak: is wrong"),
            (None, None, None, "is wrong"),
        ],
    )
    def test_names_as_much_of_its_place_as_is_known(self, file, line, record, expected):
        assert str(Problem("shape", record, None, "is wrong", file, line)) == expected

    @pytest.mark.parametrize("code", ["syntax", "shape"])
    def test_that_makes_the_input_unusable_is_fatal(self, code):
        assert Problem(code, None, None, "is wrong").fatal

    @pytest.mark.parametrize("code", ["dangling-reference", "kind-rule", "unknown-type"])
    def test_of_content_is_not_fatal(self, code):
        assert not Problem(code, "leak", None, "is wrong").fatal

    def test_is_a_value(self):
        assert len({Problem("shape", None, None, "x"), Problem("shape", None, None, "x")}) == 1


class TestLoss:
    def test_names_record_field_and_reason(self):
        assert str(Loss("leak", "during", "has no place here")) == "leak: during: has no place here"

    def test_of_a_whole_record_names_no_field(self):
        assert str(Loss("leak", None, "has no place here")) == "leak: has no place here"


class TestImported:
    def test_without_problems_is_ok(self):
        assert Imported(case=()).ok

    def test_with_a_dangling_reference_is_ok(self):
        assert Imported(case=(), problems=(Problem("dangling-reference", "leak", "about[0]", "x"),)).ok

    def test_with_one_unreadable_record_is_not_ok(self):
        problems = (Problem("dangling-reference", "leak", "about[0]", "x"), Problem("shape", "c", None, "x"))

        assert not Imported(case=(), problems=problems).ok

    def test_has_no_texts_unless_it_is_told(self):
        assert Imported(case=()).texts is EMPTY


def test_what_was_exported_starts_without_losses():
    assert Exported(data="{}") == Exported(data="{}", losses=())
