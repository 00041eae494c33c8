import pytest

from counterclaim.files import read_case
from counterclaim.formats import table


@pytest.fixture
def sheet(everest, tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text(table.write(read_case(everest).case).data, "utf-8", newline="")
    return path


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8", newline="")


def test_an_unedited_sheet_gives_the_same_case(run, everest, sheet, tmp_path):
    result = run("merge", everest, sheet, "-o", tmp_path / "out.jsonl")
    assert (result.status, result.out) == (0, "")
    assert result.err == "counterclaim: the sheet changes nothing\n"
    assert list(read_case(tmp_path / "out.jsonl").case) == list(read_case(everest).case)


def test_what_was_edited_is_in_the_new_case(run, everest, sheet, tmp_path):
    edit(sheet, "8,844 metres high", "8,844.43 metres high")
    result = run("merge", everest, sheet, "-o", tmp_path / "out.jsonl")
    assert result.err == "counterclaim: records of the case: 1 changed\n"
    case = read_case(tmp_path / "out.jsonl").case
    assert case["rock-height"].text == "Mount Everest is 8,844.43 metres high, measured to the rock"
    assert case["agreed"] == read_case(everest).case["agreed"]


def test_what_is_odd_is_said_with_its_line_and_can_be_quieted(run, everest, sheet, tmp_path):
    edit(sheet, "China [china]", "India")
    result = run("merge", everest, sheet, "-o", tmp_path / "out.jsonl")
    assert result.status == 0
    assert "claims.csv, line 2 (rock-height)" in result.err
    assert "'India' is the name of nothing on record" in result.err
    assert run("merge", everest, sheet, "-o", tmp_path / "out.jsonl", "--quiet").err == ""


def test_what_cannot_be_used_writes_nothing(run, everest, tmp_path):
    (tmp_path / "claims.csv").write_text("name\nx\n", "utf-8")
    result = run("merge", everest, tmp_path / "claims.csv", "-o", tmp_path / "out.jsonl")
    assert result.status == 2
    assert "expected a column headed 'claim'" in result.err
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("name", ["claims.csv", "mine.toml"])
def test_neither_the_sheet_nor_a_case_file_is_written_over(run, everest, sheet, tmp_path, name):
    (tmp_path / "mine.toml").write_text("# mine\n", "utf-8")
    before = (tmp_path / name).read_bytes()
    assert run("merge", everest, sheet, "-o", tmp_path / name).status == 2
    assert (tmp_path / name).read_bytes() == before


def test_nor_is_the_case(run, everest, sheet, tmp_path):
    (tmp_path / "case.jsonl").write_bytes(b"")
    assert run("merge", tmp_path / "case.jsonl", sheet, "-o", tmp_path / "case.jsonl").status == 2


def test_a_sheet_that_is_not_there_is_one_sentence(run, everest, tmp_path):
    result = run("merge", everest, tmp_path / "gone.csv", "-o", tmp_path / "out.jsonl")
    assert result.status == 2
    assert result.err.count("\n") == 1


def test_what_was_merged_goes_into_a_store(run, store, everest, sheet, tmp_path):
    edit(sheet, "8,844 metres high", "8,844.43 metres high")
    assert run("merge", store, sheet, "-o", tmp_path / "out.jsonl").status == 0
    result = run("import", store, tmp_path / "out.jsonl", "--replace", "--by", "desk", "--reason", "sheet")
    assert "revision 2: 1 replaced" in result.err
    assert "8,844.43 metres high" in run("claims", store, "--format", "csv").out
