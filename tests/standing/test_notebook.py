"""What a notebook shows of standings."""

from counterclaim import Case, Organization, RebuttalKind, assess


def test_what_is_contested_stands_before_what_nobody_challenges():
    case = Case([Organization(id="china", name="China"), Organization(id="nepal", name="Nepal")])
    case.add_claim("It <b>rains</b>", id="rain", by="china")
    case.add_claim("It is 8,844 metres high", id="rock", by="china")
    case.add_rebuttal("rock", id="no", by="nepal", kind=RebuttalKind.DENIAL)

    shown = assess(case)._repr_html_()

    assert "<caption>What stands</caption>" in shown
    assert shown.index(">rock<") < shown.index(">rain<")
    assert '<td dir="auto">contested</td>' in shown
    assert "<b>" not in shown
