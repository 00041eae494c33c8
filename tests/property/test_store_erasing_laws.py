"""Laws of erasing, for any case and any words: it is gone, the rest stays, and nothing leads back."""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import hypothesis.strategies as st
from hypothesis import assume, given, settings

from counterclaim.case import Case, merge
from counterclaim.codec import Codec
from counterclaim.codec.writing import protected_fields
from counterclaim.errors import UnknownIdError
from counterclaim.frozen import EMPTY
from counterclaim.model import Claim, Note, Organization, RebuttalKind, Record, references, replace_references
from counterclaim.registry import is_id
from counterclaim.store import Store, StoreError, apsw_driver, sqlite3_driver
from counterclaim.store.log import events
from counterclaim.store.records import json_text
from counterclaim.store.redacting import Redaction
from counterclaim.store.sought import SoughtWords
from counterclaim.strategies import ids, record_sets, texts

DRIVERS = st.sampled_from((sqlite3_driver(), apsw_driver()))
JOINTS = "@:/~#|"
#: Names as people have them, and as nobody has them.
names = st.one_of(
    st.sampled_from(
        [
            "Zuzana Kvapilová",
            "O'Neill",
            'Jo"Jo',
            "back\\slash",
            "two\nlines",
            "d.*",
            "(x",
            "Größe",
            "İlker",
            "ﬁ",
        ]
    ),
    texts(blank=False),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8),
).filter(str.strip)


#: What has to stand in logs; a word that is part of it would be sought there in vain.
FIXED = (
    "note n id type claim text about acme: by for key asked desk erased revise recorded_at clock reason extra"
)


def new_store(folder: Path, driver: Any) -> Store:
    return Store.create(Path(tempfile.mkdtemp(dir=folder)) / "case.ccl", driver=driver)


def add(store: Store, *records: Record, **said: str) -> None:
    with store.revise(**{"by": "desk", "reason": "typed in", **said}) as change:
        change.put_all(records)


def plain(records: tuple[Record, ...]) -> list[Record]:
    """Return those without protected values, which need a key, and without what no annotation describes."""
    return [attrs.evolve(record, extra=EMPTY) for record in records if not protected_fields(record)]


def strings(value: Any) -> Iterator[str]:
    """Yield every text in a value of JSON, keys as well."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (key, *strings(item))
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def said(store: Store) -> list[str]:
    """Return every text that stands in the log, but for what erasures and the making of the store say."""
    found = events(store._session.database, "payload IS NOT NULL AND op NOT IN ('create', 'erase')")
    return [text for event in found for text in strings(json.loads(event.payload or ""))]


def all_bytes(store: Store) -> str:
    found = [each for each in store.path.parent.rglob("*") if each.is_file()]
    return "\0".join(each.read_bytes().decode("utf-8", "replace") for each in found)


def is_sound(store: Store, *checkpoints: Any) -> bool:
    database = store._session.database
    tables = ("record", "revision", "tile")
    before = [sorted(database.rows(f"SELECT * FROM {table}"), key=repr) for table in tables]
    found = store.verify(*checkpoints)
    store.rebuild()
    after = [sorted(database.rows(f"SELECT * FROM {table}"), key=repr) for table in tables]
    return found.problems == () and before == after


#: Texts in which many letters are the same as others, whatever their case.
cased = st.text(st.sampled_from("aAiIıİkK\u212asSſßẞσςΣµμΐΐﬅﬆͅιxX ."), min_size=1, max_size=6)
joined = st.text(st.sampled_from('ab@:"\\'), min_size=1, max_size=6)


@given(st.lists(cased, min_size=1, max_size=4), st.lists(cased | texts(), max_size=6).map("".join))
@settings(max_examples=300)
def test_words_are_found_wherever_case_does_not_matter(words, text):
    sought = SoughtWords(words)
    found = sought.spelled(sought.found_in(text))

    assert {word for word in words if re.search(re.escape(word), text, re.IGNORECASE)} <= found


@given(st.sets(joined, min_size=1, max_size=4), st.lists(joined, max_size=6).map("".join))
@settings(max_examples=300)
def test_ids_are_found_where_a_pattern_of_all_of_them_finds_them(ids, text):
    ids = {id for id in ids if id[0] not in "@:" and id[-1] not in "@:"}
    assume(ids)
    either = "|".join(map(re.escape, sorted(ids, key=len, reverse=True)))
    pattern = re.compile(rf"(?:^|(?<=[@:]))(?:{either})(?=[@:]|\Z)")
    redaction = Redaction(dict.fromkeys(ids, "erased:1"), ())

    assert redaction.id(text) == pattern.sub("erased:1", text)
    if pattern.search(text):
        assert redaction.concerns(json_text({"id": text}))


@given(st.data(), record_sets(dangling=True), DRIVERS)
@settings(max_examples=60)
def test_a_record_goes_and_the_others_stay(tmp_path_factory, data, case, driver):
    records = plain(case)
    gone = data.draw(st.sampled_from(records)).id
    with new_store(tmp_path_factory.getbasetemp(), driver) as store:
        add(store, *records)
        add(store, *(attrs.evolve(record, extra={"acme:n": 1}) for record in records[::2]))
        add(store, *records)
        checkpoint = store.checkpoint()
        erasure = store.erase(gone, by="desk", reason="asked")
        number = erasure.numbers[gone]

        left = [replace_references(record, {gone: number}) for record in records if record.id != gone]
        assert list(store) == left
        assert gone not in said(store)
        assert not [text for text in said(store) if gone in re.split(f"[{JOINTS}]", text)]
        assert [version.erased for version in store.history(number)] == [True] * len(store.history(number))
        assert store.get(gone) is None
        assert is_sound(store, checkpoint)


@given(st.lists(ids(), min_size=2, max_size=5, unique=True), st.data(), DRIVERS)
@settings(max_examples=60)
def test_any_id_goes_wherever_it_is_joined_to_others(tmp_path_factory, given_ids, data, driver):
    gone, *others = given_ids
    assume(gone not in FIXED.split() and all(is_id(id) for id in given_ids))
    assume(not any(gone in re.split(f"[{JOINTS}]", other) or gone in other for other in others))
    joint = data.draw(st.sampled_from(JOINTS))
    joined = [f"{gone}{joint}{other}" for other in others] + [f"{other}{joint}{gone}" for other in others]
    joined = [id for id in joined if is_id(id)]
    notes = [
        Note(
            id=f"note-{place}",
            text="a text",
            about=(id, other),
            extra={"acme:of": id, "acme:map": {id: [other]}},
        )
        for place, (id, other) in enumerate(zip([gone, *joined], [*others, *others, gone], strict=False))
    ]
    with new_store(tmp_path_factory.getbasetemp(), driver) as store:
        add(store, *(Claim(id=id, text="a text") for id in dict.fromkeys([*given_ids, *joined])), *notes)
        before = len(store)
        erasure = store.erase(gone, by="desk", reason="asked")

        assert len(store) == before - 1
        assert not [text for text in said(store) if gone in re.split(f"[{JOINTS}]", text)]
        if len(gone) > 6:
            assert f'"{json.dumps(gone, ensure_ascii=False)[1:-1]}"' not in all_bytes(store)
        for record in store:
            for reference in references(record):
                assert (
                    reference.id == erasure.numbers[gone]
                    or reference.id in store
                    or "erased:" in reference.id
                )
        assert all(other in store for other in others)
        assert is_sound(store)


@given(names, texts(), texts(), st.sampled_from([str.upper, str.lower, str.title, str]), DRIVERS)
@settings(max_examples=100)
def test_words_go_from_everywhere(tmp_path_factory, word, before, behind, cased, driver):
    pattern = re.compile(re.escape(word), re.IGNORECASE)
    assume(pattern.search(FIXED) is None)
    forms = (
        f"{before}{word}{behind}",
        cased(word),
        *(unicodedata.normalize(form, word) for form in ("NFC", "NFD")),
    )
    with new_store(tmp_path_factory.getbasetemp(), driver) as store:
        for text in forms:
            note = Note(id="n", text=text, extra={f"acme:{text}": {text: [text, {text: 1}]}})
            add(store, note, by=f"by {text}", reason=f"for {text}", key=f"key {text}")
        checkpoint = store.checkpoint()
        store.erase(words=word, by=f"by {word}", reason=f"asked {cased(word)}")

        left = [text for text in said(store) if not re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", text)]
        assert not [text for text in left if pattern.search(text)]
        for form in forms[1:]:
            assert not [text for text in left if form.casefold() in text.casefold()]
        if len(word) > 6:
            assert pattern.search(all_bytes(store)) is None
            assert re.search(re.escape(json.dumps(word)[1:-1]), all_bytes(store), re.IGNORECASE) is None
        assert len(store.history("n")) == len(dict.fromkeys(forms)) or len(set(forms)) < len(forms)
        assert is_sound(store, checkpoint)


@given(record_sets(), names, DRIVERS, st.data())
@settings(max_examples=60)
def test_words_that_a_record_needs_change_nothing(tmp_path_factory, case, word, driver, data):
    """Either all of it is gone, or the store is as it was."""
    records = plain(case)
    fields = sorted({text for record in records for text in strings(unstructured(record))} - {""})
    word = data.draw(st.just(word) | st.sampled_from(fields))
    assume(word.strip())
    with new_store(tmp_path_factory.getbasetemp(), driver) as store:
        add(store, *records)
        checkpoint, before = store.checkpoint(), said(store)
        try:
            store.erase(words=word, by="d", reason="r")
        except StoreError:
            assert said(store) == before
            assert list(store) == records
            assert store.checkpoint() == checkpoint
        assert len(store) == len(records)
        assert is_sound(store, checkpoint)


def unstructured(record: Record) -> dict[str, Any]:
    return Codec().unstructure(record)


@given(
    texts(blank=False).filter(lambda text: len(text) > 2),
    st.sampled_from(RebuttalKind),
    st.booleans(),
    DRIVERS,
)
@settings(max_examples=60)
def test_no_id_tells_what_was_erased(tmp_path_factory, text, kind, by_words, driver):
    """Ids that follow from content go with it, and those that follow from them, also in merged cases."""
    desk, wire = (
        Case([Organization(id="police", name="P"), Organization(id="wire", name="W")]) for _ in range(2)
    )
    claim = desk.add_claim(f"They say: {text}", by="police", via="wire", accuses="police")
    denial = desk.add_rebuttal(claim, by="police", kind=kind, text=text)
    wire.add(attrs.evolve(claim, tags=("other",)))
    wire.add_claim("Another claim", by="wire", assuming=claim)
    case = merge([("desk", desk), ("wire", wire)]).case
    digests = {digest for id in case.ids() for digest in re.findall(r"-([0-9a-f]{16})", id)}
    with new_store(tmp_path_factory.getbasetemp(), driver) as store:
        add(store, *case)
        checkpoint = store.checkpoint()
        if by_words:
            try:
                store.erase(words=f"say: {text}", by="d", reason="r")
            except UnknownIdError:
                raise AssertionError from None
        else:
            store.erase([id for id in case.ids() if claim.id in id], by="d", reason="r")
        held = all_bytes(store)

        assert claim.id.rpartition("-")[2] in digests
        assert claim.id.rpartition("-")[2] not in held
        assert denial.id.rpartition("-")[2] not in held
        assert not [digest for digest in digests if digest in held]
        assert is_sound(store, checkpoint)
