"""What holds of the report of every case, however its records are made and whatever they refer to."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.case import Case
from counterclaim.model import Claim, Rebuttal
from counterclaim.report import case_report, trace_report
from counterclaim.report.layout import width_of
from counterclaim.strategies import any_record, cases

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
any_case = cases() | st.lists(any_record(), max_size=8, unique_by=lambda record: record.id).map(Case)
languages = st.sampled_from(["en", "de"])


def acts(character):
    return character in BIDI or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")


@given(any_case, languages, st.integers(60, 140))
def test_nothing_in_its_text_acts_on_a_terminal_or_is_wider(case, language, width):
    text = case_report(case, language=language).to_text(width=width)

    assert not any(map(acts, text.replace("\n", "")))
    assert max(map(width_of, text.split("\n"))) <= width


@given(any_case, languages)
def test_in_ascii_it_is_ascii(case, language):
    assert case_report(case, language=language).to_text(ascii=True).isascii()


@given(any_case)
def test_its_json_can_be_read_and_acts_on_nothing(case):
    text = case_report(case).to_json()

    assert not any(map(acts, text.replace("\n", "")))
    assert len(json.loads(text)["sections"]["claims"]["rows"]) == len(case.of_type(Claim))


@given(any_case)
def test_every_claim_has_a_row_that_traces_to_its_records(case):
    for claim, row in zip(case.of_type(Claim), case_report(case, only=("claims",))["claims"], strict=True):
        said = {attribution.id for attribution in case.attributions(claim)}
        objected = {rebuttal.id for rebuttal in case.rebuttals(claim)}
        assert {claim.id} | said | objected <= set(row.records)


@given(any_case)
def test_every_claim_and_rebuttal_can_be_traced(case):
    for record in (*case.of_type(Claim), *case.of_type(Rebuttal)):
        trace = trace_report(case, record)
        assert json.loads(trace.to_json())["id"] == record.id
        assert not any(map(acts, trace.to_text().replace("\n", "")))
