import re
from pathlib import Path

import pytest

from counterclaim.cli import watching
from counterclaim.report import case_report

CASE = """\
[case]
title = "Weather"
[organization]
agency = "An agency"
[claim.first]
text = "It rains"
by = "agency"
"""
MORE = '[claim.second]\ntext = "It pours"\nby = "agency"\n'


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(CASE, "utf-8")
    return path


@pytest.fixture
def meanwhile(monkeypatch):
    """Does one thing after another while the command waits, and then interrupts it."""

    def planned(*acts):
        left = list(acts)

        def sleep(seconds):
            if seconds != watching._PAUSE:
                return
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

        monkeypatch.setattr(watching.time, "sleep", sleep)

    return planned


def appended(path, text):
    return lambda: path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_a_report_is_shown_again_when_the_case_file_changes(run, case, meanwhile):
    meanwhile(lambda: None, appended(case, MORE))
    result = run("report", case, "--watch")
    assert result.status == 0
    before, after = result.out.split("Weather\n=======\n")[1:]
    assert "It pours" not in before
    assert "It pours" in after


def test_nothing_is_shown_again_while_nothing_changes(run, case, meanwhile):
    meanwhile(lambda: None, lambda: None)
    once = run("report", case, "--now", "2026-11-26").out
    assert run("report", case, "--now", "2026-11-26", "--watch").out == once


def test_a_mistake_is_told_and_what_is_mended_is_shown(run, case, meanwhile):
    meanwhile(appended(case, "[claim.third\n"), lambda: case.write_text(CASE + MORE, "utf-8"))
    result = run("report", case, "--watch")
    assert result.status == 0
    assert f"{case}, line 8" in result.err
    assert "It pours" in result.out


def test_a_file_that_is_replaced_or_not_there_for_a_moment_is_found_again(run, case, meanwhile):
    meanwhile(case.unlink, lambda: case.write_text(CASE + MORE, "utf-8"))
    result = run("report", case, "--watch")
    assert result.status == 0
    assert re.search(r"\d\d:\d\d:\d\d .*case\.toml", result.err)
    assert "It pours" in result.out


def test_a_page_is_written_again_and_it_says_so(run, case, meanwhile, tmp_path):
    page = tmp_path / "report.json"
    meanwhile(appended(case, MORE))
    result = run("report", case, "--watch", "-o", page)
    assert "It pours" in page.read_text("utf-8")
    assert result.err.count(f"wrote {page}") == 2
    assert not result.out


def test_writing_over_the_case_that_is_watched_ends_with_status_2(run, case, meanwhile):
    meanwhile()
    result = run("report", case, "--watch", "-o", case, "--format", "json")
    assert (result.status, "write to another file" in result.err) == (2, True)
    assert Path(case).read_text("utf-8") == CASE


def test_standard_input_cannot_be_watched(run, meanwhile):
    meanwhile()
    result = run("report", "-", "--watch")
    assert (result.status, result.err) == (
        2,
        "counterclaim: standard input cannot be watched; name a file\n",
    )


def test_a_rule_set_that_changes_is_looked_at_again(run, case, meanwhile, tmp_path):
    rules = tmp_path / "rules.toml"
    rules.write_text('id = "acme:rules"\nversion = "1"\n', "utf-8")
    meanwhile(lambda: rules.write_text('id = "acme:rules"\nversion = "2"\n', "utf-8"))
    out = run("report", case, "--watch", "--rule-set", rules).out
    assert "acme:rules, version 2" in out


def test_what_the_case_file_includes_is_looked_at_as_well(run, case, meanwhile, tmp_path):
    included = tmp_path / "more.toml"
    included.write_text(MORE, "utf-8")
    case.write_text(CASE.replace("[case]\n", '[case]\ninclude = ["more.toml"]\n'), "utf-8")
    meanwhile(lambda: included.write_text(MORE.replace("pours", "drizzles"), "utf-8"))
    out = run("report", case, "--watch").out
    assert "It pours" in out
    assert "It drizzles" in out


def test_a_terminal_is_cleared_before_each_report(run, case, meanwhile, monkeypatch):
    monkeypatch.setattr(watching, "_can_clear", lambda: True)
    meanwhile(appended(case, MORE))
    out = run("report", case, "--watch").out
    assert out.count("\x1b[2J") == 2
    assert "\x1b[3J" not in out  # what stood on the screen before the command stays


def test_a_bug_that_one_state_of_the_file_brings_up_does_not_end_the_watching(
    run, case, meanwhile, monkeypatch
):
    made = []

    def failing_once(*arguments, **settings):
        made.append(arguments)
        if len(made) == 1:
            raise IndexError("nothing there")
        return case_report(*arguments, **settings)

    monkeypatch.setattr("counterclaim.report.case_report", failing_once)
    meanwhile(appended(case, MORE))
    result = run("report", case, "--watch")
    assert "this is a bug of counterclaim, not of your input (IndexError: nothing there)" in result.err
    assert "It pours" in result.out
