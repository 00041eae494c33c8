"""How statements, guards and what is not known are put into words, for the sentences about conflicts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from counterclaim.conflicts.comparison import Comparison
from counterclaim.conflicts.relations import Check, Guard
from counterclaim.conflicts.stated import Named, Stated
from counterclaim.conflicts.times import GuardOutcome
from counterclaim.model import ClaimKind
from counterclaim.values import DateSpan, Period, Quantity, Text, Value
from counterclaim.words import Words, short

__all__ = ["Teller"]

_GUARDS = frozenset(guard.value for guard in Guard)
#: Sources that are named for one statement.
_MOST_NAMED = 3


class Teller:
    """Puts the parts of a sentence into the words of one language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def number(self, number: int) -> str:
        """Return a count with the separators of the language."""
        return self.words.number(Decimal(number))

    def pair(self, key: str, comparison: Comparison, *, definite_anyway: bool = False, **values: str) -> str:
        """Return the phrase *key* about the statements of *comparison*, with what is not known of them."""
        left, right = comparison.left, comparison.right
        assert left is not None
        assert right is not None
        unknown = [] if definite_anyway else self.unknown(comparison)
        parts = {
            "about": self.about(left),
            "subject": short(left.subject.name),
            "left": self.said(left),
            "right": self.said(right),
            "unknown": self.words.joined(unknown),
        }
        return self.words(f"{key}-possible" if unknown else key, **{**parts, **values})

    def about(self, stated: Stated) -> str:
        """Return what a statement is about, and what it says of it."""
        subject, property = short(stated.subject.name), short(stated.property.name)
        return self.words("conflict.about", subject=subject, property=property)

    def said(self, stated: Stated) -> str:
        """Return the value of a statement, according to whom, and through whom."""
        value = self.value(stated)
        if not stated.sources:
            return self.words("conflict.said-nobody", value=value)
        who = self.names(stated.sources)
        if not stated.through:
            return self.words("conflict.said", value=value, who=who)
        return self.words("conflict.said-through", value=value, who=who, through=self.names(stated.through))

    def names(self, sources: Sequence[Named]) -> str:
        """Return the names of *sources*, the first few of them."""
        named = [short(source.name) for source in sources[:_MOST_NAMED]]
        if len(sources) > _MOST_NAMED:
            named.append(self.words("list.more", count=len(sources) - _MOST_NAMED))
            return ", ".join(named)
        return self.words.joined(named)

    def value(self, stated: Stated) -> str:
        """Return the value of a statement, denied where it is, with the time for which it holds."""
        value = self.plain_value(stated)
        if stated.negated:
            value = self.words("figures.negated", value=value)
        period = self.words.period(stated.during)
        return self.words("conflict.as-of", value=value, period=period) if period else value

    def plain_value(self, stated: Stated) -> str:
        """Return the value of a statement as it was worded."""
        return short(stated.value_name) if stated.value_name is not None else self.of_value(stated.value)

    def of_value(self, value: Value) -> str:
        """Return *value* as it was worded, else in a fixed form."""
        if isinstance(value, Quantity | DateSpan) and value.text is not None:
            return self.words.quoted(short(value.text))
        if isinstance(value, Text):
            return self.words.quoted(short(value.value))
        return short(self.words.value(value))

    def unknown(self, comparison: Comparison) -> list[str]:
        """Return what is not known of two statements, each in a few words."""
        unknown = (check for check in comparison.checks if check.unknown)
        return list(dict.fromkeys(self.of_check("unknown", check, comparison) for check in unknown))

    def unknown_name(self, name: str, several: Sequence[Stated]) -> str:
        """Return what is not known of *several* statements, by the *name* of its guard."""
        if name not in _GUARDS:  # a rule of an extension has its own
            return short(name)
        if not several:
            return self.words(f"guard.{name}")
        check = Check(Guard(name), GuardOutcome.UNKNOWN, several[0].subject, several[-1].subject)
        return self._phrase("unknown", check, property=short(several[0].property.name))

    def of_check(self, what: str, check: Check, comparison: Comparison) -> str:
        """Return the phrase *what* ("why", "unknown", "settle") about one guard."""
        stated = comparison.left
        property = "" if stated is None else short(stated.property.name)
        sides = (comparison.left, comparison.right)
        left, right = (
            self._looked_at(check, seen, one)
            for seen, one in zip((check.left, check.right), sides, strict=True)
        )
        return self._phrase(what, check, left=left, right=right, property=property)

    def _phrase(self, what: str, check: Check, **values: str) -> str:
        sides = {"left": str(check.left), "right": str(check.right)}
        detail = short(check.detail or "")
        key = f"{what}.{check.guard.value}"
        special = f"{key}.{detail}"
        return self.words(special if special in self.words else key, **{**sides, "detail": detail, **values})

    def _looked_at(self, check: Check, seen: Any, stated: Stated | None) -> str:
        if stated is not None and check.guard in (Guard.VALUE, Guard.UNIT, Guard.SINGLE_VALUED):
            return self.plain_value(stated)
        if seen is None:
            return self.words("why.no-date" if check.guard in (Guard.TIME, Guard.EXTENT) else "why.nothing")
        if isinstance(seen, Period):
            return self.words.period(seen)
        if isinstance(seen, ClaimKind):
            return seen.value
        return self.of_value(seen) if isinstance(seen, Value) else short(str(seen))
