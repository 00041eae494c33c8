"""Reads what was drawn back into its structure, by the rules of the two languages and by nothing else."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from counterclaim.formats.pictures.labels import plain_line

_DOT_TOKEN = re.compile(r'\s+|->|[{}\[\];,=]|[A-Za-z_][A-Za-z_0-9]*|-?[0-9.]+|"(?:[^"\\]|\\.)*"', re.DOTALL)
_SPACE = re.compile(r"\s+")
_ESCAPE = re.compile(r"\\(.)")


class Drawn(NamedTuple):
    """What a reader of the language sees."""

    lanes: list[tuple[str, list[str]]]
    nodes: list[tuple[str, str | None, list[str]]]
    edges: list[tuple[str, str, str]]


def as_drawn(picture):
    """What a reader of any language should see of *picture*, once those in lanes come first."""
    by_lane = picture.by_lane()
    order = [*(lane.id for lane in picture.lanes), None]
    return Drawn(
        [(lane.id, [*map(plain_line, lane.lines)]) for lane in picture.lanes],
        [(node.id, lane, [*map(plain_line, node.lines)]) for lane in order for node in by_lane[lane]],
        [(edge.tail, edge.head, plain_line(edge.label)) for edge in picture.edges],
    )


def read_dot(text):
    """Read the subset of DOT that is written: a digraph with clusters, nodes and edges."""
    return _DotReader(_dot_tokens(text)).digraph()


def _dot_tokens(text):
    place = 0
    while place < len(text):
        match = _DOT_TOKEN.match(text, place)
        assert match, f"no token of DOT: {text[place : place + 40]!r}"
        place = match.end()
        if not _SPACE.fullmatch(match[0]):
            yield match[0]


class _DotReader:
    def __init__(self, tokens):
        self._tokens = list(tokens)
        self._place = 0
        self._drawn = Drawn([], [], [])

    def digraph(self):
        assert [self._next(), self._next(), self._next()] == ["digraph", "counterclaim", "{"]
        self._statements(None)
        assert self._place == len(self._tokens)
        return self._drawn

    def _next(self):
        self._place += 1
        return self._tokens[self._place - 1]

    def _statements(self, lane):
        while (word := self._next()) != "}":
            if word == "subgraph":
                name = self._next().removeprefix("cluster_")
                self._drawn.lanes.append((name, []))
                assert self._next() == "{"
                self._statements(name)
                continue
            following = self._next()
            if word == "label" and following == "=":
                self._drawn.lanes[-1][1].extend(_dot_lines(self._next()))
            elif following == "->":
                head = self._next()
                assert self._next() == "["
                (label,) = _dot_lines(self._attributes().get("label", '""'))
                self._drawn.edges.append((word, head, label))
            else:
                assert following == "["
                attributes = self._attributes()
                if word not in ("graph", "node", "edge"):
                    self._drawn.nodes.append((word, lane, _dot_lines(attributes["label"])))
            assert self._next() == ";"

    def _attributes(self):
        found = {}
        while (name := self._next()) != "]":
            if name != ",":
                assert self._next() == "="
                assert name not in found
                found[name] = self._next()
        return found


def _dot_lines(quoted):
    """What Graphviz shows of a quoted string: first escapes, then entities."""
    assert quoted[0] == quoted[-1] == '"'
    shown = _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], quoted[1:-1])
    assert set(_ESCAPE.findall(quoted)) <= set('"\\n'), "an escape that Graphviz replaces"
    return [html.unescape(line) for line in shown.split("\n")]


_LANE = re.compile(r'  subgraph (lane\d+)\["([^"]*)"\]')
_NODE = re.compile(r' {2,4}(n\d+)(\[\[|\[\(|\[/|\(\[|\{\{|[\[({>])"([^"]*)"(\]\]|\)\]|/\]|\]\)|\}\}|[\])}])')
_EDGE = re.compile(r'  (n\d+) ([-=.ox<>]{3,5})(?:\|"([^"]*)"\|)? (n\d+)')
_STYLE = re.compile(
    r"  (?:classDef [a-z]+ [a-z0-9 :,#-]+|class [n0-9,]+ [a-z]+|linkStyle [0-9,]+ [a-z0-9:,#-]+)"
)
_CLOSING = {
    "[[": "]]",
    "[(": ")]",
    "[/": "/]",
    "([": "])",
    "{{": "}}",
    "[": "]",
    "(": ")",
    "{": "}",
    ">": "]",
}
#: Signs that Mermaid, the Markdown in its labels or HTML may read as theirs; entities stand for them.
MERMAID_SIGNS = set('";#`%{}[]<>&|\\$*_~=+@^')


def read_mermaid(text):
    """Read the subset of flowcharts that is written, line by line."""
    head, *lines = text.removesuffix("\n").split("\n")
    assert head == "flowchart LR"
    drawn, lane = Drawn([], [], []), None
    for line in lines:
        if match := _LANE.fullmatch(line):
            assert lane is None
            lane = match[1]
            drawn.lanes.append((lane, _mermaid_lines(match[2])))
        elif line == "  end":
            lane = None
        elif match := _NODE.fullmatch(line):
            assert _CLOSING[match[2]] == match[4]
            drawn.nodes.append((match[1], lane, _mermaid_lines(match[3])))
        elif match := _EDGE.fullmatch(line):
            drawn.edges.append((match[1], match[4], _mermaid_lines(match[3] or "")[0]))
        else:
            assert _STYLE.fullmatch(line), f"no line of a flowchart: {line!r}"
    return drawn


def _mermaid_lines(label):
    plain = label.replace("<br/>", "\n")
    bare = re.sub(r"#(?:quot|lt|gt|amp|\d+);", "", plain)
    assert not set(bare) & MERMAID_SIGNS, f"a sign that is not an entity: {bare!r}"
    for line in plain.split("\n"):
        assert not re.match(r"-|\d+[.)](?:\s|$)", line), f"reads as a list: {line!r}"
        assert not re.search(r"[.:][^\s.]", line), f"may read as an address: {line!r}"
    decoded = re.sub(r"#(\d+);", r"&#\1;", plain)
    return html.unescape(re.sub(r"#([a-z]+);", r"&\1;", decoded)).split("\n")
