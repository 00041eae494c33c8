"""Tells hypothesis which strategy makes which type."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from counterclaim import model, values
from counterclaim.frozen import FrozenMap
from counterclaim.model.record import Extensible, Foreign, Record
from counterclaim.strategies._derive import for_type
from counterclaim.strategies._records import any_record
from counterclaim.strategies._texts import frozen_maps, texts
from counterclaim.strategies._values import any_value, protected
from counterclaim.values.base import Value
from counterclaim.values.protected import Protected

__all__ = ["register_strategies"]


def register_strategies() -> None:
    """Have `hypothesis.strategies.from_type` use the strategies of this package."""
    for module in (model, values):
        for name in module.__all__:
            cls = getattr(module, name)
            if isinstance(cls, type) and issubclass(cls, Extensible | Foreign | Value):
                st.register_type_strategy(cls, for_type)
    # A base stands for everything that derives from it and is registered at the time.
    st.register_type_strategy(Record, lambda _: any_record())
    st.register_type_strategy(Value, lambda _: any_value())
    st.register_type_strategy(FrozenMap, _maps)
    st.register_type_strategy(Protected, _hidden)


def _maps(annotation: Any) -> SearchStrategy[FrozenMap[Any, Any]]:
    key, value = get_args(annotation) or (str, str)
    return frozen_maps(st.from_type(key), st.from_type(value))


def _hidden(annotation: Any) -> SearchStrategy[Protected[Any]]:
    arguments = get_args(annotation)
    return protected(st.from_type(arguments[0]) if arguments else texts())
