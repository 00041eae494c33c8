import re

import pytest

from counterclaim.formats.svg.style import DARK, LIGHT, STYLE

#: What is written on what: text on its ground.
PAIRS = [
    *[(ink, ground) for ink in ("ink", "muted") for ground in ("paper", "panel")],
    *[("on", fill) for fill in ("blue", "red")],
    *[(ink, "paper") for ink in ("blue", "red", "green")],
]
#: Lines and shapes that carry meaning, on what they stand on.
SHAPES = [
    (ink, ground)
    for ink in ("line", "blue", "red", "green", "amber", "muted")
    for ground in ("paper", "panel")
]


def luminance(colour):
    """Return the relative luminance of *colour* (WCAG 2.2)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_text_stands_out_from_its_ground(palette, ink, ground):
    assert contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), SHAPES)
def test_every_shape_stands_out_from_its_ground(palette, ink, ground):
    assert contrast(palette[ink], palette[ground]) >= 3


def test_no_text_is_smaller_than_eleven_pixels():
    sizes = [int(size) for size in re.findall(r"font-size:(\d+)px", STYLE)]

    assert min(sizes) == 11


def test_both_palettes_have_the_same_colours():
    assert LIGHT.keys() == DARK.keys()


def test_the_dark_colours_are_for_dark_screens_and_never_for_paper():
    light, dark = STYLE.split("@media screen and (prefers-color-scheme:dark)")

    assert not [colour for colour in DARK.values() if colour in light and colour not in LIGHT.values()]
    assert DARK["ink"] in dark


def test_every_rule_is_for_pictures_alone():
    selectors = re.findall(r"(?m)^([^{}@\n]+)\{", STYLE)

    assert len(selectors) > 30
    assert all(part.startswith(".cc-pic") for selector in selectors for part in selector.split(","))


def test_nothing_is_loaded_and_nothing_ends_the_style_sheet():
    assert not re.search(r"<|url\(|@import|expression|javascript", STYLE)
