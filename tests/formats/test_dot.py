import shutil
import subprocess
from pathlib import Path

import pytest

from counterclaim.case import UNSTATED, Case
from counterclaim.conflicts import detect
from counterclaim.errors import UnknownIdError
from counterclaim.files import read_case
from counterclaim.formats import dot
from counterclaim.formats.pictures import EdgeKind, Node, NodeKind, Picture, claim_map, provenance_tree
from counterclaim.model import Organization, UnnamedSource
from counterclaim.values import Protected
from formats.drawn import as_drawn, read_dot

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def belgrade():
    return read_case(EXAMPLES / "belgrade-cameras.toml").case


def one_node(*lines):
    return Picture(nodes=(Node(id="n1", kind=NodeKind.CLAIM, lines=lines),))


class TestDraw:
    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ('say "no"', r"say \"no\""),
            ("a\\b", r"a\\b"),
            ("the end\\", r"the end\\"),
            (r"\N and \G", r"\\N and \\G"),
            ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
            ("<b>bold</b>", "<b>bold</b>"),
            ("two\nlines", "two lines"),
            ("\u202eevil", "<U+202E>evil"),
            ("\x00\x1b[31mred", "<U+0000>red"),
            ("no\uffffxml", "no<U+FFFF>xml"),
            ("{a|<f0> b}", "{a|<f0> b}"),
        ],
    )
    def test_a_text_is_a_quoted_string_whatever_it_holds(self, text, written):
        assert f'n1 [label="{written}", shape=box' in dot.draw(one_node(text))

    def test_lines_are_joined_by_the_escape_for_a_new_line(self):
        assert r'label="a\nb"' in dot.draw(one_node("a", "b"))

    def test_no_two_kinds_of_arrow_look_alike_without_their_colour(self):
        looks = [dot._EDGES[kind].replace(dot._RED, "") for kind in EdgeKind]

        assert len(set(looks)) == len(looks)

    def test_no_two_kinds_of_node_look_alike_without_their_colour(self):
        looks = [dot._NODES[kind].replace(dot._RED, "") for kind in NodeKind]

        assert len(set(looks)) == len(looks)

    def test_what_a_reader_sees_is_the_picture(self, belgrade):
        picture = claim_map(belgrade)

        assert read_dot(dot.draw(picture)) == as_drawn(picture)

    def test_graphviz_takes_it(self, belgrade, tmp_path):
        program = shutil.which("dot")
        if program is None:
            pytest.skip("Graphviz is not installed")
        (tmp_path / "map.dot").write_text(dot.write(belgrade).data, "utf-8")

        subprocess.run([program, "-Tsvg", tmp_path / "map.dot", "-o", tmp_path / "map.svg"], check=True)

        assert "Protesters in Belgrade" in (tmp_path / "map.svg").read_text("utf-8")


class TestWrite:
    def test_it_is_the_map_and_says_what_it_leaves_out(self, belgrade):
        exported = dot.write(belgrade)

        assert exported.data == dot.draw(claim_map(belgrade))
        assert "camera-sales: statements" in "\n".join(map(str, exported.losses))

    def test_its_words_are_those_of_the_language(self, belgrade):
        assert 'label="dementiert"' in dot.write(belgrade, language="de").data

    def test_another_language_is_refused(self, belgrade):
        with pytest.raises(ValueError, match="choose one of"):
            dot.write(belgrade, language="fr")

    def test_conflicts_are_drawn_where_they_are_given(self):
        everest = read_case(EXAMPLES.parent / "tests/fixtures/cli/everest-height.toml").case
        found = detect(everest)

        assert "shape=diamond" not in dot.write(everest).data
        assert "conflict: figures" in dot.write(everest, conflicts=found).data

    @pytest.mark.parametrize("protected", ["refuse", "mask", "keep"])
    def test_a_protected_value_is_never_drawn_and_always_told(self, protected):
        case = Case([UnnamedSource(id="insider", name="An official", identity=Protected("Jane Roe"))])

        exported = dot.write(case, protected=protected)

        assert "An official" in exported.data
        assert "Jane" not in exported.data + str(exported.losses)
        assert [str(loss) for loss in exported.losses] == ["insider: identity: is protected and was left out"]

    def test_another_way_to_treat_them_is_refused(self):
        with pytest.raises(ValueError, match="'refuse', 'mask', 'keep'"):
            dot.write(Case(), protected="show")

    def test_an_empty_case_is_an_empty_picture(self):
        assert read_dot(dot.write(Case()).data) == ([], [], [])


class TestTree:
    def test_it_is_the_tree_of_the_record(self, belgrade):
        assert dot.tree(belgrade, "leak") == dot.draw(provenance_tree(belgrade, "leak"))
        assert dot.tree(belgrade, belgrade["leak"]) == dot.tree(belgrade, "leak")

    def test_its_words_are_those_of_the_language(self):
        case = Case([Organization(id="paper", name="Paper")])
        case.add_claim("It is", id="c", by=UNSTATED, via=["paper"])

        assert "Ursprung nicht genannt" in dot.tree(case, "c", language="de")

    def test_what_is_no_claim_or_rebuttal_has_none(self, belgrade):
        with pytest.raises(UnknownIdError):
            dot.tree(belgrade, "huawei")
