"""Classes that hold themselves, as a comment and its answers do."""

from __future__ import annotations

import attrs
import pytest

from counterclaim.codec.reading import make_converter
from counterclaim.model.record import Extensible


@attrs.frozen(kw_only=True)
class Comment(Extensible):
    text: str
    answers: tuple[Comment, ...] = ()


def from_below(frames, call):
    return from_below(frames - 1, call) if frames else call()


@pytest.mark.parametrize("detailed", [False, True])
def test_are_read_to_any_depth(detailed):
    converter = make_converter(lambda value, _: value, strict=False, detailed=detailed)
    data = {"text": "a", "answers": [{"text": "b", "answers": [{"text": "c"}]}]}

    read = converter.structure(data, Comment)

    assert read.answers[0].answers[0] == Comment(text="c")


@pytest.mark.parametrize("frames", range(500, 760, 13))
def test_are_read_however_much_of_the_stack_is_used(frames):
    converter = make_converter(lambda value, _: value, strict=False, detailed=False)

    hook = from_below(frames, lambda: converter.get_structure_hook(Comment | None))

    assert hook({"text": "a", "answers": [{"text": "b"}]}, Comment) == Comment(
        text="a", answers=(Comment(text="b"),)
    )
