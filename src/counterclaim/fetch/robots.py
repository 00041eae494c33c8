"""What sites ask of programs that fetch (`robots.txt`, RFC 9309)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from counterclaim.errors import MissingExtraError

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["LONGEST_ROBOTS", "Robots"]

#: Rules of one site that are read. Each takes a kilobyte, and is compared with every page.
_MOST_RULES = 10_000
#: Bytes that are read, which is what RFC 9309, section 2.5, asks for at least.
LONGEST_ROBOTS = 500 * 1024


@attrs.frozen
class Robots:
    """
    The rules of one site.

    Attributes:
        found: How they came here, in words.
        allows_all: Whether there are none.
    """

    found: str
    allows_all: bool
    _rules: Protego | None = None

    @classmethod
    def read(cls, text: str, found: str) -> Robots:
        """
        Return the rules that *text* has; where there are too many to be read, nothing may be fetched.

        Raises:
            MissingExtraError: The package that reads them is not installed.
        """
        try:
            from protego import Protego
        except ImportError as error:
            raise MissingExtraError(
                "protego", extra="fetch", purpose="to read robots.txt, as the policy asks for"
            ) from error
        if len(text.splitlines()) > _MOST_RULES:
            return cls.unreachable(f"it has more than {_MOST_RULES:,} lines, and that many are not read")
        return cls(found, False, Protego.parse(text))

    @classmethod
    def absent(cls, found: str) -> Robots:
        """Return that there are no rules, so that all may be fetched (RFC 9309, section 2.3.1.3)."""
        return cls(found, True)

    @classmethod
    def unreachable(cls, found: str) -> Robots:
        """Return that the rules are not known, so that nothing may be fetched (section 2.3.1.4)."""
        return cls(found, False)

    def allow(self, url: str, user_agent: str) -> bool:
        """Return whether the site lets *user_agent* fetch *url*."""
        if self.allows_all or self._rules is None:
            return self.allows_all
        return bool(self._rules.can_fetch(url, user_agent))

    def delay(self, user_agent: str) -> float:
        """Return the seconds that the site asks to leave between two requests."""
        asked = None if self._rules is None else self._rules.crawl_delay(user_agent)
        return max(float(asked), 0.0) if asked is not None else 0.0
