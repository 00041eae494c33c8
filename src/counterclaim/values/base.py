"""The base of all values, and those that say no more than that there is one, none, or a foreign one."""

from __future__ import annotations

import attrs

from counterclaim.checks import JsonObject, check_fields, refuse
from counterclaim.frozen import EMPTY, frozen_object
from counterclaim.registry import value_type

__all__ = ["NoValue", "SomeValue", "UnknownValue", "Value"]


@attrs.frozen
class Value:
    """
    What a statement says of its subject.

    Derive from it, under `@value_type("acme:…")` and `@attrs.frozen`, to add a kind of value. The fields are
    checked against their annotations; a class with an `__attrs_post_init__` of its own calls this one first.
    """

    def __attrs_post_init__(self) -> None:
        check_fields(self)


@value_type("some-value")
@attrs.frozen
class SomeValue(Value):
    """There is a value, and it is unknown: "a minister resigned", whoever it was."""


@value_type("no-value")
@attrs.frozen
class NoValue(Value):
    """There is none: "she has no children"."""


@attrs.frozen(kw_only=True)
class UnknownValue(Value):
    """
    A value of a type that is not registered here, kept as it was written.

    Attributes:
        tag: The tag it was written under.
        data: Everything it held, its reserved keys included.
    """

    tag: str
    data: JsonObject = attrs.field(default=EMPTY, converter=frozen_object)

    def __attrs_post_init__(self) -> None:
        Value.__attrs_post_init__(self)
        if "type" in self.data:
            refuse(self, "data", "the key 'type' has a place of its own, the tag")
