"""Nodes of schema.org markup, read with patience: what no field holds is kept, what is odd is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urljoin, urlsplit

from attrs import define, field

from counterclaim.errors import UnreadableWordingError
from counterclaim.findings import Problem
from counterclaim.formats.claimreview.terms import (
    KNOWN,
    PREFIX,
    SPELLINGS,
    Json,
    canonical,
    is_our_context,
    local_name,
    localised,
    types_of,
)
from counterclaim.formats.claimreview.wording import (
    BLANK,
    clean,
    days,
    is_clean,
    is_in_words,
    is_plain_address,
    what_was_cleaned,
)
from counterclaim.formats.dates import exact_date
from counterclaim.formats.ids import derived_id, id_in_urn
from counterclaim.frozen import EMPTY
from counterclaim.model import Source
from counterclaim.values.date_parsing import parse_date
from counterclaim.values.dates import DateSpan
from counterclaim.values.terms import LANGUAGE

__all__ = ["Node", "Page"]


@define
class Page:
    """
    What all nodes of one input share.

    Attributes:
        report: Takes a problem.
        file: The name of the file in problems.
        base: The address of the page, which relative addresses are resolved against.
        nodes: The nodes that others refer to by their `@id`.
        used: The nodes that records were made of, by their identity.
        open: The nodes that are being read, since a node may hold a reference to itself.
        made: What was made of nodes, by their identity: what others refer to again and again is one thing.
        known: Sources that were made of nodes in which nothing was odd, by what stood there: a feed has the
            same reviewer in every object.
        oddities: How many oddities were reported.
    """

    report: Callable[[Problem], object]
    file: str | None = None
    base: str | None = None
    line: int | None = None
    nodes: dict[str, dict[str, Json]] = field(factory=dict)
    used: set[int] = field(factory=set)
    open: set[int] = field(factory=set)
    made: dict[tuple[str | int, ...], Json] = field(factory=dict)
    known: dict[str, Source] = field(factory=dict)
    oddities: int = 0

    def odd(self, path: str, message: str, record: str | None = None) -> None:
        """Report that something at *path* is not as it should be, and was read all the same."""
        self.oddities += 1
        self.report(Problem("oddity", record, path, message, self.file, self.line))


class Node:
    """
    One object of the markup, at a path.

    Whatever is asked for, and held by a field of ours exactly as it stands, is taken out of the rest.

    Attributes:
        data: Its keys and values, with the names of schema.org.
        path: Where it stands, as `$.itemReviewed`.
        id: The id of the record that it was written from, where it is one of ours.
        own: Whether we wrote it, so that it is read as it stands.
        identity: What tells it from all others of its input.
    """

    __slots__ = ("_rest", "data", "id", "identity", "own", "page", "path")

    def __init__(self, data: dict[str, Json], path: str, page: Page, *, literal: bool = False) -> None:
        self.data = localised(data)
        self.path = path
        self.page = page
        self.identity = id(data)
        self.id = id_in_urn(data.get("@id"))
        self._rest: dict[str, Json] = dict(self.data)
        self.own = literal or self.id is not None
        if self.id is not None:
            self.held("@id")
        if "@context" in data and is_our_context(data["@context"]):
            self.held("@context")

    def odd(self, message: str, key: str = "") -> None:
        """Report that the value under *key* is not as it should be."""
        self.page.odd(f"{self.path}.{key}" if key else self.path, message)

    def agrees(self, key: str, value: Json, where: str) -> None:
        """Take *key* out of the rest where it has the *value* that was taken from *where*; else report it."""
        raw = self.data.get(key)
        if raw is None or raw == value:
            self.held(key)
        else:
            self.odd(f"{raw!r:.64} is not what {where} has, which was taken; it is kept beside", key)

    def held(self, *keys: str) -> None:
        """Take *keys* out of the rest: they are held by fields as they stand."""
        for key in keys:
            self._rest.pop(key, None)

    def rest(self) -> Mapping[str, Json]:
        """Return what no field holds, under the prefix that keys of schema.org have in `extra`."""
        self.page.used.add(self.identity)
        return EMPTY if not self._rest else {PREFIX + key: value for key, value in self._rest.items()}

    def left(self) -> dict[str, Json]:
        """Return what no field holds, under its own keys."""
        self.page.used.add(self.identity)
        return dict(self._rest)

    def types(self) -> tuple[str, ...]:
        """Return its types, in the spelling of schema.org where that is known."""
        written = self.data.get("@type")
        if written.__class__ is str and written in KNOWN:  # nearly always
            return (written,)
        return tuple(types_of(self.data))

    def told_by_class(self, *types: str) -> None:
        """Take the type out of the rest, where it is the only one and one of *types*."""
        written = self.data.get("@type")
        if isinstance(written, list) and len(written) == 1:
            written = written[0]
        if isinstance(written, str) and written in types:
            self.held("@type")
        elif self.own and written is not None:
            self.odd(
                f"counterclaim wrote another type there; found {written!r:.64}, which is kept beside", "@type"
            )

    def check_type(self) -> None:
        """Report a type that is missing or misspelled."""
        if self.data.get("@type").__class__ is str and self.data["@type"] in KNOWN:
            return
        if "@type" not in self.data:
            if isinstance(self.data.get("type"), str):
                self.odd("the key is 'type' and should be '@type'; it was read as that", "type")
            else:
                self.odd("has no '@type'")
            return
        written = self.data["@type"]
        for name in written if isinstance(written, list) else [written]:
            if not isinstance(name, str) or not name.strip():
                self.odd("the type is empty", "@type")
            elif local_name(name) not in KNOWN and local_name(name).casefold() in SPELLINGS:
                self.odd(f"{name!r} should be {SPELLINGS[local_name(name).casefold()]!r}", "@type")

    def text(self, key: str, *, unquoted: bool = False) -> str | None:
        """
        Return the text under *key*, without HTML escapes and blanks around it; `None` where there is none.

        With *unquoted* also without the quotation marks around it.
        """
        raw = self.data.get(key)
        if raw is None:
            return None
        if self.own:
            return self._stated(raw, key)
        if raw.__class__ is str and is_clean(raw):
            self._rest.pop(key, None)
            return raw
        stated = self._single(raw, key)
        if stated is None:
            return None
        if isinstance(stated, bool | int | float):
            self.odd(f"expected a text, found the number or boolean {stated!r}", key)
            return None
        cleaned = clean(stated, unquoted=unquoted)
        if not cleaned.strip():
            self.odd("is empty", key)
            return None
        if cleaned == raw:
            self.held(key)
        elif cleaned != stated:
            self.odd(what_was_cleaned(stated, unquoted), key)
        return cleaned

    def _stated(self, raw: Json, key: str) -> str | None:
        """Return what we wrote under *key*, where nobody has made something else of it than a text."""
        if isinstance(raw, str):
            self.held(key)
            return raw
        self.odd(f"counterclaim wrote a text there; found {raw!r:.64}; it is kept beside", key)
        return None

    def figure(self, key: str) -> str | None:
        """Return the number or text under *key* as it was published, be it empty."""
        raw = self.data.get(key)
        if raw is None:
            return None
        stated = raw if isinstance(raw, str) else self._single(raw, key)
        if isinstance(stated, bool) or not isinstance(stated, str | int | float):
            if stated is not None:
                self.odd(f"expected a number, found {stated!r}", key)
            return None
        if stated is raw:
            self.held(key)
        return stated if isinstance(stated, str) else json.dumps(stated)

    def date(self, key: str) -> DateSpan | None:
        """Return the date under *key*; of one that is not understood, its wording."""
        raw = self.data.get(key)
        if raw is None:
            return None
        if raw.__class__ is str and (span := exact_date(raw)) is not None and span.text is None:
            self._rest.pop(key, None)
            return span
        stated = self._single(raw, key)
        if not isinstance(stated, str):
            if stated is not None:
                self.odd(f"expected a date as a text, found {stated!r}", key)
            return None
        if not stated.strip(BLANK):
            self.odd("is empty", key)
            return None
        if stated is raw:
            self.held(key)
        return self._date(stated, key)

    def _date(self, stated: str, key: str) -> DateSpan:
        span = exact_date(stated)
        if span is not None:
            if span.text is not None and not re.fullmatch(
                r"[-0-9]{10}T[:0-9]{8}(?:\.[0-9]+)?[-+0-9:]{6}", stated
            ):
                self.odd(f"{stated!r} is not written as ISO 8601 has it, and was read as {days(span)}", key)
            return span
        if is_in_words(stated):
            try:
                span = parse_date(stated, language="en")
            except UnreadableWordingError:
                pass
            else:
                self.odd(f"{stated!r} is not written as ISO 8601 has it, and was read as {days(span)}", key)
                return span
        self.odd(f"{stated[:64]!r} was not understood as a date, and is kept as it stands", key)
        return DateSpan.unknown(stated)

    def language(self, key: str = "inLanguage") -> str | None:
        """Return the language under *key*, as a tag of BCP 47."""
        raw = self.data.get(key)
        stated = None if raw is None else self._single(raw, key)
        if not isinstance(stated, str):
            return None
        tag = stated if self.own else stated.strip(BLANK).replace("_", "-")
        if not tag or not LANGUAGE.accepts(tag):
            self.odd(f"{stated[:64]!r} is no language tag, as 'en' or 'pt-BR'", key)
            return None
        if tag == raw:
            self.held(key)
        elif tag != stated:
            self.odd(f"{stated[:64]!r} was read as {tag!r}", key)
        return tag

    def address(self, key: str) -> str | None:
        """Return the address under *key*, as given; a relative one is resolved where the page's is known."""
        raw = self.data.get(key)
        if raw is None:
            return None
        if self.own:
            return self._stated(raw, key)
        if raw.__class__ is str and is_plain_address(raw):
            self._rest.pop(key, None)
            return raw
        stated = self._single(raw, key, "@id")
        if not isinstance(stated, str):
            if stated is not None:
                self.odd(f"expected an address, found {stated!r}", key)
            return None
        found = self.resolved(stated, key)
        if found == raw:
            self.held(key)
        return found

    def addresses(self, *keys: str) -> tuple[str, ...]:
        """Return the addresses under *keys*, each once; what is none stays in the rest."""
        found: dict[str, None] = {}
        for key in keys:
            raw = self.data.get(key)
            if raw is None:
                continue
            if raw.__class__ is str and is_plain_address(raw):
                self._rest.pop(key, None)
                found[raw] = None
                continue
            several = raw if isinstance(raw, list) else [raw]
            stated = [item.get("@id") if isinstance(item, dict) else item for item in several]
            resolved = [self.resolved(item, key) if isinstance(item, str) else None for item in stated]
            if resolved == several:
                self.held(key)
            elif any(not isinstance(item, str) for item in stated):
                self.odd("expected addresses", key)
            found.update(dict.fromkeys(address for address in resolved if address is not None))
        return tuple(found)

    def literal_texts(self, key: str) -> tuple[str, ...]:
        """Return the texts that we wrote under *key*."""
        raw = self.data.get(key)
        if raw is None:
            return ()
        if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
            self.odd(f"counterclaim wrote a list of texts there; found {raw!r:.64}; it is kept beside", key)
            return ()
        self.held(key)
        return tuple(raw)

    def nodes(self, key: str) -> Sequence[Node | str]:
        """Return the objects under *key*, and texts that stand in place of them; references are followed."""
        raw = self.data.get(key)
        if raw is None:
            return ()
        if isinstance(raw, dict):
            return (self._child(raw, f"{self.path}.{key}"),)
        found: list[Node | str] = []
        several = raw if isinstance(raw, list) else [raw]
        for number, item in enumerate(several):
            path = f"{self.path}.{key}[{number}]" if several is raw else f"{self.path}.{key}"
            if isinstance(item, str):
                found.append(item)
            elif isinstance(item, dict):
                found.append(self._child(item, path))
            else:
                self.page.odd(path, f"expected an object, found {item!r:.64}")
        return found

    def _child(self, item: dict[str, Json], path: str) -> Node:
        return Node(self._followed(item), path, self.page, literal=self.own)

    def digest(self, word: str, *more: str) -> str:
        """Return the id of a record that is made of this node and *more*."""
        if self.id is not None:
            return self.id
        if "@id" not in self.data:
            return derived_id(word, canonical(self.data), *more)
        key = ("content", self.identity)  # many may refer to it, and it may be large
        content = self.page.made.get(key)
        if content is None:
            content = self.page.made[key] = derived_id("content", canonical(self.data))
        return derived_id(word, content, *more)

    def _followed(self, item: dict[str, Json]) -> dict[str, Json]:
        """Return the node that *item* refers to, where it is nothing but a reference to one that is there."""
        name = item.get("@id")
        if isinstance(name, str) and item.keys() <= {"@id", "@type", "@context"}:
            return self.page.nodes.get(name, item)
        return item

    def _single(self, raw: Json, key: str, inner: str = "@value") -> str | int | float | bool | None:
        """Return the one scalar that *raw* is, or holds under *inner*; report where it is something else."""
        if isinstance(raw, list):
            if not raw:
                self.odd("is an empty list", key)
                return None
            more = "" if len(raw) == 1 else f" of {len(raw)}, of which the first was taken"
            self.odd(f"expected one value, found a list{more}", key)
            raw = raw[0]
        if isinstance(raw, dict) and inner in raw:
            raw = raw[inner]
        if isinstance(raw, dict | list):
            self.odd("expected a text, found an object or list", key)
            return None
        return raw  # type: ignore[no-any-return]

    def resolved(self, stated: str, key: str) -> str | None:
        """Return the address that is *stated* under *key*, as `address` does; `None` where it is empty."""
        if is_plain_address(stated):
            return stated
        address = stated.strip(BLANK)
        if not address:
            self.odd("is an empty address", key)
            return None
        if address != stated:
            self.odd("has blanks around the address", key)
        try:
            absolute = bool(urlsplit(address).scheme)
            resolved = urljoin(self.page.base, address) if self.page.base and not absolute else address
        except ValueError:
            self.odd(f"{address[:64]!r} is no address", key)
            return address
        if not absolute:
            known = f"; it was read as {resolved!r}" if resolved != address else ""
            self.odd(f"{address[:64]!r} is no whole address{known}", key)
        return resolved
