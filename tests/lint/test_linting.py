"""Running rules: what is found, what is not checked, and what a rule that misbehaves cannot do."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import (
    PROFILES,
    RULES,
    Hit,
    Level,
    LintRule,
    Missing,
    PlannedExport,
    lint,
)
from counterclaim.model import Claim, Organization

CASE = Case(
    [
        Organization(id="police", name="Police"),
        Claim(id="leak", text="The police leak videos"),
        Claim(id="sale", text="The police sell videos"),
    ]
)
#: With none of the rules of the library.
NOTHING = evolve(PROFILES["default"], levels={rule.code: Level.OFF for rule in RULES})


class UnspeakableError(Exception):
    """What cannot even be told."""

    def __str__(self):
        raise RuntimeError

    __repr__ = __str__


def str_or_class(hit):
    return "unspeakable" if isinstance(hit, UnspeakableError) else str(hit)


def rule(check, code="acme:x", level=Level.WARNING, **options):
    return LintRule(code=code, title="a test", level=level, check=check, **options)


def hits(*found):
    return lambda subject: iter(found)


def run(*rules, case=CASE, **options):
    return lint(case, rules=rules, **{"profile": NOTHING, **options})


class TestFindings:
    def test_come_the_weightiest_first_then_by_code_then_as_the_records_stand(self):
        note = rule(hits(Hit(record="leak", message="n")), "acme:a", Level.NOTE)
        warning = rule(hits(Hit(record="sale", message="w2"), Hit(record="leak", message="w1")), "acme:b")
        error = rule(hits(Hit(record="sale", message="e")), "acme:c", Level.ERROR)

        assert [found.message for found in run(note, warning, error).findings] == ["e", "w1", "w2", "n"]

    def test_on_one_record_come_in_the_order_of_the_article(self):
        check = hits(Hit(record="leak", message="b", line=9), Hit(record="leak", message="a", line=2))

        assert [found.line for found in run(rule(check)).findings] == [2, 9]

    def test_weigh_what_the_profile_says(self):
        profile = evolve(NOTHING, levels={**NOTHING.levels, "acme:x": Level.ERROR})
        (found,) = run(rule(hits(Hit(record="leak", message="m"))), profile=profile).findings

        assert found.level is Level.ERROR

    def test_may_weigh_less_than_their_rule_and_never_more(self):
        check = hits(
            Hit(record="leak", message="less", level=Level.NOTE),
            Hit(record="sale", message="more", level=Level.ERROR),
        )

        assert {found.message: found.level for found in run(rule(check)).findings} == {
            "less": Level.NOTE,
            "more": Level.WARNING,
        }

    def test_of_a_rule_that_is_left_out_are_none_and_it_is_not_run(self):
        def check(subject):
            raise AssertionError

        profile = evolve(NOTHING, levels={**NOTHING.levels, "acme:x": Level.OFF})
        result = run(rule(check, needs=(Missing.ARTICLE,)), profile=profile)

        assert (result.findings, result.unchecked, result.problems) == ((), (), ())

    def test_that_are_the_same_count_once(self):
        hit = Hit(record="leak", message="m")

        assert len(run(rule(hits(hit, hit))).findings) == 1

    def test_are_one_line_without_what_cannot_be_seen(self):
        message = "a\x1b[31m\nb \u202ec" + "x" * 9_000
        (found,) = run(rule(hits(Hit(record="leak", message=message)))).findings

        assert found.message.startswith("a b <U+202E>cxxx")
        assert len(found.message) == 2_000

    def test_of_a_level_count_those_that_weigh_more_as_well(self):
        result = run(
            rule(hits(Hit(record="leak", message="e")), "acme:e", Level.ERROR),
            rule(hits(Hit(record="leak", message="n")), "acme:n", Level.NOTE),
        )

        assert [len(result.at_least(level)) for level in (Level.NOTE, Level.WARNING, Level.ERROR)] == [
            2,
            1,
            1,
        ]

    def test_may_be_about_what_is_in_the_published_case_alone(self):
        check = hits(Hit(record="gone", message="g"), Hit(record="sale", message="s"))
        previous = Case([Claim(id="gone", text="The police burn videos")])

        assert [found.record for found in run(rule(check), previous=previous).findings] == ["sale", "gone"]

    def test_read_as_code_level_record_and_message(self):
        (found,) = run(rule(hits(Hit(record="leak", message="Ask them.")))).findings

        assert str(found) == "acme:x warning leak: Ask them."


class TestWhatIsNotGiven:
    @pytest.mark.parametrize("missing", list(Missing))
    def test_a_rule_without_what_it_needs_is_told_and_not_run(self, missing):
        result = run(rule(hits(Hit(record="leak", message="m")), needs=(missing,)))

        assert result.findings == ()
        assert [(one.code, one.missing, one.partly) for one in result.unchecked] == [
            ("acme:x", (missing,), False)
        ]

    @pytest.mark.parametrize("missing", list(Missing))
    def test_a_rule_that_a_part_of_needs_it_runs_and_is_told_as_checked_in_part(self, missing):
        result = run(rule(hits(Hit(record="leak", message="m")), partly_needs=(missing,)))

        assert len(result.findings) == 1
        assert [(one.missing, one.partly) for one in result.unchecked] == [((missing,), True)]

    def test_a_rule_that_has_what_it_needs_runs(self):
        given = {
            "now": date(2019, 10, 18),
            "article": "",
            "texts": {},
            "previous": Case(),
            "export": PlannedExport(target="jsonl"),
        }
        result = run(rule(hits(Hit(record="leak", message="m")), needs=tuple(Missing)), **given)

        assert (len(result.findings), result.unchecked) == (1, ())

    def test_a_moment_stands_for_its_day(self):
        seen = []
        run(
            rule(lambda subject: seen.append(subject.today) or ()), now=datetime(2019, 10, 18, 23, tzinfo=UTC)
        )

        assert seen == [date(2019, 10, 18)]


class TestARuleThatMisbehaves:
    def test_keeps_what_it_found_before_it_failed_and_the_others_run(self):
        def failing(subject):
            yield Hit(record="leak", message="before")
            raise ZeroDivisionError

        result = run(rule(failing, "acme:a"), rule(hits(Hit(record="sale", message="other")), "acme:b"))

        assert [found.message for found in result.findings] == ["before", "other"]
        (problem,) = result.problems
        assert problem.code == "rule"
        assert problem.message.startswith("the rule acme:a failed with ZeroDivisionError; ")

    @pytest.mark.parametrize(
        "raised",
        [SystemExit(3), RecursionError("deep"), MemoryError(), GeneratorExit(), UnspeakableError("a")],
        ids=lambda raised: type(raised).__name__,
    )
    def test_ends_nothing_and_is_named_as_failed(self, raised):
        def failing(subject):
            raise raised

        result = run(rule(failing), rule(hits(Hit(record="sale", message="other")), "acme:b"))

        (problem,) = result.problems
        assert type(raised).__name__ in problem.message
        assert result.failed == ("acme:x",)
        assert [found.message for found in result.findings] == ["other"]

    def test_is_not_stopped_where_its_user_stops_everything(self):
        def stopped(subject):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            run(rule(stopped))

    def test_yields_no_message_that_cannot_be_cut(self):
        class Uncut(str):
            __slots__ = ()

            def __getitem__(self, key):
                raise ValueError

        check = hits(Hit(record="leak", message=Uncut("m")), Hit(record="sale", message="m"))

        assert run(rule(check)).failed == ("acme:x",)

    @pytest.mark.parametrize(
        "hit",
        [
            "leak",
            None,
            Hit(record="nobody", message="m"),
            Hit(record=["leak"], message="m"),  # type: ignore[arg-type]
            Hit(record="leak", message=" "),
            Hit(record="leak", message=5),  # type: ignore[arg-type]
            Hit(record="leak", message="m", related=["sale"]),  # type: ignore[arg-type]
            Hit(record="leak", message="m", older_notes="asked"),  # type: ignore[arg-type]
            Hit(record="leak", message="m", about=["sale"]),  # type: ignore[arg-type]
            Hit(record="leak", message="m", sentence=5),  # type: ignore[arg-type]
            Hit(record="leak", message="m", aspect=5),  # type: ignore[arg-type]
            UnspeakableError("hit"),
            Hit(record="leak", message="m", level=Level.OFF),
            Hit(record="leak", message="m", level="error"),  # type: ignore[arg-type]
            Hit(record="leak", message="m", line=0),
            Hit(record="leak", message="m", line=True),
        ],
        ids=str_or_class,
    )
    def test_yields_nothing_but_hits_that_can_be_shown(self, hit):
        result = run(rule(hits(hit, Hit(record="sale", message="kept"))))

        assert [found.record for found in result.findings] == ["sale"]
        assert [problem.code for problem in result.problems] == ["rule"]

    def test_is_stopped_where_it_never_ends(self, monkeypatch):
        monkeypatch.setattr("counterclaim.lint.running._MOST_FOUND", 3)

        def endless(subject):
            count = 0
            while True:
                count += 1
                yield Hit(record="leak", message=str(count))

        result = run(rule(endless))

        assert len(result.findings) == 3
        assert "finds more than 3" in result.problems[0].message
        assert result.failed == ("acme:x",)

    def test_may_return_nothing_to_go_through(self):
        assert "TypeError" in run(rule(lambda subject: None)).problems[0].message


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("name", "value", "says"),
        [
            ("case", "diesel.toml", "case: expected a case, as read_case gives it, found 'diesel.toml'"),
            ("article", b"A story.", "article: expected the text of the article, found a bytes"),
            ("texts", {"nov": 3}, "texts: expected a text, found 3"),
            ("texts", ["nov"], "texts: expected a mapping of texts"),
            ("previous", "old.toml", "previous: expected the case as it was published"),
            ("export", "jsonl", "export: expected a PlannedExport"),
            ("rules", [5], "rules: expected a LintRule, found 5"),
            ("rules", 5, "rules: expected rules"),
        ],
    )
    def test_what_is_of_another_type(self, name, value, says):
        with pytest.raises(TypeError, match=says):
            lint(**{"case": CASE, name: value})

    @pytest.mark.parametrize(
        ("field", "value", "says"),
        [
            ("level", "error", "the level is Level.ERROR, Level.WARNING or Level.NOTE, not 'error'"),
            ("level", Level.OFF, "the level is"),
            ("title", None, "the title is a text, not null"),
            ("title", "\u200b", "the title is a text"),
            ("check", 5, "the check is what can be called"),
            ("needs", ("article",), "needs is a tuple of Missing"),
            ("partly_needs", 5, "partly_needs is a tuple of Missing"),
        ],
    )
    def test_a_rule_that_is_none(self, field, value, says):
        with pytest.raises(TypeError, match=f"rule 'acme:x': {says}"):
            LintRule(**{"code": "acme:x", "title": "a", "level": Level.NOTE, "check": hits(), field: value})

    def test_an_export_that_does_what_there_is_not(self):
        with pytest.raises(ValueError, match="protected is one of refuse, mask, keep, not 'bogus'"):
            PlannedExport(target="jsonl", protected="bogus")  # type: ignore[arg-type]

    def test_no_rule_that_lists_what_it_needs(self):
        assert rule(hits(), needs=[Missing.NOW]).needs == (Missing.NOW,)

    def test_a_day_that_is_none(self):
        with pytest.raises(TypeError, match="expected the day"):
            lint(CASE, now="2019-10-18")  # type: ignore[arg-type]

    def test_a_profile_that_there_is_not(self):
        with pytest.raises(ValueError, match="no profile 'ifnc'; the profiles are default"):
            lint(CASE, profile="ifnc")

    def test_a_language_that_there_is_not(self):
        with pytest.raises(ValueError, match="'fr'"):
            lint(CASE, language="fr")

    def test_two_rules_of_one_code(self):
        with pytest.raises(ValueError, match="two rules have the code 'CC104'"):
            lint(CASE, rules=[rule(hits(), "CC104")])

    @pytest.mark.parametrize("code", ["CC1", "cc101", "acme", ":x", "Acme:x", "acme:", "CC101 ", "acme:x y"])
    def test_a_code_without_a_prefix(self, code):
        with pytest.raises(ValueError, match="prefix"):
            rule(hits(), code)


class TestTheRulesOfTheLibrary:
    def test_have_codes_in_order_each_once(self):
        codes = [one.code for one in RULES]

        assert codes == sorted(set(codes))

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_run_over_an_empty_case_and_find_nothing(self, language):
        result = lint(Case(), language=language)

        assert (result.findings, result.problems) == ((), ())

    def test_give_the_same_twice(self):
        assert lint(CASE).findings == lint(CASE).findings
