"""Where names that were erased still stand in texts, so that somebody can decide what becomes of them."""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from counterclaim.findings import Problem
from counterclaim.store.drivers import Database
from counterclaim.store.log import RECORD_OPS, events
from counterclaim.store.redacting import Redaction, readable, spellings
from counterclaim.store.sought import folded

__all__ = ["Names", "mentions"]

_WORD = re.compile(r"\w+")


def mentions(database: Database, names: Iterable[str], words: Iterable[str]) -> Iterator[Problem]:
    """
    Yield where *names* still stand as whole words, and *words* in the name of the store.

    Raises:
        DamagedStoreError: An event cannot be read.
    """
    sought, redaction = Names(names), Redaction({}, words)
    for event in events(database, "payload IS NOT NULL"):
        payload = event.payload or ""
        with readable(event, database.shown):
            if event.op == "create" and redaction.has_words(json.loads(payload)["origin"]):
                message = "the name of the store holds one of these words, and cannot be changed"
                yield Problem("mention", None, None, message)
            found = sought.first_in(payload)
            if found is None:
                continue
            id = json.loads(payload).get("id") if event.op in RECORD_OPS else None
        where = "a version of it" if id is not None else f"what is said of revision {event.revision}"
        message = f"{where} still says {found!r}; erase these words as well, if they tell who it was"
        yield Problem("mention", id, None, message)


class Names:
    """
    Names that are sought as whole words in many texts.

    Of each name, one word is looked up among those of a text, and the whole of it only where that is there.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Seek *names*, whatever their case, composed or decomposed."""
        forms = sorted({form for name in names for form in spellings(name)})
        words = {form: _words_of(form) for form in forms}
        common = Counter(word for found in words.values() for word in found)
        self._wordless = frozenset(form for form in forms if not words[form])
        self._by_word: dict[str, set[str]] = {}
        for form in forms:
            if words[form]:
                rarest = min(words[form], key=lambda word: (common[word], -len(word), word))
                self._by_word.setdefault(rarest, set()).add(form)

    def first_in(self, payload: str) -> str | None:
        """
        Return the first of the names in a *payload*, as it stands there; `None` where there is none.

        Raises:
            ValueError: It is no JSON.
        """
        # What stands around the texts holds no letters, unless something in them is written as an escape.
        text = payload if "\\" not in payload else "\n".join(_texts_in(json.loads(payload)))
        forms = self._forms_in(text)
        found = (_pattern_of(forms).search(each) for each in _texts_in(json.loads(payload))) if forms else ()
        return next((match[0] for match in found if match is not None), None)

    def first_in_text(self, text: str) -> str | None:
        """Return the first of the names in a *text*, as it stands there; `None` where there is none."""
        forms = self._forms_in(text)
        found = _pattern_of(forms).search(text) if forms else None
        return None if found is None else found[0]

    def _forms_in(self, text: str) -> frozenset[str]:
        """Return those of the names that may stand in *text*, in all their forms."""
        words = self._by_word.keys() & _words_of(text) if self._by_word else ()
        return self._wordless.union(*(self._by_word[word] for word in words))


def _words_of(text: str) -> set[str]:
    return set(_WORD.findall(folded(text)))


@functools.lru_cache(maxsize=256)
def _pattern_of(names: frozenset[str]) -> re.Pattern[str]:
    """Return what finds any of *names* as a whole, the longest that fits."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a *value* of JSON, keys as well."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts_in(item)
