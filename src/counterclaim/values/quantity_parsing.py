"""Reading a whole wording as one quantity."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.errors import UnreadableWordingError
from counterclaim.values.language import Lexicon, lexicon_for
from counterclaim.values.quantity import Quantity
from counterclaim.values.quantity_grammar import Reading, RefusedError, read_quantity
from counterclaim.values.tokens import NUMERAL, Token, tokenize
from counterclaim.values.units import convertible

__all__ = ["parse_quantity"]

_LONGEST = 256
_PLURALS = ("s", "es", "e", "en", "n", "er")


def parse_quantity(text: str, *, language: str, unit: str | None = None) -> Quantity:
    """
    Return the quantity that *text* states, as in "at least 50 countries" or "rund 1,5 Mio. Euro".

    The whole text must be one quantity. *unit* is the id of the unit that is expected: it is taken where the
    wording names none, and the wording's own must be convertible to it. A noun that is in no table is read
    where it is that id, in the singular or plural.

    A bare fraction ("a third") is a share: in percent, about, its bounds rounded outward (33.3 to 33.4),
    since nobody means such words to the last decimal. Before a unit or scale it is an amount ("half a
    million").

    Raises:
        UnreadableWordingError: Nothing certain was understood; the reason says what would be.
    """
    lexicon = lexicon_for(language, wording=text, kind="quantity")
    if len(text) > _LONGEST:
        raise _refused(text, f"a quantity has at most {_LONGEST} characters")
    tokens = tokenize(text)
    try:
        reading = read_quantity(lexicon, tokens, 0)
    except RefusedError as refusal:
        raise _refused(text, refusal.reason) from None
    if reading is None:
        raise _refused(text, _no_number(lexicon, tokens))
    named = _unit_of(lexicon, text, tokens, reading, unit)
    return Quantity(number=reading.number, upper=reading.upper, unit=named, hedge=reading.hedge, text=text)


def _unit_of(
    lexicon: Lexicon, text: str, tokens: Sequence[Token], reading: Reading, unit: str | None
) -> str | None:
    rest = [token for token in tokens[reading.end :] if token.raw not in ".!"]
    if rest:
        meanings = lexicon.ambiguous.get(rest[0].key, ()) if len(rest) == 1 and reading.unit is None else ()
        if reading.unit is None and unit is not None and (unit in meanings or _names(rest, unit)):
            return unit
        if meanings:
            raise _refused(text, _ambiguous(rest[0].raw, meanings))
        words = text[rest[0].start : rest[-1].end]
        raise _refused(text, _unknown_rest(words, reading, unit))
    if reading.unit is None or unit is None:
        return reading.unit or unit
    if not convertible(reading.unit, unit):
        raise _refused(text, f"it is stated in {reading.unit}, and {unit} was expected")
    return reading.unit


def _ambiguous(word: str, meanings: Sequence[str]) -> str:
    if len(meanings) == 1:
        return f"{word!r} at a number is no unit for certain; write {meanings[0]!r}, or a blank before it"
    return f"{word!r} may be any of {', '.join(meanings)}; say which"


def _names(rest: Sequence[Token], unit: str) -> bool:
    """Return whether the words are the unit's id, in the singular or a simple plural."""
    stated = " ".join(token.key for token in rest if token.raw != "-")
    expected = " ".join(token.key for token in tokenize(unit) if token.raw != "-")
    if stated == expected or (expected.endswith("y") and stated == expected[:-1] + "ies"):
        return True
    return any(stated == expected + ending for ending in _PLURALS)


def _unknown_rest(words: str, reading: Reading, unit: str | None) -> str:
    if reading.unit == "percent":
        return f"{words!r} is not part of a quantity; what a share is of belongs into the qualifier 'base'"
    if reading.unit is None:
        expected = (
            "a unit or noun of the table" if unit is None else f"{unit!r} or a unit or noun of the table"
        )
        return f"{words!r} is not known as a unit; expected {expected}"
    return f"{words!r} behind it is not understood; expected nothing after the unit"


def _no_number(lexicon: Lexicon, tokens: Sequence[Token]) -> str:
    if not tokens:
        return "it is empty; expected a number such as 50, in numerals or words"
    for token in tokens:
        if token.kind == NUMERAL and any(mark in token.raw for mark in ".,'’"):
            other = "." if lexicon.decimal_mark == "," else ","
            return (
                f"{token.raw!r} has a mark in the wrong place; the decimal mark is {lexicon.decimal_mark!r} "
                f"here, and {other!r} sets groups of three digits apart"
            )
    return "expected a number such as 50, in numerals or words, with its hedge before and its unit behind"


def _refused(text: str, reason: str) -> UnreadableWordingError:
    return UnreadableWordingError(text, kind="quantity", reason=reason)
