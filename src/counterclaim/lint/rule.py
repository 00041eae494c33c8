"""Rules: callables that yield hits, with a code and what they need."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

import attrs

from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.subject import Subject

__all__ = ["Check", "LintRule"]

#: `CC101` is ours; an extension's begins with a prefix of its own and a colon: `acme:P01`.
_CODE = re.compile(r"CC\d{3}|[a-z][a-z0-9-]*:[A-Za-z0-9-]+")


class Check(Protocol):
    """
    What finds what a rule is about.

    It has no side effects, and yields the same for the same subject. One that raises is named in the result,
    and the others still run.
    """

    def __call__(self, subject: Subject, /) -> Iterable[Hit]:
        """Return what is found in *subject*."""
        ...


def _check_code(instance: LintRule, attribute: attrs.Attribute[str], code: str) -> None:
    if not _CODE.fullmatch(code):
        message = f"the code of a rule is a prefix, a colon and a name, as 'acme:P01', not {code!r}"
        raise ValueError(message)


@attrs.frozen(kw_only=True)
class LintRule:
    """
    A rule of a lint.

    Attributes:
        code: Its code: `CC101`, or with the prefix of an extension `acme:P01`.
        title: What it is about, in a few English words.
        level: How much its findings weigh, where the profile says nothing else.
        check: What finds them.
        needs: What it looks at besides the case; without that it is told as not checked.
        partly_needs: What a part of it looks at; without that it runs, and is told as checked in part.
        settled_by_note: Whether a note with a reason and an author settles a finding.
    """

    code: str = attrs.field(validator=_check_code)
    title: str
    level: Level
    check: Check
    needs: tuple[Missing, ...] = ()
    partly_needs: tuple[Missing, ...] = ()
    settled_by_note: bool = True
