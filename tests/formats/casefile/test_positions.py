import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.formats.casefile.positions import Positions

TEXT = '''\
# a comment = "with [brackets"
top = 1
[claim.leak]            # [not.a.header]
text = "a = b, [c] # d"
a.b."c d" = 2
says = [
  ["x", 'y', 1.5],
  # a comment, with a comma
  ["z", "w", 2019-10-17 10:00:00],
]
[claim]
short = {by = "?", in = {deep = [1, {x = 2}]}}
[[claim.long.statements]]
subject = """
[not.a.header]
still = "the text" \\""" and more"""
[[claim.long.statements]]
subject = \'\'\'
a \'quoted\' "text"\'\'\'
[claim.long.statements.qualifiers]
base = 1
[ "acme:x" . 'y z' ]
last = true
'''

LINES = {
    ("top",): 2,
    ("claim", "leak"): 3,
    ("claim", "leak", "text"): 4,
    ("claim", "leak", "a", "b", "c d"): 5,
    ("claim", "leak", "says"): 6,
    ("claim", "leak", "says", 0): 7,
    ("claim", "leak", "says", 1, 2): 9,
    ("claim", "short", "in", "deep", 1, "x"): 12,
    ("claim", "long", "statements", 0): 13,
    ("claim", "long", "statements", 0, "subject"): 14,
    ("claim", "long", "statements", 1): 17,
    ("claim", "long", "statements", 1, "subject"): 18,
    ("claim", "long", "statements", 1, "qualifiers", "base"): 21,
    ("acme:x", "y z", "last"): 23,
}


def paths(value, path=()):
    """Yield the way to every key and item of what tomllib read."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*path, step)
        yield from paths(inner, (*path, step))


@pytest.mark.parametrize(("path", "line"), LINES.items())
def test_each_key_and_item_has_its_line(path, line):
    assert Positions(TEXT).line(path) == line


def test_line_ends_of_windows_count_once():
    assert Positions(TEXT.replace("\n", "\r\n")).line(("acme:x", "y z", "last")) == 23


def test_what_has_no_line_of_its_own_has_that_of_what_it_lies_in():
    positions = Positions(TEXT)

    assert positions.line(("claim", "leak", "missing", 3)) == 3
    assert positions.line(()) == 1


def test_everything_that_tomllib_reads_is_found():
    positions = Positions(TEXT)
    found = list(paths(tomllib.loads(TEXT)))

    numbers = [positions.order(path) for path in found]

    assert len(set(numbers)) == len(found)


def test_the_order_is_that_of_the_text():
    positions = Positions("[b.x]\n[a.y]\n[b]\nz = 1")

    assert positions.order(("b", "x")) < positions.order(("a", "y")) < positions.order(("b", "z"))


@pytest.mark.parametrize("key", ['"a\\u0062"', '"a\\"b"', "'a\\b'", '""', "''", '"#"', '"="', '"a.b"'])
def test_keys_in_quotation_marks_are_read_as_tomllib_reads_them(key):
    text = f"first = 1\n{key} = 1"
    (name,) = tomllib.loads(text).keys() - {"first"}

    assert Positions(text).line((name,)) == 2


@pytest.mark.parametrize(
    "text", ['"""a""""', '"""a"""""', "'''a''''", "'''a'''''", '""""a"""', '"\\\\"', "'\\'", '"""\\"""""']
)
def test_strings_end_where_tomllib_ends_them(text):
    source = f"a = {text}\nb = 1"
    assert list(tomllib.loads(source)) == ["a", "b"]

    assert Positions(source).line(("b",)) == 2


@pytest.mark.parametrize(
    "text",
    ["a=" + "[" * 100_000, "a=" + "{a=" * 100_000, ".".join("a" * 1000) + "=1", f"[{'.'.join('a' * 1000)}]"],
)
def test_nesting_that_nothing_needs_is_noticed(text):
    assert Positions("\n" + text).too_deep == 2


@given(st.text("[]{}=,.\"'\\#\n ab", max_size=60))
def test_no_text_makes_it_fail_and_what_tomllib_reads_is_found(text):
    positions = Positions(text)
    try:
        found = list(paths(tomllib.loads(text)))
    except ValueError:
        return

    assert len({positions.order(path) for path in found}) == len(found)
