"""What notebooks show of an object: small tables in which nothing acts."""

import attrs
import pytest

from counterclaim.notebook import field_table, text_table
from counterclaim.values import Protected


@attrs.frozen
class Part:
    left: str
    right: int = 0


@attrs.frozen
class Thing:
    name: str = ""
    parts: tuple = ()
    secret: object = None
    missing: object = None
    never: bool = False
    more: object = None


def test_a_table_of_texts_has_a_title_and_headings():
    assert text_table("Papers", ("id", "name"), [("p", "Paper")]) == (
        "<table><caption>Papers</caption><thead><tr>"
        '<th scope="col">id</th><th scope="col">name</th></tr></thead>'
        '<tbody><tr><td dir="auto">p</td><td dir="auto">Paper</td></tr></tbody></table>'
    )


def test_a_line_may_stand_below_it():
    assert text_table("Papers", ("id",), [], below="and 3 more").endswith("</table><p>and 3 more</p>")


@pytest.mark.parametrize("text", ["<script>", '"><img src=x>', "&lt;"])
def test_every_text_is_escaped(text):
    table = text_table(text, (text,), [(text,)], below=text)

    assert text not in table
    assert table.count("<table>") == table.count("</table>") == 1


def test_what_is_hidden_is_spelled_out():
    assert "&lt;U+202E&gt;exe" in text_table("x", (), [("name", "\u202eexe\x1b[2J")])


def test_a_long_text_is_cut():
    assert len(text_table("x", (), [("name", "y" * 1_000_000)])) < 500


def test_the_fields_of_an_object_are_named_where_they_hold_something():
    table = field_table("Thing", Thing("A", parts=(Part("x", 1), Part("y"))))

    assert '<th scope="row">parts</th><td dir="auto">left: x; right: 1 | left: y; right: 0</td>' in table
    assert "missing" not in table
    assert "never" not in table


def test_what_is_protected_is_masked():
    table = field_table("Thing", Thing("A", secret=Protected("Jane Roe"), parts=(Protected("Jane Roe"),)))

    assert "Jane Roe" not in table
    assert table.count("&lt;protected&gt;") == 2


def test_of_many_parts_the_first_are_named():
    assert "8, 9, …<" in field_table("Thing", Thing("A", parts=tuple(map(str, range(5_000)))))
    assert "9: 9; …<" in field_table("Thing", Thing("A", more={str(n): n for n in range(5_000)}))


def test_what_is_nested_without_end_ends():
    deep = ()
    for _ in range(200):
        deep = (deep, "x")

    assert len(field_table("Thing", Thing("A", parts=deep))) < 2_000
