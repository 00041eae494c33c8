"""A number as stated, before its unit and hedge."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from counterclaim.values.tokens import Token

__all__ = ["ONE", "Amount", "Doubt", "glued", "times"]

ONE = Decimal(1)
Doubt: TypeAlias = Literal["", "one", "ordinal", "scale"]


class Amount(NamedTuple):
    """
    A number as stated.

    Attributes:
        low: The number.
        high: The upper bound, where a fraction such as a third has no exact decimals.
        scale: What it was multiplied by last ("million"); 1 where nothing.
        share: Whether it is a bare fraction, so a share of something.
        doubt: In running text, "one" may be an article or pronoun, "a third" the third of an order, and a
            scale without a number before it part of something that was not understood.
        end: The index behind it.
    """

    low: Decimal
    high: Decimal | None
    scale: Decimal
    share: bool
    doubt: Doubt
    end: int

    def scaled(self, scale: Decimal, end: int) -> Amount:
        """Return this amount times *scale*."""
        high = None if self.high is None else times(self.high, scale)
        return Amount(times(self.low, scale), high, self.scale * scale, False, "", end)


def glued(tokens: Sequence[Token], index: int) -> bool:
    """Return whether nothing stands between the token at *index* and the one before it."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def times(number: Decimal, scale: Decimal) -> Decimal:
    """Return the product with no more decimals than stated: 1.5 million is 1500000, not 1500000.0."""
    if scale == 12:
        product = number * scale
        return product.to_integral_value() if product % 1 == 0 else product
    return number.scaleb(scale.adjusted())
