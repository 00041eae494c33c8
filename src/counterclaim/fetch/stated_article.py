"""What the JSON-LD in the head of a page states of the article that the page is (schema.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

import attrs

from counterclaim.codec import decode_json
from counterclaim.errors import DecodeError

__all__ = ["StatedArticle", "stated_article"]

_Json: TypeAlias = "dict[str, _Json] | list[_Json] | str | int | float | bool | None"

#: Nodes of a script that are looked at.
_MOST_NODES = 1_000
#: Publishers of an article, and names of a publisher, that are looked at.
_MOST = 32
#: Types of articles whose names do not end so.
_ARTICLES = frozenset({"BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting"})


@attrs.frozen(kw_only=True)
class StatedArticle:
    """
    What is stated of an article, as it stands.

    Attributes:
        publisher: The name of who publishes it, where one alone is stated.
        published: When it was published, each way in which that is stated.
        modified: When it was last changed, in the same way.
    """

    publisher: str | None = None
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()


def stated_article(scripts: Iterable[str]) -> StatedArticle:
    """Return what JSON-LD *scripts* state of the article; one that is no JSON states nothing."""
    publishers: dict[str, None] = {}
    published: dict[str, None] = {}
    modified: dict[str, None] = {}
    for script in scripts:
        nodes = list(islice(_nodes(_decoded(script)), _MOST_NODES))
        named = {id: _some(node.get("name")) for node in nodes if isinstance(id := node.get("@id"), str)}
        for node in filter(_is_article, nodes):
            publishers.update(dict.fromkeys(_names(node.get("publisher"), named)))
            published.update(dict.fromkeys(_texts(node.get("datePublished"))))
            modified.update(dict.fromkeys(_texts(node.get("dateModified"))))
    return StatedArticle(
        publisher=next(iter(publishers)) if len(publishers) == 1 else None,
        published=tuple(published),
        modified=tuple(modified),
    )


def _decoded(script: str) -> _Json:
    try:
        value: _Json = decode_json(script.strip())
    except DecodeError:
        return None
    return value


def _nodes(value: _Json) -> Iterator[dict[str, _Json]]:
    """Yield the nodes of a script: itself, those of its list, and those of a graph."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            yield from (node for node in (graph if isinstance(graph, list) else ()) if isinstance(node, dict))


def _is_article(node: dict[str, _Json]) -> bool:
    types = (name.rpartition("/")[2] for name in _texts(node.get("@type")))
    return any(name.endswith("Article") or name in _ARTICLES for name in types)


def _names(value: _Json, named: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the names of publishers, some of each, who may stand elsewhere in the script under their ids."""
    for one in islice(value, _MOST) if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            id = one.get("@id")
            yield from _some(one.get("name")) or (named.get(id, ()) if isinstance(id, str) else ())


def _some(value: _Json) -> tuple[str, ...]:
    """Return the texts that *value* is or has, as many as are looked at."""
    return tuple(islice(_texts(value), _MOST))


def _texts(value: _Json) -> Iterator[str]:
    yield from (text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str))
