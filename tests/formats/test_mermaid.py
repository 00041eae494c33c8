from pathlib import Path

import pytest

from counterclaim.case import Case
from counterclaim.errors import UnknownIdError
from counterclaim.files import read_case
from counterclaim.formats import mermaid
from counterclaim.formats.pictures import EdgeKind, Node, NodeKind, Picture, claim_map, provenance_tree
from counterclaim.model import UnnamedSource
from counterclaim.values import Protected
from formats.drawn import as_drawn, read_mermaid

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def belgrade():
    return read_case(EXAMPLES / "belgrade-cameras.toml").case


def label(*lines):
    drawn = mermaid.draw(Picture(nodes=(Node(id="n1", kind=NodeKind.CLAIM, lines=lines),)))
    node = drawn.splitlines()[1]
    assert node.startswith('  n1["')
    assert node.endswith('"]')
    return node[6:-2]


class TestDraw:
    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ('say "no"', "say #quot;no#quot;"),
            ("#quot; and #35;", "#35;quot#59; and #35;35#59;"),
            ("<b>bold</b> & more", "#lt;b#gt;bold#lt;/b#gt; #amp; more"),
            ("`**markdown**`", "#96;#42;#42;markdown#42;#42;#96;"),
            ("%%{init: {}}%%", "#37;#37;#123;init: #123;#125;#125;#37;#37;"),
            ("$$x$$", "#36;#36;x#36;#36;"),
            ("fa:fa-car", "fa#58;fa-car"),
            ("https://example.org", "https#58;//example#46;org"),
            ("a@example.org", "a#64;example#46;org"),
            ("1. one", "1#46; one"),
            ("- one", "#45; one"),
            ("a\\nb", "a#92;nb"),
            ("ﬂ°°60¶ß", "#64258;#176;#176;60#182;ß"),
            ("\u202eevil", "#lt;U#43;202E#gt;evil"),
            ("two\nlines", "two lines"),
            ('"]\nclick n1 call alert()', "#quot;#93; click n1 call alert()"),
            ("end", "end"),
            ("Größe: 8.844 m (2005), “so” l'état. Ja?", "Größe: 8#46;844 m (2005), “so” l'état. Ja?"),
        ],
    )
    def test_what_mermaid_may_read_as_its_own_is_an_entity(self, text, written):
        assert label(text) == written

    def test_lines_are_joined_by_a_break(self):
        assert label("a", "b") == "a<br/>b"

    def test_a_label_is_never_empty(self):
        assert label("") == label() == "#160;"

    def test_no_two_kinds_of_arrow_look_alike(self):
        arrows = [mermaid._ARROWS[kind] for kind in EdgeKind]

        assert len(set(arrows)) == len(arrows)

    def test_no_two_kinds_of_node_look_alike_without_their_colour(self):
        looks = [
            (mermaid._SHAPES[kind], mermaid._STYLES.get(kind, "").replace("stroke:#b00020", ""))
            for kind in NodeKind
        ]

        assert len(set(looks)) == len(looks)

    def test_what_a_reader_sees_is_the_picture(self, belgrade):
        picture = claim_map(belgrade)

        assert read_mermaid(mermaid.draw(picture)) == as_drawn(picture)

    def test_rebuttals_alone_are_red(self, belgrade):
        picture = claim_map(belgrade)
        red = {place for place, edge in enumerate(picture.edges) if edge.kind is EdgeKind.REBUTS}

        (style,) = [line for line in mermaid.draw(picture).splitlines() if "linkStyle" in line]

        assert len(red) == 2
        assert {int(place) for place in style.split()[1].split(",")} == red


class TestWrite:
    def test_it_is_the_map_and_says_what_it_leaves_out(self, belgrade):
        exported = mermaid.write(belgrade)

        assert exported.data == mermaid.draw(claim_map(belgrade))
        assert "camera-sales: statements" in "\n".join(map(str, exported.losses))

    def test_its_words_are_those_of_the_language(self, belgrade):
        assert '|"dementiert"|' in mermaid.write(belgrade, language="de").data

    @pytest.mark.parametrize("protected", ["refuse", "mask", "keep"])
    def test_a_protected_value_is_never_drawn_and_always_told(self, protected):
        case = Case([UnnamedSource(id="insider", name="An official", identity=Protected("Jane Roe"))])

        exported = mermaid.write(case, protected=protected)

        assert "An official" in exported.data
        assert "Jane" not in exported.data + str(exported.losses)
        assert [loss.field for loss in exported.losses] == ["identity"]

    def test_another_way_to_treat_them_is_refused(self):
        with pytest.raises(ValueError, match="'refuse', 'mask', 'keep'"):
            mermaid.write(Case(), protected="show")

    def test_an_empty_case_is_an_empty_picture(self):
        assert read_mermaid(mermaid.write(Case()).data) == ([], [], [])


class TestTree:
    def test_it_is_the_tree_of_the_record(self, belgrade):
        assert mermaid.tree(belgrade, "leak") == mermaid.draw(provenance_tree(belgrade, "leak"))

    def test_its_words_are_those_of_the_language(self, belgrade):
        assert "aus eigener Kenntnis" in mermaid.tree(belgrade, "leak", language="de")

    def test_what_is_no_claim_or_rebuttal_has_none(self, belgrade):
        with pytest.raises(UnknownIdError):
            mermaid.tree(belgrade, "huawei")
