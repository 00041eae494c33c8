"""The page of formats names each of them, with its endings, and says which are read and which are written."""

from __future__ import annotations

import re

from counterclaim.files import Forms
from counterclaim.files.forms import STORE, is_read

_ROW = re.compile(
    r"^\| `([a-z0-9-]+)` \| (.*?) \| (.*?) \| (.*?) \| (.*?) \| \[.*?\]\((.*?)\) \|$", re.MULTILINE
)


def rows(pages):
    return {row[0]: row[1:] for row in _ROW.findall(pages["formats"])}


def test_each_form_has_a_row(pages):
    assert set(rows(pages)) == {form.name for form in Forms()}


def test_its_title_and_endings_are_those_of_the_form(pages):
    for form in Forms():
        title, endings, *_ = rows(pages)[form.name]
        assert title == form.title
        assert tuple(re.findall(r"`(.*?)`", endings)) == form.endings


def test_whether_it_is_read_and_written_is_right(pages):
    for form in Forms():
        _, _, read, written, _ = rows(pages)[form.name]
        assert (read == "yes") is is_read(form), form.name
        assert (written == "yes") is (form.write is not None), form.name
        assert written.startswith("by [`import`]") is (form.name == STORE.name)


def test_the_command_names_each_form_that_is_written_or_only_read(pages):
    for form in Forms():
        assert form.name == STORE.name or f"`{form.name}`" in pages["commands"], form.name
