import csv
import io
import json

import pytest

HEADER = (
    "id,kind,text,language,accuses,said_by,through,origin,independent_least,independent_most,standing,rebuttals,"
    "during,place,assuming,tags"
)


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


class TestClaims:
    def test_the_table_has_a_row_for_each(self, run, everest):
        result = run("claims", everest)
        assert (result.status, result.err) == (0, "")
        assert result.out.splitlines()[0].split()[:3] == ["#", "id", "claim"]
        assert "disputed by" in result.out

    def test_csv_has_flat_rows(self, run, everest):
        out = run("claims", everest, "--format", "csv").out
        assert out.splitlines()[0] == ",".join(f'"{name}"' for name in HEADER.split(","))
        first, _, last = rows(out)
        assert (first["said_by"], first["through"], first["origin"]) == ("China", "BBC", "stated")
        assert first["rebuttals"] == "dispute: Nepal"
        assert (first["independent_least"], first["independent_most"], first["standing"]) == (
            "1",
            "1",
            "contested",
        )
        assert last["origin"] == "not stated"

    def test_json_lines_has_a_row_a_line(self, run, everest):
        lines = run("claims", everest, "--format", "jsonl").out.splitlines()
        assert [json.loads(line)["id"] for line in lines] == ["rock-height", "snow-height", "too-low"]

    def test_json_is_a_list(self, run, everest):
        assert len(json.loads(run("claims", everest, "--format", "json").out)) == 3

    def test_a_case_without_claims_says_so(self, run, tmp_path):
        (tmp_path / "empty.toml").touch()
        assert run("claims", tmp_path / "empty.toml").out == "Claims: none\n"
        assert run("claims", tmp_path / "empty.toml", "--format", "json").out == "[]\n"

    def test_problems_of_the_record_are_counted(self, run, dangling):
        result = run("claims", dangling)
        assert result.status == 0
        assert result.err == (
            "counterclaim: 1 problem in the record; 'counterclaim report' shows what is wrong\n"
        )

    @pytest.mark.parametrize("ending", ["txt", "json", "jsonl", "ndjson", "csv"])
    def test_the_ending_of_a_file_names_the_form(self, run, everest, tmp_path, ending):
        target = tmp_path / f"claims.{ending}"
        assert run("claims", everest, "-o", target) == (0, "", "")
        form = {"txt": "table", "ndjson": "jsonl"}.get(ending, ending)
        assert target.read_text("utf-8") == run("claims", everest, "--format", form).out


class TestFormulas:
    @pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝", " =", "\r\n="])
    def test_a_spreadsheet_takes_no_text_for_one(self, run, tmp_path, sign):
        text = f'{sign}HYPERLINK("https://example.org")'
        path = tmp_path / "case.jsonl"
        path.write_text(json.dumps({"type": "claim", "id": "c", "text": text}) + "\n", "utf-8")
        (row,) = rows(run("claims", path, "--format", "csv", "--quiet").out)
        assert row["text"].startswith("'")

    @pytest.mark.parametrize("part", [";=1+1", "; =1+1", ';"=1+1"', '";=1+1', ";;-1", "\t=1+1", ";＝1"])
    @pytest.mark.parametrize("separator", [";", "\t"])
    def test_nor_a_part_of_a_text_where_cells_are_separated_otherwise(self, run, tmp_path, separator, part):
        path = tmp_path / "case.jsonl"
        path.write_text(json.dumps({"type": "claim", "id": "c", "text": f"It is so{part}"}) + "\n", "utf-8")
        out = run("claims", path, "--format", "csv", "--quiet").out
        cells = [cell for row in csv.reader(io.StringIO(out), delimiter=separator) for cell in row]
        assert not any(cell.lstrip().startswith(("=", "-", "＝")) for cell in cells)

    def test_every_field_is_in_quotation_marks(self, run, everest):
        out = run("sources", everest, "--format", "csv").out
        assert all(line.startswith('"') and line.endswith('"') for line in out.splitlines())

    def test_an_ordinary_text_stays_as_it_is(self, run, everest):
        assert rows(run("claims", everest, "--format", "csv").out)[0]["text"].startswith("Mount")


class TestSources:
    def test_who_says_a_claim_only_in_a_rebuttal_states_it(self, run, tmp_path):
        path = tmp_path / "case.toml"
        path.write_text(
            '[organization]\nchina = "China"\nnepal = "Nepal"\n[claim]\n'
            'rock = {text = "It is 8,844 metres high", by = "china"}\nsnow = "It is 8,848 metres high"\n'
            '[dispute.not-the-rock]\ntargets = "rock"\nby = "nepal"\ninstead = "snow"\n',
            "utf-8",
        )
        said_by = [row["said_by"] for row in rows(run("claims", path, "--format", "csv").out)]
        states = [row["states"] for row in rows(run("sources", path, "--format", "csv").out)]
        assert (said_by, states) == (["China", "Nepal"], ["1", "1"])

    def test_the_table_counts_what_each_says(self, run, everest):
        lines = [line.split() for line in run("sources", everest).out.splitlines()]
        assert ["bbc", "BBC", "broadcaster", "3", "1"] in lines

    def test_csv_has_flat_rows(self, run, everest):
        row = rows(run("sources", everest, "--format", "csv").out)[2]
        assert (row["id"], row["type"], row["states"], row["rebuts"]) == ("nepal", "organization", "1", "1")
