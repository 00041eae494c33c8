"""The law of every format that is read and written: what comes back is what there was, minus the losses."""

from __future__ import annotations

import attrs

from counterclaim.checks import field_types


def assert_only_lost(before, losses, after):
    """
    What was read `after` writing the records `before` is those records minus exactly the `losses`.

    A loss without a field is a record that is missing; the loss of a field is one that differs; the loss of
    the type is a record that came back as another type. Nothing else is missing, different or new.
    """
    before, after = {r.id: r for r in before}, {r.id: r for r in after}
    declared = {}
    for loss in losses:
        field = None if loss.field is None else loss.field.partition("[")[0].partition(".")[0]
        declared.setdefault(loss.record, set()).add(field)
        assert loss.reason.strip(), loss
    assert set(declared) <= set(before), "losses of records that there were not"
    assert set(after) <= set(before), "records that there were not"
    for id, record in before.items():
        assert declared.get(id, set()) == _differences(record, after.get(id)), (id, record, after.get(id))


def _differences(record, back):
    if back is None:
        return {None}
    usual = {field.name: field.default for field in attrs.fields(type(record))}
    names = field_types(type(record))
    found = {name for name in names if getattr(record, name) != getattr(back, name, usual[name])}
    return found | ({"type"} if type(back) is not type(record) else set())
