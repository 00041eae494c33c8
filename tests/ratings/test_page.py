"""The page about ratings shows the scales and tags that are built in."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.ratings import TAGS, Label, Scale, Scales, Truth

PAGE = Path(__file__).parents[2] / "docs/ratings.md"
ORDER = sorted(Truth, reverse=True)


def tag_rows() -> list[str]:
    return [f"| `{tag}` | {meaning} |" for tag, meaning in TAGS.items()]


def scale_rows() -> list[str]:
    heads = ["scale", *map(str, ORDER), "no place in the order"]
    rows = [heads, ["---"] * len(heads), *map(cells, Scales.default())]
    return ["| " + " | ".join(row) + " |" for row in rows]


def cells(scale: Scale) -> list[str]:
    placed = [" · ".join(shown(label) for label in scale.labels if label.truth is truth) for truth in ORDER]
    others = " · ".join(shown(label) for label in scale.labels if label.truth is None)
    return [head(scale), *placed, others or scale.remark or ""]


def head(scale: Scale) -> str:
    days = [f"from {scale.valid_from}"] if scale.valid_from else []
    days += [f"until {scale.valid_until}"] if scale.valid_until else []
    return ", ".join(
        [f"{scale.publisher} (`{scale.id}`)", *([scale.language] if scale.language else []), *days]
    )


def shown(label: Label) -> str:
    return f"{label.text} ({', '.join(label.tags)})" if label.tags else label.text


@pytest.mark.parametrize("rows", [tag_rows, scale_rows])
def test_the_page_shows_what_is_built_in(rows):
    page = PAGE.read_text(encoding="utf-8")

    assert "\n".join(rows()) in page, "\n" + "\n".join(rows())
