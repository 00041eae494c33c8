"""
Text that came from outside, made safe to show: nothing invisible, nothing that moves the cursor.

What a page or file says may hold terminal escapes, control characters and bidirectional overrides ("Trojan
Source", Boucher and Anderson 2021). Records keep text as received; whatever shows it goes through here.
"""

from __future__ import annotations

import html
import re
import unicodedata

__all__ = ["has_visible", "is_hidden", "shorten", "unescaped", "visible", "visible_line"]

# ECMA-48 control sequences (CSI), operating system commands (OSC) and the other string sequences, in the form
# that begins with ESC. A match never runs across another ESC, so that a hostile text costs linear time. The
# one-character (C1) forms are not matched but spelled out, which disarms them as well: in a text that was
# read in the wrong encoding they are parts of quotation marks and letters, and text to be shown follows.
_TERMINAL_SEQUENCE = re.compile(
    r"\x1b\[[0-?]{0,64}[ -/]{0,16}[@-~]"
    r"|\x1b[\]PX^_][^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]{0,4}[0-Z\\^-~]"
)

#: References of HTML to a character by its number, of which there are none with so many digits.
_LONG_NUMBER = re.compile(r"&#(?P<x>[xX]?)(?P<digits>(?<=[xX])[0-9a-fA-F]{8,}+|[0-9]{8,}+);?+")
_MOST_DIGITS = 7

#: What separates lines and words, and format characters that belong to words or emoji and disturb nothing:
#: soft hyphen and the two joiners.
_HARMLESS = frozenset("\n\t\u00ad\u200c\u200d")
#: What takes room and shows nothing, though Unicode counts it among letters and symbols.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
#: Separators, control and format characters, marks that stand on others (first letters of categories).
_NOT_SEEN_ALONE = frozenset("ZCM")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def has_visible(text: str) -> bool:
    """Return whether a reader sees anything of *text*."""
    return any(
        unicodedata.category(character)[0] not in _NOT_SEEN_ALONE and character not in _BLANK
        for character in text
    )


def is_hidden(character: str) -> bool:
    """
    Return whether *character* cannot be seen, or moves what is beside it, and so has to be spelled out.

    Line feed and tab are not hidden; neither are joiners and soft hyphens, since scripts and emoji need them.
    """
    return unicodedata.category(character) in _HIDDEN_CATEGORIES and character not in _HARMLESS


def visible(text: str) -> str:
    """
    Return *text* with terminal escapes removed and hidden characters spelled out, as in `<U+202E>`.

    Line breaks (as `\\n`) and tabs stay; joiners and soft hyphens stay, since scripts and emoji need them.
    """
    if text.isascii() and text.isprintable():
        return text
    stripped = _TERMINAL_SEQUENCE.sub("", text).replace("\r\n", "\n")
    if stripped.isprintable():
        return stripped
    return "".join(map(_shown, stripped))


def visible_line(text: str) -> str:
    """Return *text* as `visible` shows it, on one line with single spaces."""
    return " ".join(visible(text).split())


def unescaped(text: str) -> str:
    """
    Return *text* with the characters that its references of HTML stand for (WHATWG, section 13.2.5.72).

    Numbers of some thousand digits, which `html.unescape` raises an error for, stand for U+FFFD.
    """
    return html.unescape(_LONG_NUMBER.sub(_shorter, text)) if "&" in text else text


def _shorter(reference: re.Match[str]) -> str:
    digits = reference["digits"].lstrip("0") or "0"
    return f"&#{reference['x']}{digits};" if len(digits) <= _MOST_DIGITS else "\ufffd"


def shorten(text: str, width: int) -> str:
    """Return *text* in at most *width* characters, with an ellipsis where something was left out."""
    if len(text) <= width:
        return text
    return text[: width - 1].rstrip() + "…" if width > 0 else ""


def _shown(character: str) -> str:
    return f"<U+{ord(character):04X}>" if is_hidden(character) else character
