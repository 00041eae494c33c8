from counterclaim.report.layout import fitted, width_of, wrap


class TestWrap:
    def test_text_that_fits_stays_in_one_line(self):
        assert wrap("who says what", 13) == ["who says what"]

    def test_breaks_between_words(self):
        assert wrap("who says what", 9) == ["who says", "what"]

    def test_no_line_is_wider_than_asked_for(self):
        text = "protesters 日本語の長い文字列がここにあります and https://example.org/a/very/long/path?with=query"
        assert all(width_of(line) <= 12 for line in wrap(text, 12))

    def test_nor_is_one_of_signs_that_are_wide_together(self):
        for sign in ("☎️", "👨‍👩‍👧", "🇩🇪", "é"):
            lines = wrap(sign * 60, 20)
            assert all(width_of(line) <= 20 for line in lines)
            assert all(line == sign * (len(line) // len(sign)) for line in lines)

    def test_nothing_is_lost(self):
        text = "a word-that-is-much-longer-than-the-line and supercalifragilistic ones"
        assert "".join(wrap(text, 10)).replace(" ", "") == text.replace(" ", "")

    def test_a_long_word_is_broken_behind_a_hyphen_where_it_has_one(self):
        assert wrap("second-thoughts-of-many", 12) == ["second-", "thoughts-of-", "many"]

    def test_wide_characters_count_twice(self):
        assert wrap("日本語", 4) == ["日本", "語"]

    def test_a_combining_mark_stays_with_its_letter(self):
        assert wrap("e\u0301" * 4, 2) == ["e\u0301e\u0301", "e\u0301e\u0301"]

    def test_empty_text_is_one_empty_line(self):
        assert wrap("", 5) == [""]


class TestFitted:
    def test_columns_are_as_wide_as_their_content_where_there_is_room(self):
        assert fitted([5, 30], [5, 10], [5, 10], [1, 1], 40) == [5, 30]

    def test_what_remains_goes_by_weight(self):
        assert fitted([100, 100], [10, 10], [10, 10], [1, 3], 40) == [10, 30]

    def test_no_column_gets_more_than_it_needs(self):
        assert fitted([12, 100], [10, 10], [10, 10], [9, 1], 60) == [12, 48]

    def test_the_least_widths_shrink_where_even_they_do_not_fit(self):
        widths = fitted([50, 50, 50], [30, 30, 10], [30, 30, 10], [1, 1, 1], 40)
        assert sum(widths) <= 40
        assert min(widths) >= 6

    def test_columns_give_way_down_to_their_longest_words_before_any_word_is_broken(self):
        assert fitted([50, 11, 50], [30, 11, 20], [8, 11, 9], [4, 1, 2], 50) == [26, 11, 13]
