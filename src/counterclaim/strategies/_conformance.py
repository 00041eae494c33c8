"""Checks of what every type has to keep, for the tests of those who add one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis.errors import HypothesisException, Unsatisfiable
from hypothesis.strategies import DrawFn, SearchStrategy, composite

from counterclaim.errors import CounterclaimError
from counterclaim.strategies._class_rules import check_class
from counterclaim.strategies._derive import for_type
from counterclaim.strategies._instance_rules import InstanceRules
from counterclaim.strategies._migration_rules import check_migrations
from counterclaim.strategies._region_rules import check_regions
from counterclaim.strategies._subject import ConformanceError, Subject

__all__ = ["ConformanceError", "check_type"]

T = TypeVar("T")


def check_type(
    cls: type[T],
    *,
    examples: int = 100,
    old: Sequence[Mapping[str, Any]] = (),
    strategy: SearchStrategy[T] | None = None,
) -> None:
    """
    Check that *cls*, a record or value type, keeps what every type has to keep.

    Call it in a test of the extension that brings the type. It looks at how the class is registered,
    decorated and annotated, at its defaults and references, and then at as many instances as *examples* says:
    they refuse what is of the wrong type, compare and hash by what they hold, are copied and pickled, are
    written and read back in both forms, obey their JSON Schema (where `jsonschema` is installed), and come
    unchanged through a reader without the extension. The regions of a value type that has `region()` obey the
    laws of sets.

    *old* are objects as older versions of the type wrote them; the migrations must read them, and be pure.
    *strategy* makes the instances, where a rule that the class has between its fields refuses most of those
    that `for_type` makes.

    Raises:
        ConformanceError: The type breaks a rule; the message says which, and what to do.
    """
    subject = check_class(cls)
    rules = InstanceRules(subject)
    for instance in check_migrations(subject, old):
        rules.check(instance)
    refusals: list[str] = []
    instances = _accepted(subject, for_type(cls) if strategy is None else strategy, refusals)

    @settings(
        max_examples=examples,
        deadline=None,
        phases=_PHASES,
        suppress_health_check=_HEALTH,
        report_multiple_bugs=False,
    )
    @given(instances, instances)
    def check(instance: T, other: T) -> None:
        rules.check(instance)
        rules.check_differences(instance, other)
        check_regions(subject, instance, other)

    try:
        check()
    except Unsatisfiable:
        if not refusals:
            raise
        raise subject.fault(
            f"refuses every instance that its annotations allow, last with: {refusals[-1]}; pass a strategy "
            "that makes some it takes, as strategy=for_type(…) with fields fixed or narrowed"
        ) from None


# To explain a failure takes longer than to find it, and the message says what is wrong.
_PHASES = (Phase.reuse, Phase.generate, Phase.shrink)
_HEALTH = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)


@composite
def _accepted(draw: DrawFn, subject: Subject, strategy: SearchStrategy[T], refusals: list[str]) -> T:
    """Return a strategy for what *strategy* makes, passing over what a rule of the class itself refuses."""
    try:
        return draw(strategy)
    except HypothesisException:
        raise
    except (CounterclaimError, ValueError) as error:
        refusals.append(str(error))
        reject()
    except Exception as error:
        raise subject.fault(
            f"fails on what its annotations allow, with {type(error).__name__}: {error}; raise ValueError, "
            "with what is wrong and what to do, for what it refuses"
        ) from error
