"""The page of the store names what there is: its tables, its errors, and the tests of its promises."""

from __future__ import annotations

import re

import pytest

import counterclaim.store as module
from counterclaim import Claim
from counterclaim.store import Store, StoreError
from counterclaim.store.log import COLUMNS
from counterclaim.store.schema import VIEWS


@pytest.fixture(scope="module")
def page(pages: dict[str, str]) -> str:
    return pages["store"]


def test_every_test_that_is_named_is_there(page, root):
    named = set(re.findall(r"`(tests/[a-z_/]+\.py)`", page))

    assert named
    assert all((root / path).is_file() for path in named)


def test_every_promise_names_its_tests(page):
    table = page.split("| promise | shown by |\n|---|---|\n")[1].split("\n\n")[0]

    assert all(re.search(r"\| .* \| `tests/.*\.py` \|", line) for line in table.split("\n"))


def test_every_table_and_column_is_described(page):
    for name in ("event", *VIEWS, *COLUMNS.split(", ")):
        assert re.search(rf"^\| `{name}` \|", page, re.MULTILINE), name


def test_every_error_of_a_store_is_described(page):
    errors = [getattr(module, name) for name in module.__all__ if name.endswith("Error")]
    for error in errors:
        if issubclass(error, StoreError):
            assert f"`{error.__name__}`" in page


def test_every_file_beside_a_store_is_described(page, tmp_path):
    with Store.create(tmp_path / "case.ccl") as store:
        with store.revise(by="desk", reason="files") as change:
            change.add(Claim(id="leak", text="The police leak videos"))
        store.blobs.put(b"page")
        found = {path.name for path in tmp_path.iterdir()}

    assert {"case.ccl", "case.ccl-queue", "case.ccl.blobs"} <= found
    assert all(f"`{name}`" in page for name in found)
