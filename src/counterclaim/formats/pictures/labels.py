"""What is written into a picture: names, wordings and how something was put, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import field, frozen

from counterclaim.case import CaseView
from counterclaim.model import Attribution, Certainty, Claim, ClaimKind, Document, Entity, Mode, Rebuttal
from counterclaim.safe_text import has_visible, shorten, visible_line
from counterclaim.words import Words, short

__all__ = ["Labels", "plain_line", "wrapped"]

#: Characters of a line in a node; longer ones make pictures that are too wide to read.
_WIDTH = 44
#: A name stands in many nodes, so a text of a megabyte that calls itself one is cut.
_LONGEST_NAME = 200
#: Of the characters that XML excludes, those that are not hidden.
_NO_XML = re.compile("[\ufffe\uffff]")


def plain_line(text: str) -> str:
    """Return *text* on one line, with all spelled out that is hidden, or that no SVG file may hold."""
    return _NO_XML.sub(lambda found: f"<U+{ord(found[0]):04X}>", visible_line(text))


def wrapped(text: str) -> tuple[str, ...]:
    """Return *text* in lines that fit into a node, with hidden characters spelled out; nothing is cut."""
    return tuple(_lines(plain_line(text).split(" ")))


def _lines(words: list[str]) -> Iterator[str]:
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > _WIDTH:
            yield line
            line = ""
        *broken, word = _pieces(word)
        yield from broken
        line = f"{line} {word}" if line else word
    if line:
        yield line


def _pieces(word: str) -> list[str]:
    """Return *word* in pieces that fit into a line, if it is an address or something like it."""
    return [word[place : place + _WIDTH] for place in range(0, max(len(word), 1), _WIDTH)]


@frozen(eq=False)
class Labels:
    """
    Makes the lines of nodes.

    Attributes:
        case: Where names are looked up.
        words: The words of the picture.
    """

    case: CaseView
    words: Words
    _names: dict[str, str] = field(factory=dict, init=False)

    def name(self, id: str) -> str:
        """Return the name of the source or entity *id*; the id where there is none that anybody sees."""
        found = self._names.get(id)
        if found is None:
            record = self.case.get(id, Entity)
            # Looking at twice as much as is shown is enough, and a megabyte of spaces is no name.
            text = visible_line((record.name if record else id)[: 2 * _LONGEST_NAME])
            found = self._names[id] = shorten(text, _LONGEST_NAME) if has_visible(text) else plain_line(id)
        return found

    def document(self, id: str) -> str:
        """Return the document *id* in a few words: its title, else what and whose it is, and its date."""
        record = self.case.get(id, Document)
        if record is None:
            return id
        publisher = self.name(record.publisher) if record.publisher else record.kind
        named = self.words.quoted(short(record.title)) if record.title else short(publisher or id)
        date = self.words.date(record.published)
        return f"{named}, {date}" if date else named

    def record(self, id: str) -> tuple[str, ...]:
        """Return the id of a record, and its wording or name where it has one."""
        record = self.case.get(id)
        if isinstance(record, Claim):
            return self.claim(record)
        if isinstance(record, Rebuttal):
            return self.rebuttal(record)
        if isinstance(record, Entity):
            return (id, *wrapped(self.name(id)))
        return (id, *wrapped(self.document(id))) if isinstance(record, Document) else (id,)

    def claim(self, claim: Claim) -> tuple[str, ...]:
        """Return the id of *claim* and its wording, with what sort of claim it is."""
        return (claim.id, *wrapped(self.wording(claim)))

    def wording(self, claim: Claim) -> str:
        """Return the wording of *claim*, with what sort of claim it is."""
        if claim.accuses:
            accused = self.words.joined([self.name(id) for id in claim.accuses])
            return self.words("claims.accuses", accused=accused, text=claim.text)
        if claim.kind is ClaimKind.ASSERTION:
            return claim.text
        return self.words(f"claims.{claim.kind.value}", text=claim.text)

    def rebuttal(self, rebuttal: Rebuttal) -> tuple[str, ...]:
        """Return the id of *rebuttal*, what it is and what they say."""
        act = self.words(f"rebuttal.{rebuttal.kind.value}.act", by=self.name(rebuttal.by))
        said = wrapped(self.words.quoted(rebuttal.text)) if rebuttal.text else ()
        return (rebuttal.id, *wrapped(act), *said)

    def act(self, attribution: Attribution) -> tuple[str, ...]:
        """Return in short how *attribution* puts it, and when."""
        return tuple(self._act(attribution, self._manner(attribution)))

    def whole_act(self, attribution: Attribution) -> tuple[str, ...]:
        """Return how *attribution* puts it, how far the source takes it on, when, and in which document."""
        certainty = self.words(f"certainty.{attribution.certainty.value}")
        manner = f"{self.words(f'mode.{attribution.mode.value}')}, {certainty}"
        lines = self._act(attribution, manner)
        document = attribution.document
        return (*lines, *(() if document is None else wrapped(self.document(document))))

    def _act(self, attribution: Attribution, manner: str) -> Iterator[str]:
        translated = f", {self.words('trace.translated')}" if attribution.translated else ""
        yield from wrapped(manner + translated)
        if attribution.verb is not None:
            yield from wrapped(self.words.quoted(attribution.verb))
        if attribution.speaker is not None:
            yield from wrapped(self.words("rebuttals.speaker", speaker=self.name(attribution.speaker)))
        if attribution.said is not None:
            yield from wrapped(self.words.date(attribution.said))

    def _manner(self, attribution: Attribution) -> str:
        if attribution.mode is not Mode.STATES:
            manner = self.words(f"mode.{attribution.mode.value}")
        else:
            manner = self.words("picture.states" if attribution.committed else "picture.reports")
        if attribution.certainty in (Certainty.PROBABLE, Certainty.POSSIBLE):
            return f"{manner}, {self.words(f'certainty.{attribution.certainty.value}')}"
        return manner
