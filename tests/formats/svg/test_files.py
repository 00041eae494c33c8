"""What stands around a picture: in a file of its own, and in a page."""

import re
from pathlib import Path

import pytest

from counterclaim.case import Case
from counterclaim.files import read_case
from counterclaim.formats import svg
from counterclaim.model import Claim, Organization
from formats.svg_reading import check_harmless, read, words_of


@pytest.fixture(scope="module")
def belgrade():
    return read_case(Path(__file__).parents[3] / "examples" / "belgrade-cameras.toml").case


@pytest.fixture(scope="module")
def files(belgrade):
    return (svg.write(belgrade).data, svg.tree(belgrade, "leak"), svg.timeline(belgrade))


@pytest.fixture(scope="module")
def elements(belgrade):
    return (svg.inline_map(belgrade), svg.inline_tree(belgrade, "leak"), svg.inline_timeline(belgrade))


class TestFiles:
    def test_each_is_an_svg_file_with_its_own_style(self, files):
        for text in files:
            assert text.startswith(
                '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"'
            )
            assert svg.STYLE.strip() in read(text).find("style").text
            check_harmless(read(text), style=True)

    def test_its_title_is_written_above_it(self, files):
        assert [words_of(read(text)).count(read(text).find("title").text) for text in files][::2] == [2, 2]

    def test_it_names_its_language(self, belgrade):
        assert read(svg.write(belgrade, language="de-AT").data).attrib["lang"] == "de"

    def test_a_case_without_anything_to_draw_is_a_file_all_the_same(self):
        case = Case([Organization(id="o", name="Paper")])

        for text in (svg.write(case).data, svg.timeline(case)):
            assert read(text).tag == "svg"

    def test_what_it_does_not_show_is_said(self, belgrade):
        losses = {(loss.record, loss.field) for loss in svg.write(belgrade).losses}

        assert ("camera-sales", "statements") in losses

    def test_the_only_address_in_it_is_the_name_of_the_language(self, files):
        for text in files:
            assert re.findall(r"\w+://[^\"<\s]+", text) == ["http://www.w3.org/2000/svg"]


def classes(elements):
    return {
        name for text in elements for found in re.findall(r'class="([^"]*)"', text) for name in found.split()
    }


class TestElements:
    def test_each_needs_no_more_than_the_style_sheet_of_the_page(self, elements):
        for text in elements:
            assert text.startswith("<svg class=")
            assert not re.search(r"xmlns|style|<\?xml|\bon\w+=|script|://", text)
            check_harmless(read(text))

    def test_each_is_an_image_with_a_title_and_a_description(self, elements):
        for text in elements:
            root = read(text)
            by_id = {part.attrib["id"]: part for part in root.iter() if "id" in part.attrib}

            assert root.attrib["role"] == "img"
            assert by_id[root.attrib["aria-labelledby"]].tag == "title"
            assert by_id[root.attrib["aria-describedby"]].tag == "desc"
            assert all(part.text for part in by_id.values())

    def test_with_links_it_is_a_group_since_an_image_has_no_parts(self, belgrade):
        root = read(svg.inline_map(belgrade, link=lambda record: f"#{record}"))

        assert root.attrib["role"] == "group"

    def test_ids_begin_as_they_should_so_that_several_fit_into_a_page(self, belgrade):
        root = read(svg.inline_tree(belgrade, "leak", id_prefix="tree-3"))
        ids = {part.attrib["id"] for part in root.iter() if "id" in part.attrib}

        assert ids == {"tree-3-title", "tree-3-desc"}

    @pytest.mark.parametrize("prefix", ["", "3rd", "a b", 'x" onload="alert(1)', "é"])
    def test_what_cannot_begin_an_id_is_refused(self, belgrade, prefix):
        with pytest.raises(ValueError, match="an id begins with a letter"):
            svg.inline_map(belgrade, id_prefix=prefix)

    def test_every_class_has_a_name_of_the_library(self, elements):
        assert all(name.startswith("cc-") for name in classes(elements))

    def test_every_class_has_a_rule(self, elements):
        assert {name for name in classes(elements) if not re.search(rf"\.{name}\b", svg.STYLE)} == set()

    def test_it_has_a_size_and_a_view_box_of_that_size(self, elements):
        for text in elements:
            size = read(text).attrib
            assert size["viewBox"] == f"0 0 {size['width']} {size['height']}"


class TestTexts:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("]]>&amp;<!--", "]]>&amp;<!--"),
            ("\u202eevil", "<U+202E>evil"),
            ("\x00\x1b[31mred", "<U+0000>red"),
            ("no\uffffxml", "no<U+FFFF>xml"),
        ],
    )
    def test_each_is_shown_as_what_it_is(self, text, shown):
        case = Case([Claim(id="c", text=text)])

        assert shown in words_of(read(svg.inline_map(case)))
        assert shown in words_of(read(svg.write(case).data))

    def test_a_very_long_one_is_cut_in_the_picture(self):
        text = svg.inline_map(Case([Claim(id="c", text="much too long " * 50_000)]))

        assert len(text) < 4_000
        assert "…" in text
