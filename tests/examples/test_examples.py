"""Every example runs."""

import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from counterclaim import (
    Certainty,
    ClaimKind,
    Hedge,
    RebuttalKind,
    Status,
    as_of,
    assess,
    corroborate,
    read_case,
    trace,
)
from counterclaim.provenance import commitments
from counterclaim.store import Store

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
def test_every_script_runs_and_prints(script):
    done = subprocess.run([sys.executable, script], check=True, capture_output=True, text=True)

    assert done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.name)
def test_every_case_file_reads_without_a_problem(path):
    assert read_case(path).problems == ()


@pytest.fixture(scope="module")
def belgrade():
    return read_case(EXAMPLES / "belgrade-cameras.toml").case


@pytest.fixture(scope="module")
def big_hack():
    return runpy.run_path(str(EXAMPLES / "big_hack.py"))["build_case"]()


@pytest.fixture(scope="module")
def circular():
    return SimpleNamespace(**runpy.run_path(str(EXAMPLES / "circular_reporting.py")))


@pytest.fixture(scope="module")
def stored():
    return SimpleNamespace(**runpy.run_path(str(EXAMPLES / "case_in_a_store.py")))


def chains(case, id):
    return [[hop.source for hop in chain.hops] for chain in trace(case, id)]


class TestBelgradeCameras:
    """What the paper says is all in the record, and nothing more."""

    def test_the_agency_is_the_origin_of_one_claim_alone(self, belgrade):
        assert chains(belgrade, "camera-sales") == [["ap", "der-standard"]]
        assert [record.of for record in belgrade.referring("ap") if record.id.endswith("@ap")] == [
            "camera-sales"
        ]

    def test_the_protesters_accuse_and_the_police_deny(self, belgrade):
        assert belgrade["leak"].kind is ClaimKind.ACCUSATION
        assert chains(belgrade, "leak") == [["protesters", "der-standard"]]
        (denial,) = belgrade.rebuttals("leak")
        assert (denial.kind, denial.by) == (RebuttalKind.DENIAL, "belgrade-police")
        assert chains(belgrade, denial) == [["belgrade-police", "der-standard"]]

    def test_nobody_is_on_record_for_what_huawei_denies(self, belgrade):
        assert belgrade.attributions("control") == ()
        assert [denial.by for denial in belgrade.rebuttals("control")] == ["huawei"]
        assert any("names nobody" in note.text for note in belgrade.notes("control"))

    def test_whose_figures_are_not_said_stays_unsaid(self, belgrade):
        for id in ("huawei-50", "nec-14", "ibm-11"):
            (attribution,) = belgrade.attributions(id)
            assert (attribution.source, attribution.first_hand) == ("der-standard", False)
            assert attribution.certainty is Certainty.UNCOMMITTED
            assert commitments(belgrade, id) == ()
        assert chains(belgrade, "hikvision-15") == [["feldstein", "der-standard"]]

    def test_figures_keep_their_bounds(self, belgrade):
        figures = {
            id: belgrade[id].statements[0].value for id in ("huawei-50", "hikvision-15", "nec-14", "ibm-11")
        }

        assert {id: (int(value.number), value.hedge) for id, value in figures.items()} == {
            "huawei-50": (50, Hedge.AT_LEAST),
            "hikvision-15": (15, Hedge.EXACT),
            "nec-14": (14, Hedge.EXACT),
            "ibm-11": (11, Hedge.EXACT),
        }
        assert {value.unit for value in figures.values()} == {"country"}
        sold, supplied = belgrade["camera-sales"].statements
        assert (sold.value.hedge, supplied.value.hedge) == (Hedge.THOUSANDS, Hedge.HUNDREDS)

    def test_the_president_boasted(self, belgrade):
        assert [hop.verb for hop in belgrade.attributions("every-head")] == ["boasted", None]

    def test_spying_abroad_holds_only_if_the_accusations_do(self, belgrade):
        assert belgrade["spying-abroad"].assuming == ("espionage",)
        assert commitments(belgrade, "spying-abroad") == ()

    def test_all_seven_customers_are_named(self, belgrade):
        assert {statement.value.id for statement in belgrade["customers"].statements} == {
            "germany",
            "france",
            "italy",
            "turkey",
            "russia",
            "ukraine",
            "azerbaijan",
        }


class TestBigHack:
    def test_it_has_no_problem(self, big_hack):
        assert big_hack.problems() == ()

    def test_three_companies_deny(self, big_hack):
        assert [denial.by for denial in big_hack.rebuttals("chips")] == ["apple", "amazon", "supermicro"]
        assert [denial.by for denial in big_hack.rebuttals("companies-affected")] == ["apple", "amazon"]

    def test_the_insiders_are_unnamed_and_relayed(self, big_hack):
        assert chains(big_hack, "chips") == [["insiders", "bloomberg"]]
        assert big_hack["companies-affected"].statements[0].value.hedge is Hedge.NEARLY


class TestCircularReporting:
    """Copies that cite each other fall with their only origin, and one word of their own holds them up."""

    def test_it_has_no_problem(self, circular):
        assert circular.build_case().problems() == ()

    def test_before_the_retraction_everything_passes_through_the_agency(self, circular):
        case = as_of(circular.build_case(), date(2021, 3, 4))
        found = corroborate(case, "closed")

        assert (found.lower, found.upper, found.dominators) == (1, 1, ("agency",))
        assert [circle.sources for circle in found.circles] == [("encyclopedia", "magazine")]

    def test_the_circle_does_not_hold_itself_up(self, circular):
        case = circular.build_case()
        standings = assess(case)

        assert standings.status("closed") is Status.WITHDRAWN
        assert corroborate(case, "closed", fallen=standings.fallen).upper == 0

    def test_an_eyewitness_holds_it_up(self, circular):
        case = circular.build_case()
        standings = assess(case)

        standings.update(circular.add_eyewitness(case))

        assert standings.status("closed") is Status.UNCHALLENGED
        assert corroborate(case, "closed", fallen=standings.fallen).lower == 1


class TestCaseInAStore:
    """What was known before stays known, and what was erased is gone."""

    @pytest.fixture
    def store(self, stored, tmp_path):
        with Store.create(tmp_path / "belgrade.ccl") as store:
            stored.record(store)
            yield store

    def test_it_has_no_problem(self, store):
        assert all(store.case(known_at=revision.number).problems() == () for revision in store.revisions())

    def test_the_denial_was_not_known_at_first(self, store):
        assert assess(store.case(known_at=1)).status("leak") is Status.UNCHALLENGED
        assert assess(store.case()).status("leak") is Status.CONTESTED

    def test_the_correction_leaves_the_first_wording_in_the_history(self, store):
        first, second = store.history("leak")

        assert "media" not in first.record.text
        assert "media" in second.record.text

    def test_the_reader_is_forgotten_and_the_checkpoint_holds(self, stored, store, capsys):
        kept = store.checkpoint()

        stored.forget(store)

        assert store.verify(kept).held == (kept,)
        data = store.path.read_bytes().lower()
        assert not [word for word in stored.TELLING if word.lower().encode() in data]


def test_the_page_as_evidence_is_kept_archived_and_looked_into_again():
    script = EXAMPLES / "page_as_evidence.py"
    done = subprocess.run([sys.executable, script], check=True, capture_output=True, text=True)

    lines = [line.strip() for line in done.stdout.splitlines()]
    assert "in the store: 3 records, and the page as it was: True" in lines
    assert lines.count("response 301") == lines.count("response 200") == 2
    assert lines[-3:] == [
        "'Both countries agreed.': moved, at 123 instead of 36",
        "'It was measured': ambiguous",
        "'8,848.86 metres': lost",
    ]


def test_the_page_is_made_the_draft_is_mended_and_the_denials_change_what_stands(tmp_path):
    page = tmp_path / "page.html"
    script = EXAMPLES / "report_page.py"
    done = subprocess.run([sys.executable, script, page], check=True, capture_output=True, text=True)

    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "page.html: 4 pictures, 0 scripts" in done.stdout
    before, after = done.stdout.split("With the denial in it")
    assert "CC103 police-denial" in before
    assert "CC1" not in after
    assert "unchallenged → contested" in after
