"""What a format is."""

from __future__ import annotations

import pytest

from counterclaim.formats.form import Format
from counterclaim.formats.sample import Sample


def test_a_format_that_says_nothing_else_recognises_no_file():
    assert not Format(name="own", title="my own").recognise(Sample("{}"))


@pytest.mark.parametrize("name", ["", "Own", "my own", "-own", "ö"])
def test_a_name_that_could_not_be_typed_is_refused(name):
    with pytest.raises(ValueError, match="name"):
        Format(name=name, title="my own")


@pytest.mark.parametrize("ending", ["json", ".JSON", ".", ".a b", ""])
def test_an_ending_that_no_file_has_is_refused(ending):
    with pytest.raises(ValueError, match="endings"):
        Format(name="own", title="my own", endings=(ending,))


@pytest.mark.parametrize("ending", [".json", ".ftm.csv", ".c14n"])
def test_an_ending_may_have_several_parts(ending):
    assert Format(name="own", title="my own", endings=(ending,)).endings == (ending,)
