"""A set of scales, looked up by whom they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from attrs import field, frozen

from counterclaim.frozen import FrozenMap
from counterclaim.ratings.keys import host_of, key_of
from counterclaim.ratings.reading import read_scales
from counterclaim.ratings.scale import Scale

__all__ = ["Scales"]


def _by_id(scales: Iterable[Scale]) -> FrozenMap[str, Scale]:
    return FrozenMap((scale.id, scale) for scale in scales)


@frozen
class Scales:
    """
    Scales by id, in the order given; never changed, and equal to another set of the same scales.

    Of several scales with one id the last counts, so that a caller can put one of their own in the place of
    one that is built in.
    """

    _scales: FrozenMap[str, Scale] = field(default=(), converter=_by_id)
    _by_name: FrozenMap[str, tuple[Scale, ...]] = field(init=False, eq=False, repr=False)
    _by_host: FrozenMap[str, tuple[Scale, ...]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        names: dict[str, dict[str, Scale]] = {}
        hosts: dict[str, dict[str, Scale]] = {}
        for scale in self:
            for name in (scale.publisher, *scale.names):
                names.setdefault(key_of(name), {})[scale.id] = scale
            for host in scale.hosts:
                hosts.setdefault(host, {})[scale.id] = scale
        object.__setattr__(self, "_by_name", FrozenMap((k, tuple(v.values())) for k, v in names.items()))
        object.__setattr__(self, "_by_host", FrozenMap((k, tuple(v.values())) for k, v in hosts.items()))

    @classmethod
    def default(cls) -> Scales:
        """Return the built-in scales."""
        return _default()

    def with_scales(self, scales: Iterable[Scale]) -> Scales:
        """Return this set with *scales* added, each in the place of one with the same id."""
        return Scales((*self, *scales))

    def of(self, publisher: str) -> tuple[Scale, ...]:
        """
        Return the scales of *publisher*, given by name, host or address.

        A name is one of those listed, but for case, Unicode form and space around it. A host is one of those
        listed, but for `www.`: no other subdomain, and nothing that looks alike, belongs to a publisher.
        """
        host = host_of(publisher)
        by_host = () if host is None else self._by_host.get(host, ())
        by_name = self._by_name.get(key_of(publisher), ())
        return (*by_host, *(scale for scale in by_name if scale not in by_host))

    def get(self, id: str) -> Scale | None:
        """Return the scale under *id*, or `None` where there is none."""
        return self._scales.get(id)

    def __iter__(self) -> Iterator[Scale]:
        return iter(self._scales.values())

    def __len__(self) -> int:
        return len(self._scales)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Scale):
            return self._scales.get(item.id) == item
        return item in self._scales


@cache
def _default() -> Scales:
    folder = files("counterclaim.ratings").joinpath("scales")
    named = sorted((file.name, file) for file in folder.iterdir() if file.name.endswith(".toml"))
    return Scales(scale for _, file in named for scale in read_scales(file.read_text(encoding="utf-8")))
