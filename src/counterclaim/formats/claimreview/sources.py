"""Who speaks and who checks: people and organizations of the markup as sources."""

from __future__ import annotations

import re

from counterclaim.formats.claimreview.nodes import Node
from counterclaim.formats.claimreview.terms import canonical
from counterclaim.formats.claimreview.wording import trimmed
from counterclaim.formats.ids import derived_id
from counterclaim.model import Organization, Person, Source

__all__ = ["source_named", "source_of"]

# Words that stand for a crowd in the languages of the checkers that were looked at. It is nobody's name, so
# a page that calls it a person says more than is known.
_CROWD = re.compile(
    r"\b(?:multiple|various|several|many|numerous|users?|posts|social media|viral|unknown|anonymous|netizens"
    r"|internet|facebook|whatsapp|twitter|tiktok|telegram|instagram|youtube|blogs?|websites?"
    r"|varias?|varios|várias|vários|usuarios|usuários|redes sociales|redes sociais|publicaciones|fuentes"
    r"|mehrere|verschiedene|nutzer|soziale|diverse?|plusieurs|internautes|réseaux sociaux)\b"
    r"|सोशल मीडिया|यूजर|مواقع التواصل|مستخدم|منشورات|網傳|社群",
    re.IGNORECASE,
)
_LONGEST_NAME = 200
#: Sources that are remembered, and characters of what each was made of.
_MOST_KNOWN, _LONGEST_KEY = 512, 4096


def source_of(node: Node, scope: str) -> Source | None:
    """
    Return the source that *node* describes, or `None` where it names nobody; the node is then left as it is.

    One that has no address of its own is told from others of the same name by its *scope*, the page where it
    stands: whether two pages speak of the same John Smith is for people to judge.
    """
    if node.own:
        return _source(node, scope)
    key, before = canonical(node.data), node.page.oddities
    known = node.page.known.get(key)
    if known is not None:
        node.page.used.add(node.identity)
        return known
    source = _source(node, scope)
    if source is not None and source.same_as and node.page.oddities == before:
        _remember(node.page.known, key, source)
    return source


def _remember(known: dict[str, Source], key: str, source: Source) -> None:
    if len(known) >= _MOST_KNOWN:
        known.clear()
    if len(key) <= _LONGEST_KEY:
        known[key] = source


def _source(node: Node, scope: str) -> Source | None:
    types = node.types()
    same_as = node.literal_texts("sameAs") if node.own else node.addresses("url", "sameAs")
    name = _name(node) or (same_as[0] if same_as else None)
    if name is None:
        return None
    if node.own:
        aliases = node.literal_texts("alternateName")
    else:
        node.check_type()
        alias = node.text("alternateName")
        aliases = () if alias is None else (alias,)
        if node.data.get("name") is None:
            node.odd("has no name; its address stands in for it", "name")
    cls = _class(node, types, name)
    node.told_by_class(cls.__name__)
    role = node.text("jobTitle") if cls is Person else None
    return cls(
        id=node.digest(_word(cls), *(() if same_as else (scope,))),
        name=name,
        aliases=aliases,
        description=node.text("description"),
        same_as=same_as,
        role=role,
        extra=node.rest(),
    )


def source_named(text: str, scope: str) -> Source | None:
    """Return the source that a bare *text* in the place of an object names."""
    name = trimmed(text)
    if not name:
        return None
    same_as = (name,) if re.match(r"https?://", name) else ()
    return Source(id=derived_id("source", name, *(() if same_as else (scope,))), name=name, same_as=same_as)


def _name(node: Node) -> str | None:
    name = node.text("name")
    return None if name is None or not name.strip() else name


def _class(node: Node, types: tuple[str, ...], name: str) -> type[Source]:
    if "Person" in types:
        if not node.own and (_CROWD.search(name) or len(name) > _LONGEST_NAME):
            node.odd(f"{name[:64]!r} is called a person and reads like several or like none", "@type")
            return Source
        return Person
    if any(type.endswith("Organization") for type in types):
        return Organization
    return Source


def _word(cls: type[Source]) -> str:
    return cls.__name__.lower()
