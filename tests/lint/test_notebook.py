"""What a notebook shows of a lint."""

from counterclaim import Case
from counterclaim.lint import lint
from counterclaim.model import Claim, ClaimKind, Organization


def test_findings_are_a_table_of_code_level_record_and_message():
    case = Case([Organization(id="sale", name="The <i>sale</i>")])
    case.add(Claim(id="c", text="They sold it", kind=ClaimKind.ACCUSATION, accuses=("sale",)))
    result = lint(case)

    shown = result._repr_html_()

    assert f"<caption>Lint: {len(result.open)} to check, 0 settled</caption>" in shown
    assert '<td dir="auto">CC101</td><td dir="auto">error</td><td dir="auto">c</td>' in shown
    assert "<i>" not in shown
