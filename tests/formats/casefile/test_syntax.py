"""A text that is no TOML is one problem, with its line, what was expected and what to do."""

import sys

import pytest

from counterclaim.formats.casefile import read

NO_TOML = "this is no TOML: "
CASES = [
    # What people write.
    (
        "[claim]\na = 1\n[claim]\nb = 1",
        3,
        NO_TOML + "a second [claim] block; put its lines under the first one, "
        "or give each record a header of its own, as in [claim.some-id]",
    ),
    (
        "[claim.x]\na = 1\n[claim.x]\nb = 1",
        3,
        NO_TOML + "[claim.x] stands twice; ids are unique, so give one of the two another id",
    ),
    (
        "\n[person]\njörg = 1",
        3,
        NO_TOML + "'ö' needs quotation marks in a key or id: write \"jörg\" instead of jörg",
    ),
    (
        "[claim.größe]",
        1,
        NO_TOML + "'ö' needs quotation marks in a key or id: write \"größe\" instead of größe",
    ),
    (
        "[acme:geo-claim.x]",
        1,
        NO_TOML + "a tag with a prefix needs quotation marks: "
        'write ["acme:geo-claim".some-id] instead of [acme:geo-claim.some-id]',
    ),
    (
        "acme:tone = 1",
        1,
        NO_TOML + 'a key with a prefix needs quotation marks: write "acme:tone" instead of acme:tone',
    ),
    ('title: "x"', 1, NO_TOML + "expected `=` after the key, found a colon: write title = …"),
    (
        "a = 1\na = 2",
        2,
        NO_TOML + "a key or table stands twice; drop one of the two, or give it another name",
    ),
    ("a = yes", 1, NO_TOML + 'expected a value: put texts in quotation marks, as in `key = "value"`'),
    ("a = „b“", 1, NO_TOML + 'texts stand in straight quotation marks, as in `key = "value"`'),
    (
        'a = "b\nc"',
        1,
        NO_TOML
        + 'a text in quotation marks ends on its own line; put three (""") around one of several lines',
    ),
    ('a = """b', 1, NO_TOML + "a text is not closed; put a quotation mark at its end"),
    (
        "a = [1,\n2\n[b]",
        3,
        NO_TOML + "a list is not closed; put `]` at its end and commas between its items",
    ),
    ("a = {b = 1\n}", 1, NO_TOML + "a table in braces is not closed; it ends with `}` on the same line"),
    ("a = 1 b = 2", 1, NO_TOML + "expected the end of the line; write one key a line"),
    (
        'a = "C:\\x"',
        1,
        NO_TOML + "a backslash must be doubled, or the text put in 'single' quotation marks",
    ),
    (
        'a = """\nschön \\ä"""',
        2,
        NO_TOML + "a backslash must be doubled, or the text put in 'single' quotation marks",
    ),
    ("a = 2021-02-30", 1, NO_TOML + "there is no such date; dates are written as 2019-10-17"),
    ("[claim leak]", 1, NO_TOML + "expected `]` at the end of the header, as in `[claim.leak]`"),
    # What nobody writes.
    ("a = 1\n\x00", 2, NO_TOML + "it holds a null character; is this a text file, saved as UTF-8?"),
    ('a = "\a"', 1, NO_TOML + 'it holds a control character; write it as an escape, as in "\\u0007"'),
    (
        'a = "\ud800"',
        1,
        "the text holds half of a surrogate pair, which is no character; repair the text",
    ),
    (
        b'[case]\ntitle = "gr\xfc\xdfe"',
        2,
        "expected UTF-8, found the byte 0xfc, which is none; save the file as UTF-8",
    ),
    (
        "a = 1\nb = " + "[" * 100_000,
        2,
        "lists, tables or dotted keys are nested more than 64 deep; no case file needs that",
    ),
    (
        "a = 1\n[" + ".".join("a" * 100_000) + "]",
        2,
        "lists, tables or dotted keys are nested more than 64 deep; no case file needs that",
    ),
    (
        "a = 1\n\nb = " + "9" * 5000 + "\nc = 1",
        3,
        "this holds a number or date that cannot be read: a number has at most 64 digits, "
        "and a date must exist; write anything else in quotation marks",
    ),
    (
        "a = 1\nb = [\n1,\n1e9999999999999999999,\n]\nc = 1",
        4,
        "this holds a number or date that cannot be read: a number has at most 64 digits, "
        "and a date must exist; write anything else in quotation marks",
    ),
    (
        "#" * (16 * 1024 * 1024 + 1),
        1,
        "the text has 16,777,217 characters; expected at most 16,777,216; split it up",
    ),
]


@pytest.mark.parametrize(("source", "line", "message"), CASES, ids=range(len(CASES)))
def test_it_is_told_with_its_line_and_remedy(source, line, message):
    (problem,) = read(source, name="x.toml").problems

    assert (problem.code, problem.file, problem.line, problem.message) == ("syntax", "x.toml", line, message)
    assert problem.fatal


def test_a_byte_order_mark_is_passed_over():
    assert read(b"\xef\xbb\xbf[person]\nx = 'y'").ok
    assert read("\ufeff[person]\nx = 'y'").ok


def test_line_ends_of_windows_are_read():
    imported = read("[person]\r\nx = 'y'\r\nz = 5\r\n")

    assert "x" in imported.case
    assert [problem.line for problem in imported.problems] == [3]


def test_a_deep_call_stack_is_no_reason_to_fail():
    def deeper(depth):
        return read("a = " + "[" * 60 + "]" * 60) if depth == 0 else deeper(depth - 1)

    (problem,) = deeper(sys.getrecursionlimit() - 200 - len_of_stack()).problems

    assert problem.code in ("syntax", "shape")


def len_of_stack():
    frame, length = sys._getframe(), 0
    while frame is not None:
        frame, length = frame.f_back, length + 1
    return length


def test_an_empty_file_is_an_empty_case():
    imported = read("")

    assert (len(imported.case), imported.problems, dict(imported.texts)) == (0, (), {})
