"""Debian's Chromium, which no test can do without, and pages in it that may ask for nothing."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from browser.every_slot import grouped, harmless, hostile_strings, records_with
from browser.visits import Visit
from counterclaim.case import Case
from counterclaim.files import read_case
from counterclaim.report import case_report

MISSING = (
    "these tests show pages in Chromium, and there is no command chromium; run: apt-get install chromium"
)
ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "belgrade-cameras.toml"
CASES = {
    "example": (EXAMPLE, "en"),
    "example-in-german": (EXAMPLE, "de"),
    "abgas": (ROOT / "tests" / "fixtures" / "abgas.toml", "de"),
}


@pytest.fixture(scope="package")
def chromium():
    """A browser for all modules; Playwright's event loop, which others would trip over, ends with it."""
    command = shutil.which("chromium")
    if command is None:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command, chromium_sandbox=os.geteuid() != 0)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def visit(chromium):
    """Opens a file in a context of its own, with the settings of `Browser.new_context`."""
    contexts = []

    def visit(path, **settings):
        contexts.append(chromium.new_context(offline=True, **settings))
        return Visit(contexts[-1], path)

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def saved(tmp_path_factory):
    """Saves a page, and returns where it is."""
    folder = tmp_path_factory.mktemp("pages")

    def saved(name, page):
        path = folder / f"{name}.html"
        path.write_text(page, "utf-8")
        return path

    return saved


@pytest.fixture(scope="session")
def pages(saved):
    """The reports of the cases, and of one that has a record of each type, saved as pages."""
    found = {name: (read_case(path).case, language) for name, (path, language) in CASES.items()}
    found["everything"] = Case(records_with(["One thing and another"], 0)), "en"
    made = date(2026, 11, 26)
    return {
        name: saved(name, case_report(case, now=made, language=language).to_html())
        for name, (case, language) in found.items()
    }


@pytest.fixture(scope="module", params=CASES)
def report_page(request, pages):
    """The report of each case, saved as a page."""
    return pages[request.param]


@pytest.fixture(scope="session")
def groups(corpora):
    """The hostile texts, in groups that stand in one slot, and beside each group one of harmless texts."""
    hostile = grouped(hostile_strings(corpora))
    assert sum(map(len, hostile)) > 1_400
    return [(group, tuple(map(harmless, group))) for group in hostile]


@pytest.fixture
def unprotected(visit, saved):
    """
    Opens a page that nothing but its escaping protects: it has no policy.

    It is hidden, since it takes long to lay out so many tables, and what acts does so all the same.
    """

    def unprotected(name, page):
        without = page.replace('http-equiv="Content-Security-Policy"', 'http-equiv="no-policy"')
        return visit(saved(name, without.replace("<body>", "<body hidden>")))

    return unprotected
