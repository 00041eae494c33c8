"""The page of the case file names every table and every key."""

from __future__ import annotations

import re

import pytest

import counterclaim.model  # noqa: F401  (registers the tables)
from counterclaim.formats.casefile.words import known_tables, table_for

TABLES = [tag for tag in known_tables() if ":" not in tag]


@pytest.mark.parametrize("tag", TABLES)
def test_every_table_and_each_of_its_keys_is_named(tag, pages):
    page = pages["case-file"]
    table = table_for(tag, None)

    assert f"`[{tag}" in page
    named = set(re.findall(r"`([a-z0-9_]+)`", page))
    assert set(table.keys) <= named
