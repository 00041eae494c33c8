"""What sites ask of programs that fetch (`robots.txt`, RFC 9309)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from counterclaim.errors import MissingExtraError

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["LONGEST_ROBOTS", "Robots"]

#: Rules for us that are read, and their characters. Each is compared with every page, however long.
_MOST_RULES = 2_000
_MOST_CHARACTERS = 128 * 1024
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:(.*)")
#: What belongs to a group; all else must not interfere (RFC 9309, section 2.2.4).
_KEYS = frozenset({"allow", "crawl-delay", "disallow"})
_TOKEN = re.compile(r"[A-Za-z_-]+")
#: Bytes that are read, which is what RFC 9309, section 2.5, asks for at least.
LONGEST_ROBOTS = 500 * 1024


@attrs.frozen
class Robots:
    """
    The rules of one site for one program.

    Attributes:
        found: How they came here, in words.
        allows_all: Whether there are none.
        delay: The seconds that the site asks to leave between two requests.
    """

    found: str
    allows_all: bool
    delay: float = 0.0
    # As they came, since they take a hundred times as much when they are parsed.
    _rules: str | None = attrs.field(default=None, repr=False)

    @classmethod
    def read(cls, text: str, found: str, user_agent: str) -> Robots:
        """
        Return the rules that *text* has for *user_agent*; of too many, that nothing may be fetched.

        Raises:
            MissingExtraError: The package that reads them is not installed.
        """
        chosen = _rules_for(user_agent, text)
        rules = "\n".join(("User-agent: *", *chosen))
        if len(chosen) > _MOST_RULES or len(rules) > _MOST_CHARACTERS:
            return cls.unreachable(f"it has {len(chosen):,} rules for us, which are more than are read")
        asked = _parsed(rules).crawl_delay("*")
        return cls(found, False, max(float(asked), 0.0) if asked is not None else 0.0, rules)

    @classmethod
    def absent(cls, found: str) -> Robots:
        """Return that there are no rules, so that all may be fetched (RFC 9309, section 2.3.1.3)."""
        return cls(found, True)

    @classmethod
    def unreachable(cls, found: str) -> Robots:
        """Return that the rules are not known, so that nothing may be fetched (section 2.3.1.4)."""
        return cls(found, False)

    @property
    def is_known(self) -> bool:
        """Whether it is known what the site asks for."""
        return self.allows_all or self._rules is not None

    def allow(self, url: str) -> bool:
        """Return whether the site lets the program fetch *url*."""
        return self.allows_all if self._rules is None else bool(_parsed(self._rules).can_fetch(url, "*"))


def _parsed(rules: str) -> Protego:
    try:
        from protego import Protego
    except ImportError as error:
        purpose = "to read robots.txt, as the policy asks for"
        raise MissingExtraError("protego", extra="fetch", purpose=purpose) from error
    return Protego.parse(rules)


def _rules_for(user_agent: str, text: str) -> list[str]:
    """
    Return the lines of the groups for *user_agent*, else of those for all (RFC 9309, section 2.2.1).

    They are chosen before they are parsed, since a group for a thousand programs would be parsed as often.
    """
    product = _TOKEN.match(user_agent)
    groups = _Groups("" if product is None else product[0].lower())
    for line in text.splitlines():
        found = _LINE.match(line.partition("#")[0])
        if found is not None:
            groups.take(found[1].lower(), found[2].strip())
    return groups.for_all if groups.ours is None else groups.ours


class _Groups:
    """
    The lines of the groups that may be for a program.

    Attributes:
        ours: Those for it by its name, `None` where no group names it.
        for_all: Those for all programs.
    """

    def __init__(self, product: str) -> None:
        self._product = product
        self._named: set[str] = set()
        self._is_begun = False
        self.ours: list[str] | None = None
        self.for_all: list[str] = []

    def take(self, key: str, value: str) -> None:
        """Take in a line that says *value* for *key*."""
        if key == "user-agent":
            self._name(value)
        elif key in _KEYS:
            self._is_begun = True
            if self.ours is not None and self._product in self._named:
                self.ours.append(f"{key}: {value}")
            elif "*" in self._named:
                self.for_all.append(f"{key}: {value}")

    def _name(self, value: str) -> None:
        """Add to those whom a group is for, or begin another one."""
        if self._is_begun:
            self._named, self._is_begun = set(), False
        token = _TOKEN.match(value)
        self._named.add(value if token is None else token[0].lower())
        if self._product and self._product in self._named and self.ours is None:
            self.ours = []
