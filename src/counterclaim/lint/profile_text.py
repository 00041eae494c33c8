"""Reading a newsroom's own profile from TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import attrs

from counterclaim.checks import shown
from counterclaim.lint.finding import Level
from counterclaim.lint.norms import Norm
from counterclaim.lint.profile import Profile
from counterclaim.lint.profiles import PROFILES
from counterclaim.lint.rules import RULES

__all__ = ["read_profile"]

_KEYS = ("id", "title", "based_on", "levels", "least_reply_days", "least_origins", "norms")
_NORM = ("title", "section", "url", "read_on", "read_in")
_LONGEST = 200_000
_CODES = frozenset(rule.code for rule in RULES)


def read_profile(text: str) -> Profile:
    """
    Return the profile that *text* describes, in TOML.

    `id` names it, `title` for people; `based_on` is the id of the profile that it changes, "default" where it
    is left out; `least_reply_days` and `least_origins` are whole numbers; `[levels]` gives rules a level by
    their codes, "error", "warning", "note" or "off"; `[[norms.CC101]]` says what a rule follows from, with
    `title`, `section`, `url`, `read_on`, and `read_in` where it was read elsewhere.

    Raises:
        ValueError: It is none, with the key that is wrong.
    """
    if len(text) > _LONGEST:
        message = f"a profile has at most {_LONGEST:,} characters"
        raise ValueError(message)
    try:
        given = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message = f"this is no TOML: {error}"
        raise ValueError(message) from error
    _check_keys(given, _KEYS, "")
    base = PROFILES.get(_text(given, "based_on", default="default"))
    if base is None:
        message = f"based_on is one of {', '.join(PROFILES)}, not {shown(given['based_on'])}"
        raise ValueError(message)
    return attrs.evolve(
        base,
        id=_text(given, "id"),
        title=_text(given, "title", default=_text(given, "id")),
        levels={**base.levels, **_levels(_table(given, "levels"))},
        norms=_with_norms(base, _norms(_table(given, "norms"))),
        least_reply_days=_number(given, "least_reply_days", base.least_reply_days),
        least_origins=_number(given, "least_origins", base.least_origins),
    )


def _check_keys(given: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    unknown = next((key for key in given if key not in known), None)
    if unknown is not None:
        message = f"{where}{shown(unknown)} is no key of it; the keys are {', '.join(known)}"
        raise ValueError(message)


def _text(given: Mapping[str, Any], key: str, *, default: str | None = None, where: str = "") -> str:
    value = given.get(key, default)
    if not isinstance(value, str) or not value.strip():
        message = f"{where}{key} is a text, not {shown(value)}"
        raise ValueError(message)
    return value


def _number(given: Mapping[str, Any], key: str, default: int) -> int:
    value = given.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        message = f"{key} is a whole number from 0, not {shown(value)}"
        raise ValueError(message)
    return value


def _table(given: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = given.get(key, {})
    if not isinstance(value, dict):
        message = f"{key} is a table, not {shown(value)}"
        raise ValueError(message)
    return value


def _levels(given: Mapping[str, Any]) -> dict[str, Level]:
    known = {level.value: level for level in Level}
    for code, value in given.items():
        _check_code(code, f"levels.{code}")
        if not isinstance(value, str) or value not in known:
            message = f"levels.{code} is one of {', '.join(known)}, not {shown(value)}"
            raise ValueError(message)
    return {code: known[value] for code, value in given.items()}


def _with_norms(base: Profile, own: Mapping[str, tuple[Norm, ...]]) -> dict[str, tuple[Norm, ...]]:
    """Return the norms of *base* and the *own* ones, which go before: those of a code before its aspects."""
    kept = {key: norms for key, norms in base.norms.items() if key.partition(".")[0] not in own}
    return kept | dict(own)


def _check_code(code: str, where: str) -> None:
    if ":" not in code and code not in _CODES:  # what an extension brings may not be there today
        message = f"{shown(where)}: there is no rule {shown(code)}; see the codes"
        raise ValueError(message)


def _norms(given: Mapping[str, Any]) -> dict[str, tuple[Norm, ...]]:
    norms = {}
    for code, entries in given.items():
        _check_code(code.partition(".")[0], f"norms.{code}")
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            message = f"norms.{code} is a list of tables, as [[norms.{code}]], not {shown(entries)}"
            raise ValueError(message)
        norms[code] = tuple(_norm(entry, f"norms.{code}: ") for entry in entries)
    return norms


def _norm(given: Mapping[str, Any], where: str) -> Norm:
    _check_keys(given, _NORM, where)
    read_on = given.get("read_on")
    if not isinstance(read_on, date) or isinstance(read_on, datetime):
        message = f"{where}read_on is a day, as 2026-11-26, not {shown(read_on)}"
        raise ValueError(message)
    return Norm(
        title=_text(given, "title", where=where),
        section=_text(given, "section", where=where),
        url=_text(given, "url", where=where),
        read_on=read_on,
        read_in=_text(given, "read_in", where=where) if "read_in" in given else None,
    )
