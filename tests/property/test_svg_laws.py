"""What holds of the SVG pictures of every case, whatever the texts and whatever refers to what."""

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.case import Case
from counterclaim.conflicts import detect
from counterclaim.formats import svg
from counterclaim.formats.pictures import map_rows, timeline, timeline_rows, tree_rows
from counterclaim.formats.pictures.gridding import claim_grid
from counterclaim.formats.svg.condensing import condensed
from counterclaim.formats.svg.text import width_of, wrap
from counterclaim.model import Attribution, Claim, Evidence, Rebuttal
from counterclaim.strategies import any_record, cases, texts
from formats.svg_reading import check_apart, check_harmless, read
from property.test_provenance_laws import attributions, case_of

any_case = cases(dangling=True) | st.lists(any_record(), max_size=8, unique_by=lambda record: record.id).map(
    Case
)
languages = st.sampled_from(["en", "de"])


def here(record):
    return f"#r-{record}"


@settings(max_examples=30)
@given(any_case, languages)
def test_maps_and_timelines_are_harmless_and_no_text_covers_another(case, language):
    files = (svg.write(case).data, svg.timeline(case))
    elements = (
        svg.inline_map(case, language=language, conflicts=detect(case), link=here),
        svg.inline_timeline(case, language=language, link=here),
    )
    for text in (*files, *filter(None, elements)):
        check_harmless(read(text), style=text in files)
        check_apart(read(text))


@given(attributions, languages)
def test_trees_are_harmless_and_no_text_covers_another(given_attributions, language):
    root = read(svg.inline_tree(case_of(given_attributions), "c", language=language, link=here))
    check_harmless(root)
    check_apart(root)


@settings(max_examples=30)
@given(any_case)
def test_the_tables_of_map_and_timeline_have_all_that_is_drawn(case):
    firsts = {row.records[0] for row in map_rows(case, conflicts=detect(case))}
    words = {record.id for record in case if isinstance(record, Attribution | Rebuttal | Evidence)}
    grid = claim_grid(case)
    marks = [mark for row in grid.rows for mark in row.marks]
    small = condensed(grid)
    drawn = [mark for row in small.rows for slot in row.slots for mark in slot.marks]

    assert words - {record for mark in marks for record in mark.also} <= firsts
    assert sorted(map(repr, drawn)) == sorted(map(repr, marks))
    assert {claim.id for claim in case.of_type(Claim)} <= {id for row in small.rows for id in row.records}
    found = timeline(case)
    dated = timeline_rows(case)[: len(found.moments)]
    assert sorted(row.records for row in dated) == sorted(moment.records for moment in found.moments)
    undated = sum(count for _, count in found.undated)
    assert len({moment.records[0] for moment in found.moments}) + undated >= len(case.of_type(Attribution))


@given(attributions)
def test_the_table_of_a_tree_has_every_hop(given_attributions):
    case = case_of(given_attributions)
    told = {entry.id for entry in case.attributions("c")}

    assert told <= {row.records[0] for row in tree_rows(case, "c")}


@given(texts() | st.text(max_size=60), st.integers(20, 200), st.integers(1, 4))
def test_wrapped_lines_fit(text, width, most):
    lines = wrap(" ".join(text.split()), width, 12, most)

    assert len(lines) <= most
    assert all(width_of(line, 12) <= width or len(line) == 1 for line in lines)
