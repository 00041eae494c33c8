"""What sites ask of programs that fetch (`robots.txt`, RFC 9309)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from counterclaim.errors import MissingExtraError

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["LONGEST_ROBOTS", "Robots"]

#: Rules of one site that are read. Each takes a kilobyte, and is compared with every page, however long.
_MOST_RULES = 2_000
#: Characters of rules that are kept as they were parsed, which takes thirty times as much.
_KEPT_PARSED = 32 * 1024
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
    _text: str | None = attrs.field(default=None, repr=False)
    _parsed: Protego | None = attrs.field(default=None, repr=False)

    @classmethod
    def read(cls, text: str, found: str) -> Robots:
        """
        Return the rules that *text* has; where there are too many to be read, nothing may be fetched.

        Raises:
            MissingExtraError: The package that reads them is not installed.
        """
        rules = list(filter(_is_rule, text.splitlines()))
        if len(rules) > _MOST_RULES:
            return cls.unreachable(f"it has more than {_MOST_RULES:,} rules, and that many are not read")
        kept = "\n".join(rules)
        return cls(found, False, kept, _parsed(kept) if len(kept) <= _KEPT_PARSED else None)

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
        rules = self._rules()
        return self.allows_all if rules is None else bool(rules.can_fetch(url, user_agent))

    def delay(self, user_agent: str) -> float:
        """Return the seconds that the site asks to leave between two requests."""
        rules = self._rules()
        asked = None if rules is None else rules.crawl_delay(user_agent)
        return max(float(asked), 0.0) if asked is not None else 0.0

    def _rules(self) -> Protego | None:
        return self._parsed if self._parsed is not None or self._text is None else _parsed(self._text)


def _is_rule(line: str) -> bool:
    """Return whether *line* may say what is allowed; comments, blank lines and lists of pages do not."""
    begin = line.lstrip()[:8].lower()
    return bool(begin) and not begin.startswith(("#", "sitemap"))


def _parsed(text: str) -> Protego:
    try:
        from protego import Protego
    except ImportError as error:
        purpose = "to read robots.txt, as the policy asks for"
        raise MissingExtraError("protego", extra="fetch", purpose=purpose) from error
    return Protego.parse(text)
