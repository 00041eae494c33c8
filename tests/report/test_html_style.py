"""How the page looks: what is asked of its style sheet, and not of the eye."""

import re

import pytest

from counterclaim.formats import svg
from counterclaim.report.blocks import Column
from counterclaim.report.html_style import STYLE, column_style

SURROUNDED = re.compile(r"(--[a-z-]+):(#[0-9a-f]{3,6})")


def luminance(colour):
    """Return the relative luminance of *colour* (WCAG 2.2, section on relative luminance)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(dark):
    whole, night = STYLE.split(":root{")[1:3]
    return dict(SURROUNDED.findall(night.split("}")[0] if dark else whole.split("}")[0]))


@pytest.mark.parametrize("dark", [False, True])
def test_texts_can_be_read_on_their_grounds(dark):
    found = colours(dark)
    pairs = [(text, ground) for text in ("--ink", "--soft", "--accent") for ground in ("--paper", "--ground")]
    pairs += [("--against", "--against-ground"), ("--doubt", "--doubt-ground"), ("--ink", "--marked")]
    pairs += [
        ("--against", "--paper"),
        ("--soft", "--marked"),
        ("--accent", "--marked"),
        ("--paper", "--accent"),
    ]

    assert not [pair for pair in pairs if contrast(*(found[name] for name in pair)) < 4.5]


def test_it_cannot_end_the_element_that_it_stands_in():
    assert "<" not in STYLE + svg.STYLE + column_style({"t0": [Column("</style>")]})


def test_it_is_dark_on_dark_screens_and_never_on_paper():
    assert "@media screen and (prefers-color-scheme:dark)" in STYLE
    assert "@media print" in STYLE


def test_the_titles_of_columns_stand_in_the_cards_of_a_narrow_screen():
    style = column_style({"t3": [Column("id"), Column('said by → "whom"', right=True)]})

    assert '.t3 tr>:nth-child(1)::before{content:"id"}' in style
    assert r'.t3 tr>:nth-child(2)::before{content:"said\20 by\20 \2192 \20 \22 whom\22 "}' in style


def test_a_column_of_numbers_is_set_to_the_right():
    style = column_style({"t0": [Column("count", right=True)]})

    assert ".t0 tr>:nth-child(1){text-align:end" in style
