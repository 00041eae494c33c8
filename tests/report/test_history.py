import json
from datetime import UTC, datetime, timedelta

import pytest

from counterclaim.case import Difference, difference
from counterclaim.model import (
    Attribution,
    Claim,
    Foreign,
    Organization,
    Rebuttal,
    RebuttalKind,
    UnknownRecord,
    UnnamedSource,
)
from counterclaim.report import difference_report, history_report, versions_report
from counterclaim.report.changing import changes_between, gist
from counterclaim.store import Revision, Version
from counterclaim.values import Protected

NOON = datetime(2019, 10, 20, 12, tzinfo=UTC)


def revision(number, **said):
    return Revision(number=number, recorded_at=NOON + timedelta(hours=number), clock=NOON, **said)


def claim(text="It is high", **fields):
    return Claim(id="c", text=text, **fields)


class TestGist:
    @pytest.mark.parametrize(
        ("record", "shown"),
        [
            (claim(), "It is high"),
            (Organization(id="o", name="The desk"), "The desk"),
            (Attribution(id="a", of="c", source="o"), "o → c"),
            (Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="o", targets=("c", "d")), "denial: o → c, d"),
            (claim("x" * 500), "x" * 119 + "…"),
        ],
    )
    def test_stands_for_a_record(self, record, shown):
        assert gist(record) == shown


class TestChanges:
    def test_are_told_as_deep_inside_as_they_are(self):
        old = UnknownRecord(
            id="u", foreign=Foreign(tag="acme:x"), data={"a": [{"n": 1, "m": 2}], "b": "same"}
        )
        new = UnknownRecord(
            id="u", foreign=Foreign(tag="acme:x"), data={"a": [{"n": 1, "m": 3}], "b": "same"}
        )
        assert [(c.field, c.old, c.new) for c in changes_between(old, new)] == [("a[0].m", 2, 3)]

    def test_a_list_of_another_length_is_told_as_a_whole(self):
        (change,) = changes_between(claim(tags=("a",)), claim(tags=("a", "b")))
        assert (change.field, change.old, change.new) == ("tags", ["a"], ["a", "b"])

    def test_a_field_that_came_or_went_has_nothing_on_the_other_side(self):
        (came,) = changes_between(claim(), claim(language="en"))
        (went,) = changes_between(claim(language="en"), claim())
        assert (came.old, came.new, went.old, went.new) == (None, "en", "en", None)

    def test_a_protected_value_is_told_to_have_changed_and_not_shown(self):
        old = UnnamedSource(id="u", name="An officer", identity=Protected("Ada Example"))
        new = UnnamedSource(id="u", name="An officer", identity=Protected("Bea Example"))
        (change,) = changes_between(old, new)
        assert (change.field, change.old, change.new) == ("identity", "<protected>", "<protected>")
        assert changes_between(old, old) == ()

    def test_a_protected_value_that_was_added_is_masked(self):
        old = UnnamedSource(id="u", name="An officer")
        new = UnnamedSource(id="u", name="An officer", identity=Protected("Ada Example"))
        assert [(c.old, c.new) for c in changes_between(old, new)] == [(None, "<protected>")]


class TestHistoryReport:
    def test_shows_who_made_a_revision_when_why_and_how_much_it_did(self):
        made = [
            (revision(1, by="desk", reason="a letter"), {"add": 1, "replace": 2, "remove": 1, "erase": 1})
        ]
        text = history_report(made).to_text()
        assert "2019-10-20 13:00:00" in text
        assert all(
            word in text for word in ("desk", "a letter", "1 added", "2 replaced", "1 removed", "1 erasure")
        )

    def test_moments_are_shown_in_utc(self):
        zoned = Revision(
            number=1, recorded_at=datetime.fromisoformat("2019-10-20T01:00:00+02:00"), clock=NOON
        )
        assert "2019-10-19 23:00:00" in history_report([(zoned, {})]).to_text()

    def test_shows_the_last_rows_and_counts_the_earlier_ones(self):
        made = [(revision(n), {"add": n}) for n in range(1, 8)]
        text = history_report(made).to_text(limit=2)
        assert "… and 5 earlier ones that are not shown" in text
        assert "7 added" in text
        assert "5 added" not in text
        assert len(json.loads(history_report(made).to_json())) == 7

    def test_of_a_record_says_what_changed_what_is_gone_and_what_was_erased(self):
        versions = [
            Version(revision=revision(1), op="add", record=claim()),
            Version(revision=revision(2), op="replace", record=claim("It is low")),
            Version(revision=revision(3), op="replace", record=None, erased=True),
            Version(revision=revision(4), op="remove", record=None),
        ]
        text = versions_report(versions).to_text()
        assert "added: It is high" in text
        assert "text: “It is high” → “It is low”" in text
        assert "erased since" in text
        assert "removed" in text

    def test_terminal_escapes_in_reasons_are_disarmed(self):
        text = history_report([(revision(1, by="\x1b[31mdesk", reason="a\nb\u202e"), {})]).to_text()
        assert "\x1b" not in text
        assert "\u202e" not in text

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_is_written_in_both_languages(self, language):
        assert history_report([], language=language).to_text().strip()

    def test_another_language_is_refused(self):
        with pytest.raises(ValueError, match="no report is written in 'fr'"):
            history_report([], language="fr")


class TestDifferenceReport:
    def test_marks_what_was_removed_replaced_and_added(self):
        old = [claim(), Organization(id="gone", name="Gone")]
        new = [claim("It is low"), Organization(id="come", name="Come")]
        rows = difference_report(difference(old, new)).rows
        assert [(row.what, row.id) for row in rows] == [
            ("removed", "gone"),
            ("replaced", "c"),
            ("added", "come"),
        ]

        lines = difference_report(difference(old, new)).to_text().splitlines()
        assert [line[0] for line in lines[2:5]] == ["-", "~", "+"]
        assert lines[-1] == "1 added, 1 removed, 1 replaced."

    def test_says_that_nothing_changed(self):
        assert difference_report(Difference()).to_text() == "Nothing changed.\n"
        assert difference_report(Difference()).to_json() == "[]\n"

    def test_the_first_rows_are_shown_and_the_others_counted(self):
        many = Difference(added=tuple(Organization(id=f"o{n}", name="O") for n in range(9)))
        assert "… and 6 more that are not shown" in difference_report(many).to_text(limit=3)

    def test_names_the_type_that_a_record_was_written_as(self):
        stranger = UnknownRecord(id="u", foreign=Foreign(tag="acme:x"))
        (row,) = difference_report(Difference(added=(stranger,))).rows
        assert row.type == "acme:x"
