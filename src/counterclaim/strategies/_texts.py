"""Texts, ids and JSON values, the hard ones among them."""

from __future__ import annotations

from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from counterclaim.frozen import FrozenMap, JsonValue
from counterclaim.strategies._leaves import floats, integers

__all__ = ["frozen_maps", "ids", "json_objects", "json_values", "languages", "texts"]

K = TypeVar("K")
V = TypeVar("V")

_CHARACTERS = st.characters(exclude_categories=["Cs"])
_SOLID = st.characters(exclude_categories=["Zs", "Zl", "Zp", "Cc", "Cs"])
_WORDS = (
    "The police leak videos",
    "Größtenteils falsch",
    "Größe",  # composed …
    "Gro\u0308ße",  # … and decomposed: they look the same and are not
    "İstanbul",
    "ﬁnal",
    "полиција",
    "\u202eevil\u202c",  # reads backwards where bidi controls are obeyed
    "عربي \u0661\u0662",
    "\U0001f3a5 \U0001d518nicode",  # beyond the first plane: two units each in UTF-16
    "zero\u200bwidth",
    "a\u00a0b",
    "line\none\r\ntwo\ttab",
    "para\u2028graph",
    "\x1b[31mred\x1b[0m",
    "nul\x00nul",
    '"quoted" \\ <b>&amp;</b>',
    "null",
    "true",
    "5.0",
    "2019-10-17",
    "=1+1",
    "x" * 300,
)
_BLANK = ("", " ", "\t\n", "\u2003")
_IDS = (
    "leak",
    "police-denial",
    "c@paper",
    "0",
    "null",
    "Größe",
    "Gro\u0308ße",
    "полиција",
    "\U0001f3a5",
    "a\u202eb",
    "a/b#1",
    "q" * 256,
)
_LANGUAGES = ("de", "en", "sr-Latn-RS", "pt-BR", "zh-Hant-TW", "de-1901", "x-klingon", "DE")
_KEYS = ("acme:tone", "acme:größe", "colour", "nested", "1", "", "\U0001f3a5")


def texts(*, blank: bool = True, max_size: int = 12) -> SearchStrategy[str]:
    """
    Return a strategy for texts that can be written: plain, composed and decomposed, bidirectional, astral.

    Without *blank*, none is empty or white space only. *max_size* limits those that are made up, not the
    fixed hard ones.
    """
    known = st.sampled_from(_WORDS + _BLANK if blank else _WORDS)
    if blank:
        return st.one_of(known, st.text(_CHARACTERS, max_size=max_size))
    around = st.text(_CHARACTERS, max_size=max(max_size - 1, 0) // 2)
    return st.one_of(known, st.tuples(around, _SOLID, around).map("".join))


def ids() -> SearchStrategy[str]:
    """Return a strategy for ids, from everyday ones to those of 256 characters in any script."""
    return st.one_of(
        st.sampled_from(_IDS),
        st.text("abcdefghijklmnopqrstuvwxyz0123456789-@", min_size=1, max_size=12),
        st.text(_SOLID, min_size=1, max_size=6),
    )


def languages() -> SearchStrategy[str]:
    """Return a strategy for language tags (BCP 47)."""
    return st.sampled_from(_LANGUAGES)


def frozen_maps(
    keys: SearchStrategy[K], values: SearchStrategy[V], *, min_size: int = 0, max_size: int = 3
) -> SearchStrategy[FrozenMap[K, V]]:
    """Return a strategy for maps that never change, of *keys* to *values*."""
    return st.dictionaries(keys, values, min_size=min_size, max_size=max_size).map(FrozenMap)


def _lists(items: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=3).map(tuple)


_JSON: SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), integers(), floats(), texts()),
    lambda inner: st.one_of(_lists(inner), frozen_maps(texts(), inner)),
    max_leaves=4,
)


def json_values() -> SearchStrategy[JsonValue]:
    """Return a strategy for what JSON can hold, frozen: `1` beside `1.0` and `True`, nested tuples, maps."""
    return _JSON


def json_objects(*, without: frozenset[str] = frozenset()) -> SearchStrategy[FrozenMap[str, JsonValue]]:
    """Return a strategy for frozen JSON objects, with none of the keys *without*."""
    plain = st.sampled_from([key for key in _KEYS if key not in without])
    prefixed = texts(max_size=6).map("elsewhere:".__add__)
    return frozen_maps(st.one_of(plain, prefixed), _JSON, max_size=2)
