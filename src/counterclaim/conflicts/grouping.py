"""Statements of one subject and property, put together by what they can be compared on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from counterclaim.conflicts.entries import EntityKey, Entry, Setting
from counterclaim.conflicts.identity import Identity

__all__ = ["by_line", "by_setting", "grouped", "setting_pairs"]

K = TypeVar("K")


def grouped(entries: Iterable[Entry], key: Callable[[Entry], K]) -> dict[K, list[Entry]]:
    """Return *entries* by what *key* says of each, in their order."""
    groups: dict[K, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return groups


def by_line(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return *entries* by the line that their values lie on."""
    return grouped(entries, lambda entry: entry.reading.line)


def by_setting(entries: Iterable[Entry]) -> dict[Setting, list[Entry]]:
    """Return *entries* by what they have to share to be about the same thing, besides time."""
    return grouped(entries, lambda entry: entry.setting)


def setting_pairs(settings: Sequence[Setting], identity: Identity) -> Iterator[tuple[Setting, Setting]]:
    """
    Yield each two of *settings* that may go together by their separators and by the times of their totals.

    Those with the same separators are compared with each other, in the order in which their totals begin; one
    that leaves a separator open, with all.
    """
    closed: dict[tuple[object, ...], list[Setting]] = {}
    open_ = []
    for setting in settings:
        if any(_is_open(separator, identity) for separator in setting.separators):
            open_.append(setting)
        else:
            closed.setdefault(setting.separators, []).append(setting)
    for group in closed.values():
        yield from _by_extent(group)
    yield from combinations(open_, 2)
    for group in closed.values():
        for setting in open_:
            for other in group:
                yield setting, other


def _is_open(separator: object, identity: Identity) -> bool:
    return separator is None or (isinstance(separator, EntityKey) and bool(identity.unsure(separator.key)))


def _by_extent(settings: list[Setting]) -> Iterator[tuple[Setting, Setting]]:
    undated = [setting for setting in settings if setting.extent is None]
    dated = [(setting.extent, setting) for setting in settings if setting.extent is not None]
    yield from combinations(undated, 2)
    active: list[tuple[float, Setting]] = []
    for extent, setting in sorted(dated, key=lambda pair: pair[0]):
        active = [pair for pair in active if pair[0] >= extent.earliest_start]
        for _, other in active:
            yield other, setting
        for other in undated:
            yield other, setting
        active.append((extent.latest_end, setting))
