"""The tables of a case file as text: grouped by type, short records on one line."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.formats.casefile.spell import Block
from counterclaim.formats.casefile.toml_text import WIDEST, key_text, value_text

__all__ = ["laid_out"]

#: The order of the groups; those of extensions come behind, in the order of their first record.
_ORDER = (
    "case",
    "source",
    "organization",
    "person",
    "group",
    "unnamed-source",
    "entity",
    "place",
    "document",
    "snapshot",
    "property",
    "claim",
    "denial",
    "dispute",
    "undercut",
    "qualification",
    "correction",
    "retraction",
    "rebuttal",
    "attribution",
    "evidence",
    "review",
    "reply-request",
    "same-as",
    "note",
)


def laid_out(blocks: list[Block]) -> str:
    """Return *blocks* as the text of a case file."""
    groups: dict[str, list[Block]] = {tag: [] for tag in _ORDER}
    for block in blocks:
        groups.setdefault(block.table.tag, []).append(block)
    parts = [part for tag, group in groups.items() for part in _group(tag, group)]
    return "\n".join(parts)


def _group(tag: str, blocks: list[Block]) -> Iterator[str]:
    lines = {id(block): line for block in blocks if (line := _line(block)) is not None}
    if len(lines) < len(blocks) and blocks[0].table.takes_by:
        lines = {}  # what is said is read in its order, and short ones would stand first
    if lines:
        yield f"[{key_text(tag)}]\n" + "".join(lines.values())
    for block in blocks:
        if id(block) not in lines:
            yield _paragraph(block)


def _line(block: Block) -> str | None:
    """Return the record as one line below the header of its group, where it is short enough."""
    if block.id is None:
        return None
    table, fields = block.table, block.fields
    # Under the header of a group, a text behind the name of a field would look like that field.
    if fields.keys() == {table.main_field} and block.id not in table.keys:
        (value,) = fields.values()
        line = f"{key_text(block.id)} = {value_text(value)}\n"
    else:
        line = f"{key_text(block.id)} = {value_text(fields)}\n"
    return line if len(line) <= WIDEST else None


def _paragraph(block: Block) -> str:
    tag = key_text(block.table.tag)
    header = f"[{tag}]" if block.id is None else f"[{tag}.{key_text(block.id)}]"
    return "".join(
        (
            f"{header}\n",
            *(f"{key_text(key)} = {value_text(value, lines=True)}\n" for key, value in block.fields.items()),
        )
    )
