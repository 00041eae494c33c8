"""The forms of what a lint found: each says all that it has room for, and nothing from outside acts in it."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.findings import Place
from counterclaim.lint import PROFILES, RULES, Hit, Level, LintRule, Missing, Norm, lint
from counterclaim.model import Claim, Note
from counterclaim.report import lint_report
from counterclaim.words import Words

HOSTILE = "a | b\n::error::c %0A 100% [d](http://e.example) {0} \\ <i>f</i>, g: \x1b[31mh \u202ei"
NORM = Norm(
    title="A code",
    section="4",
    url="https://code.example/4",
    read_on=date(2026, 11, 26),
    read_in="https://account.example/code",
)
LEAK = Claim(id="leak", text="The police leak videos")
SALE = Claim(id="sale", text="The police sell videos")
NOTE = Note(id="asked", about=("sale",), settles="acme:w", text="Asked | by phone.", by="A. Editor")
PLACES = {"leak": Place("stories/über uns.toml", 7), "asked": Place("stories/über uns.toml", 40)}


def rule(code, level, *hits, **options):
    return LintRule(code=code, title=f"about {code}", level=level, check=lambda subject: hits, **options)


RULES_OF_TEST = (
    rule("acme:e", Level.ERROR, Hit(record="leak", message="Ask them.", related=("sale",))),
    rule(
        "acme:w",
        Level.WARNING,
        Hit(record="sale", message="Settled."),
        Hit(record="leak", message="In a sentence.", line=3),
    ),
    rule("acme:n", Level.NOTE, Hit(record="leak", message=HOSTILE)),
    rule("acme:i", Level.ERROR, needs=(Missing.ARTICLE,)),
    rule("acme:j", Level.ERROR, needs=(Missing.ARTICLE,)),
    rule("acme:p", Level.ERROR, partly_needs=(Missing.NOW, Missing.TEXTS)),
    rule("acme:off", Level.ERROR),
)
PROFILE = evolve(
    PROFILES["default"],
    id="acme",
    levels={**{one.code: Level.OFF for one in RULES}, "acme:off": Level.OFF},
    norms={"acme:e": (NORM,)},
)


def report(*rules, case=None, language="en", places=PLACES, article="story.txt"):
    case = Case([LEAK, SALE, NOTE]) if case is None else case
    result = lint(case, profile=PROFILE, rules=rules or RULES_OF_TEST, language=language)
    return lint_report(result, case, places=places, article=article, language=language)


def words(text):
    return " ".join(text.split())


class TestTheText:
    def test_has_a_table_a_level_and_counts_at_the_end(self):
        text = report().to_text()
        headings = [line for line in text.splitlines() if re.match(r"(Errors|Warnings|Notes|Settled)", line)]

        assert headings == ["Errors (1)", "Warnings (1)", "Notes (1)", "Settled by notes (1)"]
        assert words(text).endswith(
            "1 error, 1 warning, 1 note; 1 settled. Profile: acme. "
            "A lint checks what is on record; it gives no legal advice."
        )

    def test_says_where_a_record_stands_and_where_a_sentence_does(self):
        text = report().to_text(width=200)

        assert "stories/über uns.toml:7" in text
        assert "story.txt:3" in text

    def test_of_an_article_without_a_file_says_the_line(self):
        assert "article, line 3" in report(article=None).to_text()

    def test_cites_the_norms(self):
        assert "Ask them. See A code, 4. stories/über uns.toml:7" in words(report().to_text(width=200))

    def test_tells_what_was_not_checked_in_a_line_for_what_is_missing(self):
        shown = words(report().to_text(width=200))

        assert "acme:i, acme:j: give the article (--article FILE)" in shown
        assert (
            "acme:p, in part: give the day (--now DATE) and the texts of the documents (--texts FOLDER)"
            in shown
        )

    def test_tells_of_what_was_settled_who_and_why(self):
        assert "A. Editor (asked): Asked | by phone." in report().to_text()

    def test_shows_the_first_rows_of_a_level_and_counts_the_others(self):
        many = rule("acme:e", Level.ERROR, *(Hit(record="leak", message=f"number {n}") for n in range(9)))
        text = report(many).to_text(limit=4)

        assert text.count("number ") == 4
        assert "and 5 more that are not shown" in text
        assert "Errors (9)" in text
        assert "9 errors" in text

    def test_of_no_finding_says_so(self):
        text = report(rule("acme:e", Level.ERROR), case=Case(), article=None).to_text()

        assert "Nothing to check was found; 0 settled." in text

    def test_names_a_rule_that_failed(self):
        def failing(subject):
            raise ZeroDivisionError

        broken = LintRule(code="acme:x", title="t", level=Level.NOTE, check=failing)

        text = words(report(broken).to_text())
        assert "Rules that failed • the rule acme:x failed with ZeroDivisionError" in text
        assert "1 rule failed, and what it would have found is missing; 0 settled." in text
        assert "Nothing to check" not in text

    def test_has_a_heading_a_code_with_what_it_is_about_and_how_often(self):
        hits = [Hit(record=record, message=f"About {record}") for record in ("leak", "sale")]
        text = report(rule("acme:e", Level.ERROR, *hits)).to_text()

        assert "acme:e (2): about acme:e\n" in text

    def test_says_what_to_do_once_where_all_of_a_code_say_the_same(self):
        hits = [Hit(record=record, message=f"Who: {record}; ask them") for record in ("leak", "sale")]
        text = report(rule("acme:e", Level.ERROR, *hits)).to_text()

        assert text.count("ask them") == 1
        assert "What to do: ask them\n" in text
        assert "Who: leak\n" in text

    def test_says_it_once_where_most_of_a_code_do_and_the_others_say_their_own(self):
        hits = [Hit(record=record, message=f"Who: {record}; ask them") for record in ("leak", "sale")]
        text = report(rule("acme:e", Level.ERROR, *hits, Hit(record="leak", message="A; do b"))).to_text()

        assert "What to do, where nothing else is said: ask them\n" in text
        assert "Who: leak\n" in text
        assert "A; do b\n" in text

    def test_leaves_each_its_own_words_where_they_are_not_the_same(self):
        hits = [Hit(record=record, message=f"Who; ask {record}") for record in ("leak", "sale")]
        text = report(rule("acme:e", Level.ERROR, *hits)).to_text()

        assert "What to do" not in text
        assert "Who; ask leak" in text

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_has_words_for_what_each_code_of_the_library_is_about(self, language):
        titles = {one.code: Words(language)(f"lint.title.{one.code}") for one in RULES}

        assert all(titles.values())
        assert language != "en" or titles == {one.code: one.title for one in RULES}

    def test_says_how_many_findings_a_note_settles(self):
        hits = [Hit(record="sale", message=f"{number}") for number in range(3)]
        text = report(rule("acme:w", Level.ERROR, *hits)).to_text()

        assert "A. Editor (asked, settles 3 findings): Asked | by phone." in words(text)

    @pytest.mark.parametrize("ascii", [False, True])
    def test_moves_no_cursor(self, ascii):
        text = report().to_text(ascii=ascii)

        assert "\x1b" not in text
        assert "\u202e" not in text
        assert not ascii or text.isascii()

    def test_is_in_german(self):
        text = report(language="de").to_text()

        assert "Fehler (1)" in text
        assert "1 Fehler, 1 Warnung, 1 Hinweis; 1 erledigt." in words(text)


class TestMarkdown:
    def test_has_a_line_a_finding(self):
        lines = report().to_markdown().splitlines()
        (row,) = (line for line in lines if line.startswith("|") and "Ask them." in line)

        assert row.replace("\\|", "").count("|") == 3

    def test_leads_to_the_norm_and_nowhere_else(self):
        markdown = report().to_markdown()

        assert "https://code.example/4" in markdown
        assert "](http://e.example" not in markdown


class TestJson:
    def test_has_all_of_it(self):
        data = json.loads(report().to_json())

        assert data["counts"] == {"error": 1, "warning": 1, "note": 1, "settled": 1}
        assert data["profile"]["id"] == "acme"
        assert [row["code"] for row in data["findings"]] == ["acme:e", "acme:w", "acme:w", "acme:n"]
        assert data["unchecked"][0] == {"code": "acme:i", "missing": ["article"], "partly": False}

    def test_has_norms_with_the_day_on_which_they_were_read(self):
        first = json.loads(report().to_json())["findings"][0]

        assert first["norms"] == [
            {
                "title": "A code",
                "section": "4",
                "url": "https://code.example/4",
                "read_on": "2026-11-26",
                "read_in": "https://account.example/code",
            }
        ]

    def test_has_the_same_keys_in_every_language(self):
        english, german = (json.loads(report(language=one).to_json()) for one in ("en", "de"))

        assert english == german


class TestAnnotations:
    def test_have_level_file_line_and_code(self):
        first, second, *_ = report().to_github().splitlines()

        assert first == "::error file=stories/über uns.toml,line=7,title=acme%3Ae::leak: Ask them."
        assert second == "::warning file=story.txt,line=3,title=acme%3Aw::leak: In a sentence."

    def test_of_what_is_settled_are_none(self):
        assert "Settled." not in report().to_github()

    def test_of_a_record_without_a_file_have_none(self):
        assert report(places={}).to_github().startswith("::error title=acme%3Ae::leak: ")

    def test_say_what_was_not_checked(self):
        assert "::notice title=Not checked::acme:i, acme:j: give the article" in report().to_github()

    def test_are_one_line_each_whatever_stands_in_them(self):
        lines = report().to_github().splitlines()

        assert all(re.match(r"::(error|warning|notice) [^:]+::", line) for line in lines)
        (hostile,) = (line for line in lines if line.startswith("::notice") and "leak" in line)
        assert "c %250A 100%25 [d]" in hostile

    def test_escape_what_stands_in_a_property(self):
        places = {"leak": Place("a,b:c%d\n.toml", 7)}

        assert "file=a%2Cb%3Ac%25d%0A.toml,line=7," in report(places=places).to_github()


class TestSarif:
    @pytest.fixture
    def run(self):
        log = json.loads(report().to_sarif())
        assert log["version"] == "2.1.0"
        (run,) = log["runs"]
        return run

    def test_describes_every_rule_with_what_the_profile_says(self, run):
        rules = {one["id"]: one for one in run["tool"]["driver"]["rules"]}

        assert rules.keys() >= {one.code for one in (*RULES, *RULES_OF_TEST)}
        assert rules["acme:e"]["defaultConfiguration"] == {"enabled": True, "level": "error"}
        assert rules["acme:off"]["defaultConfiguration"] == {"enabled": False, "level": "none"}
        assert rules["acme:e"]["properties"]["norms"] == [
            {
                "name": "A code, 4",
                "url": "https://code.example/4",
                "readOn": "2026-11-26",
                "readIn": "https://account.example/code",
            }
        ]

    def test_has_a_result_for_each_finding_that_names_its_rule(self, run):
        rules = run["tool"]["driver"]["rules"]

        assert [one["ruleId"] for one in run["results"]] == ["acme:e", "acme:w", "acme:w", "acme:n"]
        assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
        assert [one["level"] for one in run["results"]] == ["error", "warning", "warning", "note"]

    def test_says_where_each_is(self, run):
        first = run["results"][0]

        (location,) = first["locations"]
        assert location["physicalLocation"] == {
            "artifactLocation": {"uri": "stories/%C3%BCber%20uns.toml"},
            "region": {"startLine": 7},
        }
        assert location["logicalLocations"] == [{"fullyQualifiedName": "leak", "kind": "record"}]
        (related,) = first["relatedLocations"]
        assert related["logicalLocations"][0]["fullyQualifiedName"] == "sale"
        assert related["message"] == {"text": "sale"}

    def test_says_of_each_rule_where_more_is_said_of_it(self, run):
        rules = {one["id"]: one for one in run["tool"]["driver"]["rules"]}

        assert rules["acme:e"]["fullDescription"] == {"text": "About acme:e."}
        assert "extension acme" in rules["acme:e"]["help"]["text"]
        assert "The page CC101" in rules["CC101"]["help"]["text"]
        assert "no note settles it" in rules["CC403"]["help"]["text"]

    def test_of_a_record_without_a_file_says_its_id_alone(self, run):
        (settled,) = (one for one in run["results"] if one["suppressions"])

        assert settled["locations"] == [
            {"logicalLocations": [{"fullyQualifiedName": "sale", "kind": "record"}]}
        ]

    def test_suppresses_what_a_note_settles_and_nothing_else(self, run):
        assert [len(one["suppressions"]) for one in run["results"]] == [0, 0, 1, 0]
        suppression = run["results"][2]["suppressions"][0]
        assert (suppression["kind"], suppression["status"]) == ("inSource", "accepted")
        assert suppression["justification"] == "A. Editor: Asked | by phone."
        assert suppression["location"]["physicalLocation"]["region"] == {"startLine": 40}

    def test_tells_what_did_not_run(self, run):
        (invocation,) = run["invocations"]
        told = invocation["toolExecutionNotifications"]

        assert invocation["executionSuccessful"] is True
        assert [one["associatedRule"]["id"] for one in told] == ["acme:i", "acme:j", "acme:p"]
        assert {one["descriptor"]["id"] for one in told} <= {
            one["id"] for one in run["tool"]["driver"]["notifications"]
        }

    def test_tells_a_rule_that_failed(self):
        def failing(subject):
            raise ZeroDivisionError

        broken = LintRule(code="acme:x", title="t", level=Level.NOTE, check=failing)
        (invocation,) = json.loads(report(broken).to_sarif())["runs"][0]["invocations"]

        assert invocation["executionSuccessful"] is False
        assert json.loads(report(broken).to_json())["failed"] == ["acme:x"]
        assert "::error title=Rules that failed::the rule acme:x failed" in report(broken).to_github()
        assert "acme:x failed" in invocation["toolExecutionNotifications"][0]["message"]["text"]

    def test_has_no_placeholder_and_no_link_in_a_message(self, run):
        (text,) = (one["message"]["text"] for one in run["results"] if one["ruleId"] == "acme:n")

        assert "\\[d\\](http://e.example) {{0}} \\\\" in text
        assert "\x1b" not in text

    def test_tells_findings_apart_that_have_one_code_and_record(self, run):
        prints = [one["partialFingerprints"]["counterclaim/v1"] for one in run["results"]]
        two = rule("acme:e", Level.ERROR, Hit(record="leak", message="a"), Hit(record="leak", message="b"))
        of_two = [
            one["partialFingerprints"]["counterclaim/v1"]
            for one in json.loads(report(two).to_sarif())["runs"][0]["results"]
        ]

        assert len(set(prints)) == len(prints)
        assert len(set(of_two)) == 2

    def test_has_the_same_fingerprints_where_lines_and_language_are_others(self):
        def prints(log):
            return [one["partialFingerprints"] for one in json.loads(log)["runs"][0]["results"]]

        moved = report(places={"leak": Place("other.toml", 99)}, language="de")

        assert prints(moved.to_sarif()) == prints(report().to_sarif())

    @pytest.mark.parametrize(
        ("file", "uri"),
        [
            ("case.toml", "case.toml"),
            ("../case#1?.toml", "../case%231%3F.toml"),
            ("c:x.toml", "c%3Ax.toml"),
            ("/stories/a b.toml", "file:///stories/a%20b.toml"),
        ],
    )
    def test_names_a_file_by_a_reference(self, file, uri):
        log = json.loads(report(places={"leak": Place(file, 1)}).to_sarif())
        location = log["runs"][0]["results"][0]["locations"][0]

        assert location["physicalLocation"]["artifactLocation"]["uri"] == uri

    def test_is_ascii_and_the_same_each_time(self):
        assert report().to_sarif().isascii()
        assert report().to_sarif() == report().to_sarif()
