"""What a reader of Markdown sees, by a parser of CommonMark with the tables and strikethrough of GitHub."""

import re

from markdown_it import MarkdownIt

_READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
#: What makes a break in a cell, and what keeps two signs apart.
_OWN_HTML = {"<br>", "<!-- -->"}
#: What GitHub makes a link of by itself, in a text of which the links have been taken out.
#: What some readers show as a picture wherever it stands in one text.
_SHORT_CODE = re.compile(r":[\w+-]+:")
_LINKED = re.compile(r"://|www\.|(?:mailto|xmpp):|@(?!<!-- -->)|(?<!&)#(?=\w)|(?<!\w)gh-\d", re.IGNORECASE)
_USUAL = {"text", "link_open", "link_close", "softbreak", "html_inline", "strong_open", "strong_close"}
_NO_BLOCKS = {"html_block", "code_block", "hr", "blockquote_open", "lheading_open"}
_FENCED = re.compile(r"(?ms)^(`{3,})mermaid\n.*?^\1$")
_TARGET = re.compile(r"\]\(<([^<>\n]*)>\)")


def tokens(text):
    return _READER.parse(text)


def inlines(text):
    """Yield the tokens of all lines."""
    return _inlines(tokens(text))


def _inlines(found):
    for token in found:
        if token.type == "inline":
            yield from token.children


def shown(children):
    """Return what is read of the tokens of a line."""
    return "".join(map(_shown, children))


def _shown(child):
    if child.type in ("softbreak", "hardbreak") or child.content == "<br>":
        return "\n"
    return "" if child.type == "html_inline" else child.content


def tables(text):
    """Return the tables, each as rows of cells."""
    found, before = [], None
    for token in tokens(text):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and before.type in ("th_open", "td_open"):
            found[-1][-1].append(shown(token.children))
        before = token
    return found


def written_cells(text):
    """Return how many cells each line of a table is written with."""
    lines = _FENCED.sub("", text).split("\n")
    return [len(re.findall(r"(?<!\\)\|", line)) - 1 for line in lines if line.startswith("|")]


def structure(text):
    """Return what the blocks are, and how deep they stand."""
    return Rendered(text).structure


def links(text):
    """Return where the links lead."""
    return Rendered(text).links


def acting(text):
    """Return whatever does more than show what it says."""
    return Rendered(text).acting


class Rendered:
    """A text that is parsed once."""

    def __init__(self, text):
        self._text = text
        self._tokens = tokens(text)

    @property
    def structure(self):
        return [(token.type, token.tag, token.level) for token in self._tokens]

    @property
    def links(self):
        return [child.attrGet("href") for child in _inlines(self._tokens) if child.type == "link_open"]

    @property
    def targets(self):
        """What the links are written to lead to."""
        written = _TARGET.findall(_FENCED.sub("", self._text))
        assert len(written) == len(self.links)
        return written

    @property
    def acting(self):
        found = {token.type for token in self._tokens} & _NO_BLOCKS
        for child in _inlines(self._tokens):
            if child.type not in _USUAL:
                found.add(child.type)
            elif child.type == "html_inline" and child.content not in _OWN_HTML:
                found.add(child.content)
            elif child.type == "text":
                found.update(_SHORT_CODE.findall(child.content))
        plain = _TARGET.sub("](<>)", _FENCED.sub("", self._text)).replace("\\:", "").replace("\\.", "")
        return found | set(_LINKED.findall(plain))
