"""What the readers of wordings know of a language: its words as data, one module a language."""

from __future__ import annotations

from counterclaim.errors import UnreadableWordingError
from counterclaim.values.language.de import GERMAN
from counterclaim.values.language.en import ENGLISH
from counterclaim.values.language.lexicon import Lexicon

__all__ = ["Lexicon", "lexicon_for"]

_LEXICONS = {"de": GERMAN, "en": ENGLISH}


def lexicon_for(language: str, *, wording: str, kind: str) -> Lexicon:
    """
    Return what is known of *language* (BCP 47; regions are ignored).

    Raises:
        UnreadableWordingError: Of *wording*, to be read as *kind*: nothing is known of that language.
    """
    lexicon = _LEXICONS.get(language) or _LEXICONS.get(language.partition("-")[0].lower())
    if lexicon is None:
        reason = f"wording in the language {language!r} is not read; German ('de') and English ('en') are"
        raise UnreadableWordingError(wording, kind=kind, reason=reason)
    return lexicon
