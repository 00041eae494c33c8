"""A conflict, and why two statements can both hold, in plain sentences of one language."""

from __future__ import annotations

from counterclaim.conflicts.comparison import Comparison
from counterclaim.conflicts.explaining import Explanation, Party
from counterclaim.conflicts.relations import Check, Guard, Relation
from counterclaim.conflicts.stated import Stated
from counterclaim.conflicts.telling import Teller
from counterclaim.words import Words, short

__all__ = ["sentence_of", "why_not", "would_settle"]

#: Kinds of rebuttals by which somebody takes back or mends a word.
_WITHDRAWING = ("correction", "retraction")
#: Characters of a rule's own sentence.
_LONGEST = 400


def sentence_of(explanation: Explanation, *, language: str = "en") -> str:
    """
    Return the conflict of *explanation* in a sentence, in English ("en") or German ("de").

    Raises:
        ValueError: There are no phrases of that language.
    """
    words = Words(language)
    sentence = _sentence(explanation, Teller(words))
    own = explanation.parties[-1].id if _is_of_ones_own(explanation) else None  # says so itself
    settled = [id for id in explanation.conflict.settled_by if id != own]
    if settled:
        return words("conflict.settled", sentence=sentence, settled=words.joined(settled))
    return sentence


def why_not(comparison: Comparison, *, language: str = "en") -> str:
    """
    Return why the two statements of *comparison* can both hold; where they cannot, that, and why.

    Raises:
        ValueError: There are no phrases of that language.
    """
    teller = Teller(Words(language))
    if comparison.conflict:
        return _of_pair(comparison, teller)
    failed = next((check for check in comparison.checks if check.failed), None)
    if failed is not None:
        return _why_apart(comparison, failed, teller)
    return _why_together(comparison, teller)


def would_settle(explanation: Explanation, *, language: str = "en", anyway: bool = True) -> tuple[str, ...]:
    """
    Return what would settle the conflict of *explanation*, each in a few words; nothing where it is settled.

    First what is not known, then, unless *anyway* is false, what settles any conflict of its kind.

    Raises:
        ValueError: There are no phrases of that language.
    """
    words = Words(language)
    teller = Teller(words)
    conflict = explanation.conflict
    if conflict.settled:
        return ()
    found = []
    if explanation.comparison is not None:
        unknown = (check for check in explanation.comparison.checks if check.unknown)
        found += [teller.of_check("settle", check, explanation.comparison) for check in unknown]
        if explanation.comparison.flip_tolerance is not None:
            share = words.share(explanation.comparison.flip_tolerance)
            found.append(words("settle.flip", tolerance=share))
    if not anyway:
        return tuple(dict.fromkeys(found))
    if explanation.parties and explanation.parties[-1].by is not None:
        found.append(words("settle.withdrawal", by=short(explanation.parties[-1].by.name)))
    elif explanation.sides:
        found.append(words("settle.word"))
    found.append(words("settle.note", kind=conflict.kind))
    return tuple(dict.fromkeys(found))


def _sentence(explanation: Explanation, teller: Teller) -> str:
    conflict = explanation.conflict
    if conflict.text is not None:
        return short(conflict.text, _LONGEST)
    if not explanation.built_in:
        return _of_rule(explanation, teller)
    if explanation.parties:
        return _of_rebuttal(explanation, teller)
    if explanation.comparison is None:
        return _of_several(explanation, teller)
    if conflict.pairs > 1:
        return _of_block(explanation, explanation.comparison, teller)
    if conflict.kind == "self-contradiction":
        return _of_one_source(explanation.comparison, teller)
    return _of_pair(explanation.comparison, teller)


def _of_rule(explanation: Explanation, teller: Teller) -> str:
    """Name what a rule of an extension found: only the rule knows how to say it."""
    words, conflict = teller.words, explanation.conflict
    texts = [party.text or party.id for party in explanation.parties]
    texts += [one.text for side in explanation.sides for one in side]
    members = words.joined([words.quoted(short(text)) for text in texts])
    unknown = words.joined([teller.unknown_name(name, ()) for name in conflict.unknown])
    key = "conflict.rule-possible" if unknown else "conflict.rule"
    return words(key, kind=conflict.kind, members=members, unknown=unknown)


def _of_pair(comparison: Comparison, teller: Teller) -> str:
    left, right = comparison.left, comparison.right
    assert left is not None
    assert right is not None
    if left.property.id != right.property.id:
        key = "order" if comparison.kind == "order" else "excluded"
        first, last = short(left.property.name), short(right.property.name)
        path = " → ".join(short(step.name) for step in comparison.path)
        return teller.pair(f"conflict.{key}", comparison, first=first, last=last, path=path)
    return teller.pair(f"conflict.{_shape(comparison)}", comparison)


def _shape(comparison: Comparison) -> str:
    """Return which sentence says it: of a count that moved the wrong way, of a part and the whole, of two."""
    if comparison.kind == "order":
        return "falls" if comparison.increasing else "rises"
    return "part" if comparison.in_part else "pair"


def _of_one_source(comparison: Comparison, teller: Teller) -> str:
    left, right = comparison.left, comparison.right
    assert left is not None
    assert right is not None
    both = [source for source in left.sources if source in right.sources] or list(left.sources[:1])
    if left.property.id != right.property.id or _shape(comparison) != "pair":
        return _of_pair(comparison, teller)
    return teller.pair(
        "conflict.self",
        comparison,
        left=teller.value(left),
        right=teller.value(right),
        who=teller.names(both),
    )


def _of_block(explanation: Explanation, comparison: Comparison, teller: Teller) -> str:
    conflict = explanation.conflict
    left, right = _both(comparison)
    parts = {}
    if left.property.id != right.property.id:
        parts = {
            "about": short(left.subject.name),
            "left": f"{short(left.property.name)} {teller.said(left)}",
            "right": f"{short(right.property.name)} {teller.said(right)}",
        }
    return teller.pair(
        "conflict.large",
        comparison,
        **parts,
        definite_anyway=conflict.definite,
        pairs=teller.number(conflict.pairs),
        definite=teller.number(conflict.definite_pairs),
    )


def _of_several(explanation: Explanation, teller: Teller) -> str:
    several = [side[0] for side in explanation.sides]
    key = "conflict.joint" if explanation.conflict.definite else "conflict.joint-possible"
    unknown = teller.words.joined(
        [teller.unknown_name(name, several) for name in explanation.conflict.unknown]
    )
    said = teller.words.joined([teller.said(one) for one in several])
    return teller.words(key, about=teller.about(several[0]), said=said, unknown=unknown)


def _of_rebuttal(explanation: Explanation, teller: Teller) -> str:
    words, conflict = teller.words, explanation.conflict
    target, rebuttal = explanation.parties
    by = short(rebuttal.by.name if rebuttal.by is not None else rebuttal.id)
    key = f"conflict.{conflict.kind}.{target.type}"
    if _is_of_ones_own(explanation):
        text = words.quoted(short(target.text or target.id))
        return words(f"conflict.{conflict.kind}.own", by=by, text=text)
    if target.type == "claim":
        return words(key, by=by, text=words.quoted(short(target.text or "")), who=_accuser(target, teller))
    if target.type == "attribution":
        source = short(target.by.name if target.by is not None else target.id)
        return words(key, by=by, source=source, text=words.quoted(short(target.text or target.id)))
    return words(f"conflict.{conflict.kind}.other", by=by, what=_what(target, words))


def _is_of_ones_own(explanation: Explanation) -> bool:
    """Return whether somebody takes back or mends what they said themselves, which is no quarrel."""
    if explanation.conflict.kind not in _WITHDRAWING or len(explanation.parties) != 2:
        return False
    target, rebuttal = explanation.parties
    if target.type != "attribution" or target.by is None or rebuttal.by is None:
        return False
    return target.by.id == rebuttal.by.id


def _accuser(target: Party, teller: Teller) -> str:
    if not target.sources:
        return teller.words("conflict.said-by-nobody")
    return teller.words("conflict.said-by", who=teller.names(target.sources))


def _what(target: Party, words: Words) -> str:
    if target.type == "rebuttal" and target.by is not None:
        return words("conflict.rebuttal", id=target.id, source=short(target.by.name))
    return words.quoted(short(target.text)) if target.text else target.id


def _why_apart(comparison: Comparison, failed: Check, teller: Teller) -> str:
    words = teller.words
    if failed.detail == "no-statement":
        asked = ((failed.left, comparison.left), (failed.right, comparison.right))
        silent = [short(str(id)) for id, stated in asked if stated is None]
        return words("why.no-statement", claims=words.joined(silent))
    if failed.guard is Guard.VALUE and failed.detail == "unread":
        unread = [teller.plain_value(one) for one in _both(comparison) if not one.read]
        return words("why.unread", values=words.joined(unread))
    if failed.guard is Guard.COMMITMENT:
        assuming = [one.claim for one in _both(comparison) if one.assuming]
        if assuming:
            return words("why.assuming", claims=words.joined(list(dict.fromkeys(assuming))))
        unheld = [one.claim for one in _both(comparison) if not one.committed]
        return words("why.commitment", claims=words.joined(list(dict.fromkeys(unheld))))
    if failed.guard is Guard.EXISTENCE:
        denied = next((one for one in _both(comparison) if one.negated), _both(comparison)[0])
        return words("why.existence", value=teller.plain_value(denied))
    if failed.guard is Guard.EXTENT and failed.detail == "running":
        return words("why.extent.running")
    return teller.of_check("why", failed, comparison)


def _why_together(comparison: Comparison, teller: Teller) -> str:
    words = teller.words
    left, right = _both(comparison)
    values = {"left": teller.value(left), "right": teller.value(right)}
    if comparison.in_part:
        return words("why.part")
    if comparison.relation is Relation.COMPATIBLE and left.region and right.region:
        return words("why.compatible-regions", **values, region=left.region, other=right.region)
    return words(f"why.{comparison.relation.value}", **values)


def _both(comparison: Comparison) -> tuple[Stated, Stated]:
    assert comparison.left is not None
    assert comparison.right is not None
    return comparison.left, comparison.right
