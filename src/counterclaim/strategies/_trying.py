"""How often a conformance check is tried, and how."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

__all__ = ["tried"]


def tried(examples: int) -> settings:
    """
    Return the settings by which a check is tried on so many *examples*, whatever these cost.

    The message says what is wrong with any of them; to find the smallest one would take many times as long.
    """
    return settings(
        max_examples=examples,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        database=None,
    )
