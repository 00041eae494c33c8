"""Records as they stand in the log: written to payloads, and read from them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from typing import Any

from counterclaim.codec import Codec, decode_json, protected_fields
from counterclaim.codec.decoding import LONGEST_TEXT
from counterclaim.codec.writing import writer
from counterclaim.errors import CounterclaimError, ProtectedValueError
from counterclaim.model import Record
from counterclaim.store.errors import DamagedStoreError, SealedValueError, StoreError
from counterclaim.store.sealing import Sealer, unplaced, with_sealed

__all__ = ["RecordForm", "json_text"]

#: As JSON is written in the log: on one line, in any script, and without spaces.
json_text: Callable[[Any], str] = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":")
).encode


class RecordForm:
    """Writes records as payloads, their protected values apart and sealed, and reads them again."""

    def __init__(self, shown: str, sealer: Sealer) -> None:
        """Work for the store called *shown*, with what seals its protected values."""
        self._shown = shown
        self._sealer = sealer
        self._codec = Codec()
        self._write = writer("refuse").record
        self._write_masked = writer("mask").record

    def all_written(self, records: Sequence[Record]) -> tuple[list[str], list[str | None]]:
        """
        Return the payloads of *records*, and their sealed values, for those that have any.

        Raises:
            SealedValueError: One has protected values, and there is no key.
            StoreError: One is longer than what can be read again.
            UnregisteredTypeError: A class, or that of a value in one, is not registered.
        """
        try:
            texts = _json_texts(list(map(self._write, records)))
            if max(map(len, texts)) > LONGEST_TEXT:
                for record, text in zip(records, texts, strict=True):
                    self._check_length(record, text)
            return texts, [None] * len(records)
        except ProtectedValueError:
            payloads, sealed = zip(*map(self.written, records), strict=True)
            return [*payloads], [*sealed]

    def written(self, record: Record, before: str | None = None) -> tuple[str, str | None]:
        """
        Return the payload of *record*, and its sealed values as JSON, where it has any.

        *before* are the sealed values of the version before.

        Raises:
            SealedValueError: It has protected values, and there is no key.
            StoreError: It is longer than what can be read again.
            UnregisteredTypeError: Its class, or that of a value in it, is not registered.
        """
        sealed = None
        try:
            payload = json_text(self._write(record))
        except ProtectedValueError:
            tokens = {} if before is None else decode_json(before)
            sealed = json_text(self._sealer.seal_fields(record, tokens))
            payload = json_text(self._write_masked(record))
            self._check_length(record, sealed)
        self._check_length(record, payload)
        return payload, sealed

    def read(self, payload: str, sealed: str | None) -> Record:
        """
        Return the record that a *payload* holds, with what is *sealed* beside it.

        Raises:
            DamagedStoreError: It holds none.
            SealedValueError: It was sealed with another key.
        """
        try:
            if sealed is None:
                return self._codec.structure(decode_json(payload))
            tokens = decode_json(sealed)
            record = self._codec.structure(decode_json(payload) | tokens)
            return with_sealed(record, tokens, self._sealer)
        except SealedValueError:
            raise
        except (CounterclaimError, TypeError, AttributeError) as error:
            reason = f"holds a record that cannot be read ({error}); check it with verify"
            raise DamagedStoreError(self._shown, reason) from error

    def _check_length(self, record: Record, text: str) -> None:
        if len(text) > LONGEST_TEXT:
            reason = f"cannot take {record.id!r}, which is longer than what can be read again; split it"
            raise StoreError(self._shown, reason)

    def check_kept(self, record: Record, payload: str, sealed: str | None) -> None:
        """
        Check that nothing that is *sealed* in the version before is lost unseen by writing *record*.

        Raises:
            SealedValueError: It has values in fields that are not known here, or that only the key opens.
        """
        if sealed is None:
            return
        tokens = decode_json(sealed)
        if unplaced(self.read(payload, sealed), tokens):
            reason = f"{record.id} has protected fields of an extension; load it before replacing the record"
            raise SealedValueError(reason)
        if not self._sealer.has_key and unplaced(record, tokens):
            reason = f"{record.id} would lose protected values; open the store with its key to take them out"
            raise SealedValueError(reason)

    def is_same(self, record: Record, payload: str, sealed: str | None) -> bool:
        """Return whether a *payload*, with what is *sealed* beside it, holds just this *record*."""
        if sealed is None and not protected_fields(record) and payload == json_text(self._write(record)):
            return True  # without reading it
        return self.read(payload, sealed) == record


def _json_texts(values: list[dict[str, Any]]) -> list[str]:
    """
    Return each of *values* as JSON.

    They are encoded together and cut apart at a mark that nobody can know in advance, since setting the
    encoder up takes as long as encoding one record.
    """
    mark = secrets.token_hex(16)
    marked: list[Any] = [mark] * (2 * len(values) - 1)
    marked[::2] = values
    return json_text(marked)[1:-1].split(f',"{mark}",')
