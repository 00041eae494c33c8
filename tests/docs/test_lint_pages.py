"""Every code of the lint has a page: its title, its level and norms in each profile, a case with it."""

from __future__ import annotations

import re

import pytest

from counterclaim.lint import PROFILES, RULES

_ROW = re.compile(r"^\| `([a-z-]+)` \| (error|warning|note|off) \| (.*?) ?\|$", re.MULTILINE)
_NORM = re.compile(r"\[([^\]]+)\]\(([^)]+)\), read ([0-9-]+)(?: \[here\]\(([^)]+)\))?")
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTIONS = ["A case with it", "What settles it", "What it passes over"]


def page_of(rule, pages):
    return pages[f"lint/{rule.code}"]


def test_every_code_has_a_page_and_every_page_a_code(pages):
    codes = {page.removeprefix("lint/") for page in pages if page.startswith("lint/")} - {"index"}

    assert codes == {rule.code for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
class TestThePageOfACode:
    def test_has_its_title_and_its_sections(self, rule, pages):
        page = page_of(rule, pages)

        assert page.startswith(f"# {rule.code}: {rule.title}\n")
        assert re.findall(r"^## (.*)$", page, re.MULTILINE) == SECTIONS

    def test_has_its_level_and_its_norms_in_each_profile(self, rule, pages):
        described = {
            profile: (level, [tuple(norm) for norm in _NORM.findall(norms)])
            for profile, level, norms in _ROW.findall(page_of(rule, pages))
        }

        assert described == {
            profile.id: (
                profile.levels.get(rule.code, rule.level).value,
                [
                    (str(norm), norm.url, norm.read_on.isoformat(), norm.read_in or "")
                    for norm in profile.all_norms(rule.code)
                ],
            )
            for profile in PROFILES.values()
        }

    def test_shows_a_case_that_it_is_found_in(self, rule, pages):
        (console,) = _CONSOLE.findall(page_of(rule, pages))

        assert re.search(rf"^{rule.code} \(\d+\): ", console, re.MULTILINE)

    def test_gives_the_command_what_the_rule_needs(self, rule, pages):
        (console,) = _CONSOLE.findall(page_of(rule, pages))
        given = {"now", *re.findall(r"--([a-z]+) ", console)}
        given |= {"texts"} if "text = " in page_of(rule, pages) else set()

        assert {need.value for need in rule.needs} <= given

    def test_says_whether_a_note_settles_it(self, rule, pages):
        is_settled = "[note](index.md#notes-that-settle)" in page_of(rule, pages)

        assert is_settled is rule.settled_by_note


def test_the_index_lists_every_code(pages):
    listed = re.findall(r"^(CC\d{3})$", pages["lint/index"], re.MULTILINE)

    assert listed == [rule.code for rule in RULES]


def test_the_index_names_every_profile(pages):
    for profile in PROFILES:
        assert f"`{profile}`" in pages["lint/index"]
