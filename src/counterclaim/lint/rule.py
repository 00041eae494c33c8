"""Rules: callables that yield hits, with a code and what they need."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NoReturn, Protocol

import attrs

from counterclaim.checks import shown
from counterclaim.lint.finding import Hit, Level, Missing
from counterclaim.lint.subject import Subject
from counterclaim.safe_text import has_visible

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


def _check_code(instance: LintRule, attribute: attrs.Attribute[str], code: object) -> None:
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        message = f"the code of a rule is a prefix, a colon and a name, as 'acme:P01', not {shown(code)}"
        raise ValueError(message)


def _check_title(instance: LintRule, attribute: attrs.Attribute[str], title: object) -> None:
    if not isinstance(title, str) or not has_visible(title):
        _refuse(instance, f"the title is a text, not {shown(title)}")


def _check_level(instance: LintRule, attribute: attrs.Attribute[Level], level: object) -> None:
    if not isinstance(level, Level) or level is Level.OFF:
        _refuse(instance, f"the level is Level.ERROR, Level.WARNING or Level.NOTE, not {shown(level)}")


def _check_check(instance: LintRule, attribute: attrs.Attribute[Check], check: object) -> None:
    if isinstance(check, type) or not callable(check):
        _refuse(instance, f"the check is what can be called with a subject, not {shown(check)}")


def _check_needs(instance: LintRule, attribute: attrs.Attribute[tuple[Missing, ...]], needs: object) -> None:
    if not isinstance(needs, tuple) or not all(isinstance(need, Missing) for need in needs):
        _refuse(instance, f"{attribute.name} is a tuple of Missing, as (Missing.NOW,), not {shown(needs)}")


def _refuse(rule: LintRule, fault: str) -> NoReturn:
    message = f"rule {rule.code!r}: {fault}"
    raise TypeError(message)


def _as_tuple(needs: Iterable[Missing]) -> tuple[Missing, ...]:
    return tuple(needs) if isinstance(needs, list | tuple) else needs  # type: ignore[return-value]


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

    Raises:
        TypeError: Something is not what it has to be, as a level that is no `Level`, or `Level.OFF`.
        ValueError: The code is none.
    """

    code: str = attrs.field(validator=_check_code)
    title: str = attrs.field(validator=_check_title)
    level: Level = attrs.field(validator=_check_level)
    check: Check = attrs.field(validator=_check_check)
    needs: tuple[Missing, ...] = attrs.field(default=(), converter=_as_tuple, validator=_check_needs)
    partly_needs: tuple[Missing, ...] = attrs.field(default=(), converter=_as_tuple, validator=_check_needs)
    settled_by_note: bool = True
