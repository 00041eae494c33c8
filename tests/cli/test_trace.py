import json

import pytest

from counterclaim.files import read_case
from counterclaim.formats import dot, mermaid, svg


class TestTrace:
    def test_hops_come_nearest_to_the_origin_first(self, run, everest):
        result = run("trace", everest, "snow-height")
        assert (result.status, result.err) == (0, "")
        assert result.out.index("Nepal") < result.out.index("BBC")
        assert "“insisted”" in result.out
        assert "through Officials in Kathmandu" in result.out

    def test_json_holds_every_hop(self, run, everest):
        data = json.loads(run("trace", everest, "rock-height", "--format", "json").out)
        assert [hop["source"]["id"] for hop in data["chains"][0]["hops"]] == ["china", "bbc"]
        assert data["chains"][0]["hops"][0]["said"]["edtf"] == "2005-10"

    def test_rebuttals_are_traced_in_german_as_well(self, run, everest):
        assert "Kette 1" in run("trace", everest, "not-the-rock", "--language", "de").out

    def test_an_unknown_id_gets_the_nearest(self, run, everest):
        result = run("trace", everest, "snow-hight")
        assert (result.status, result.out) == (2, "")
        assert "did you mean 'snow-height'?" in result.err

    def test_a_record_of_another_type_is_refused(self, run, everest):
        result = run("trace", everest, "bbc")
        assert (result.status, result.out) == (2, "")
        assert "'bbc' is no claim or rebuttal" in result.err


class TestTree:
    @pytest.mark.parametrize(
        ("form", "ending", "module"),
        [("dot", ".dot", dot), ("dot", ".gv", dot), ("mermaid", ".mmd", mermaid), ("svg", ".svg", svg)],
    )
    def test_it_is_drawn_by_the_form_or_the_ending(self, run, everest, tmp_path, form, ending, module):
        tree = module.tree(read_case(everest).case, "snow-height")
        target = tmp_path / f"tree{ending}"

        assert run("trace", everest, "snow-height", "--format", form) == (0, tree, "")
        assert run("trace", everest, "snow-height", "-o", target) == (0, "", "")
        assert target.read_text("utf-8") == tree

    def test_its_words_are_those_of_the_language(self, run, everest):
        german = run("trace", everest, "snow-height", "--format", "mermaid", "--language", "de").out

        assert "was erfasst ist" in german
        assert "what is on record" not in german

    def test_what_is_wrong_with_the_case_is_said(self, run, dangling):
        result = run("trace", dangling, "a", "--format", "dot")

        assert result.out.startswith("digraph")
        assert "1 problem in the record" in result.err

    def test_no_other_command_takes_that_ending(self, run, everest, tmp_path):
        result = run("claims", everest, "-o", tmp_path / "claims.dot")

        assert result.status == 2
        assert ".dot," not in result.err
