import pytest

from counterclaim.frozen import FrozenMap
from counterclaim.report.blocks import Column, Grid, Listing, Paragraph, Table
from counterclaim.report.layout import width_of
from counterclaim.report.text_form import TextForm


def table(*rows, columns=("id", "text")):
    return Table(tuple(map(Column, columns)), tuple(tuple((cell,) for cell in row) for row in rows))


class TestTable:
    def test_numbers_stay_as_they_are_written(self):
        lines = TextForm().lines(table(("1e5", "007"), ("12.50", "nan")))
        assert [line.split() for line in lines[2:]] == [["1e5", "007"], ["12.50", "nan"]]

    def test_an_empty_column_is_left_out(self):
        lines = TextForm().lines(table(("a", ""), ("b", "")))
        assert lines == ["id", "--", "a", "b"]

    def test_a_line_break_in_a_text_makes_no_row(self):
        assert len(TextForm().lines(table(("a", "one\ntwo\r\nthree")))) == 3

    def test_wide_characters_keep_the_columns_straight(self):
        lines = TextForm().lines(table(("日本", "x"), ("ab", "y")))
        assert width_of(lines[2][: lines[2].index("x")]) == lines[3].index("y")

    def test_long_texts_wrap_to_the_width(self):
        lines = TextForm(width=60).lines(table(("id-of-it", "word " * 60)))
        assert max(map(len, lines)) <= 60
        assert len(lines) > 5

    def test_a_text_nobody_reads_to_the_end_is_shortened(self):
        assert sum(map(len, TextForm().lines(table(("a", "x" * 100_000))))) < 1500


class TestGrid:
    def test_is_split_where_it_is_too_wide(self):
        grid = Grid("source", tuple(map(str, range(1, 41))), (("AP", FrozenMap({0: "S", 39: "R"})),))
        lines = TextForm(width=60).lines(grid)
        assert max(map(len, lines)) <= 60
        assert sum(line.startswith("AP") for line in lines) == 2

    def test_a_row_without_a_mark_in_a_part_is_left_out_there(self):
        rows = (("AP", FrozenMap({0: "S"})), ("DPA", FrozenMap({39: "R"})))
        lines = TextForm(width=60).lines(Grid("source", tuple(map(str, range(1, 41))), rows))
        assert [line.split()[0] for line in lines if line[:1] in "AD" and line] == ["AP", "DPA"]


class TestCleaning:
    @pytest.mark.parametrize(
        "block",
        [Paragraph, lambda text: Listing((text,)), lambda text: table(("a", text))],
        ids=["paragraph", "listing", "table"],
    )
    def test_nothing_hidden_reaches_the_terminal(self, block):
        text = "\x1b[31mred\x1b[0m \u202egnirts\u202c \x00 \x9b2J \u2066x\u2069"
        shown = "".join(TextForm().lines(block(text)))
        assert "\x1b" not in shown
        assert shown.isprintable()
        assert "<U+202E>" in shown

    def test_ascii_has_no_other_characters(self):
        lines = TextForm(ascii=True).lines(table(("Vučić", "“größer” → 5 € …")))
        assert lines[-1] == r'Vu\u010di\u0107  "groesser" -> 5 \u20ac ...'

    def test_no_line_is_narrower_than_can_be_read(self):
        assert len(TextForm(width=1).lines(Paragraph("word " * 12))) == 1
