import json
import sys

import pytest

from counterclaim.files import read_case


@pytest.fixture
def protected(tmp_path):
    path = tmp_path / "protected.jsonl"
    record = {"type": "unnamed-source", "id": "insider", "name": "A surveyor", "identity": "the name"}
    path.write_text(json.dumps(record) + "\n", "utf-8")
    return path


class TestConvert:
    def test_there_and_back_nothing_is_lost(self, run, everest, tmp_path):
        lines, back = tmp_path / "everest-height.jsonl", tmp_path / "back.toml"
        assert run("convert", everest, "-o", lines) == (0, "", "")
        assert run("convert", lines, "-o", back) == (0, "", "")
        assert tuple(read_case(lines).case) == tuple(read_case(everest).case)
        assert set(read_case(back).case) == set(read_case(everest).case)

    def test_to_standard_output_the_form_is_named(self, run, everest):
        result = run("convert", everest, "--to", "jsonl")
        assert [json.loads(line)["type"] for line in result.out.splitlines()][:2] == ["case", "document"]
        assert "[claim.rock-height]" in run("convert", everest, "--to", "toml").out

    def test_prov_is_written_to_a_file_or_to_standard_output(self, run, everest, tmp_path):
        target = tmp_path / "everest.provjson"
        result = run("convert", everest, "--to", "prov")

        assert run("convert", everest, "-o", target) == (0, "", "")
        assert target.read_text("utf-8") == result.out
        assert {"prefix", "agent", "entity", "wasAttributedTo"} <= json.loads(result.out).keys()

    def test_what_prov_cannot_say_is_said(self, run, tmp_path):
        path = tmp_path / "echo.jsonl"
        record = {"type": "attribution", "id": "echo", "of": "c", "source": "s", "relays": ["echo"]}
        path.write_text(json.dumps(record) + "\n", "utf-8")

        assert "lost: echo: relays: no wasDerivedFrom" in run("convert", path, "--to", "prov").err

    def test_prov_is_not_read(self, run, everest, tmp_path):
        target = tmp_path / "everest.provjson"
        run("convert", everest, "-o", target)
        result = run("report", target)

        assert (result.status, result.out) == (2, "")
        assert "is written in this form and not read from it" in result.err

    def test_without_the_package_it_says_what_to_install(self, run, everest, monkeypatch):
        monkeypatch.delitem(sys.modules, "counterclaim.formats.prov.composing", raising=False)
        monkeypatch.setitem(sys.modules, "prov.constants", None)
        result = run("convert", everest, "--to", "prov")

        assert (result.status, result.out) == (2, "")
        assert "pip install 'counterclaim[prov]'" in result.err

    def test_what_the_form_cannot_hold_is_said(self, run, tmp_path):
        path = tmp_path / "case.jsonl"
        record = {"type": "claim", "id": "c", "text": "It is", "acme:note": None}
        path.write_text(json.dumps(record) + "\n", "utf-8")
        result = run("convert", path, "--to", "toml")
        assert result.status == 0
        assert "counterclaim: lost: c: " in result.err
        assert "lost" not in run("convert", path, "--to", "toml", "--quiet").err

    def test_the_text_of_a_document_is_named_again_by_hand(self, run, tmp_path):
        (tmp_path / "article.txt").write_text("It is high.", "utf-8")
        path = tmp_path / "case.toml"
        path.write_text('[document]\narticle = {title = "A", text = "article.txt"}\n', "utf-8")

        assert run("convert", path, "--to", "jsonl").err == (
            "counterclaim: lost: article: text: the file that it was read from is not named in what was "
            "written; name it there again\n"
        )

    def test_a_case_file_that_is_there_is_not_written_over(self, run, everest, tmp_path):
        target = tmp_path / "mine.toml"
        target.write_text("# by hand\n", "utf-8")
        result = run("convert", everest, "-o", target)
        assert result.status == 2
        assert "may be written by hand" in result.err
        assert target.read_text("utf-8") == "# by hand\n"

    def test_nor_is_the_case_itself(self, run, dangling):
        before = dangling.read_bytes()
        assert run("convert", dangling, "-o", dangling).status == 2
        assert dangling.read_bytes() == before

    def test_an_ending_that_names_no_form_is_refused(self, run, everest, tmp_path):
        assert run("convert", everest, "-o", tmp_path / "case.pdf").status == 2

    def test_a_broken_case_is_not_converted(self, run, broken, tmp_path):
        result = run("convert", broken, "-o", tmp_path / "new.jsonl")
        assert (result.status, result.out) == (2, "")
        assert not (tmp_path / "new.jsonl").exists()


class TestPictures:
    @pytest.mark.parametrize(
        ("form", "ending"), [("dot", ".dot"), ("dot", ".gv"), ("mermaid", ".mmd"), ("svg", ".svg")]
    )
    def test_the_claim_map_is_drawn_by_the_form_or_the_ending(self, run, everest, tmp_path, form, ending):
        target = tmp_path / f"map{ending}"

        printed, written = run("convert", everest, "--to", form), run("convert", everest, "-o", target)

        assert (printed.status, written.status, written.out) == (0, 0, "")
        assert target.read_text("utf-8") == printed.out
        assert "snow-height" in printed.out
        assert printed.err == written.err

    def test_what_it_does_not_show_is_said_in_a_few_lines(self, run, everest):
        lines = run("convert", everest, "--to", "mermaid").err.splitlines()

        assert all(line.startswith("counterclaim: lost: ") for line in lines)
        assert len(lines) == 1
        assert "a claim map shows claims, who says and who rebuts them" in lines[0]

    def test_svg_draws_the_conflicts_that_the_page_draws(self, run, everest, tmp_path):
        printed = run("convert", everest, "--to", "svg").out
        run("convert", everest, "-o", tmp_path / "map.svg")
        run("report", everest, "-o", tmp_path / "page.html")

        conflicts = [text.count(">≠") for text in (printed, (tmp_path / "page.html").read_text("utf-8"))]
        assert conflicts[0] == conflicts[1] > 0
        assert (tmp_path / "map.svg").read_text("utf-8") == printed

    def test_a_picture_that_is_there_is_drawn_anew(self, run, everest, tmp_path):
        (tmp_path / "map.dot").write_text("old", "utf-8")

        assert run("convert", everest, "-o", tmp_path / "map.dot").status == 0
        assert (tmp_path / "map.dot").read_text("utf-8").startswith("digraph")

    def test_nobody_is_asked_to_name_a_text_in_a_picture(self, run, tmp_path):
        (tmp_path / "article.txt").write_text("It is high.", "utf-8")
        path = tmp_path / "case.toml"
        path.write_text('[document]\narticle = {title = "A", text = "article.txt"}\n', "utf-8")

        assert run("convert", path, "--to", "dot").err == (
            "counterclaim: lost: a claim map shows claims, who says and who rebuts them, evidence and what "
            "judgements join; all else that is on record is left out\n"
        )

    def test_no_case_is_read_from_one(self, run, everest, tmp_path):
        run("convert", everest, "-o", tmp_path / "map.mmd")

        assert run("report", tmp_path / "map.mmd").status == 2

    def test_a_protected_value_is_in_none(self, run, protected):
        for treated in ("refuse", "mask", "keep"):
            result = run("convert", protected, "--to", "dot", "--protected", treated)
            assert "A surveyor" in result.out
            assert "the name" not in result.out + result.err
            assert "lost: insider: identity: is protected and was left out" in result.err


class TestProtected:
    def test_usually_nothing_is_written(self, run, protected, tmp_path):
        target = tmp_path / "out.jsonl"
        for arguments in (
            ("--to", "jsonl"),
            ("--to", "toml"),
            ("--to", "prov"),
            ("-o", target),
            ("-o", tmp_path / "out.provjson"),
        ):
            result = run("convert", protected, *arguments)
            assert (result.status, result.out) == (2, "")
            assert "insider" in result.err
            assert "the name" not in result.err
        assert not target.exists()

    def test_masked_it_is_left_out_and_that_is_said(self, run, protected):
        result = run("convert", protected, "--to", "jsonl", "--protected", "mask")
        assert "the name" not in result.out + result.err
        assert "lost: insider: identity" in result.err

    def test_kept_it_is_written(self, run, protected):
        assert "the name" in run("convert", protected, "--to", "jsonl", "--protected", "keep").out

    def test_no_other_command_shows_it(self, run, protected):
        for command in ("report", "claims", "sources"):
            for form in ("table", "json"):
                assert "the name" not in run(command, protected, "--format", form).out


def test_a_page_without_a_review_writes_nothing_over_what_is_there(run, tmp_path):
    page, kept = tmp_path / "page.html", tmp_path / "kept.jsonl"
    page.write_text("<html><body>Nothing was checked here</body></html>", "utf-8")
    kept.write_text("what was there\n", "utf-8")

    result = run("convert", page, "-o", kept)

    assert result.status == 2
    assert "there is no ClaimReview and no Claim in it" in result.err
    assert "there is no record in what was given; nothing was written" in result.err
    assert kept.read_text("utf-8") == "what was there\n"


def test_a_web_page_that_is_there_is_not_written_over(run, everest, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<html>by hand</html>", "utf-8")

    result = run("convert", everest, "-o", page)

    assert result.status == 2
    assert "is there already, and may be written by hand" in result.err
    assert page.read_text("utf-8") == "<html>by hand</html>"
