from counterclaim.case import Case
from counterclaim.formats import prov
from counterclaim.model import Attribution, Claim
from formats.prov.helpers import exported, losses, related
from prov_constraints import violations

CLAIM = Claim(id="c", text="It is")


def hop(id, *relays, **fields):
    return Attribution(id=id, of="c", source=f"{id}-paper", relays=relays, **fields)


def test_a_circle_of_relays_is_left_out_and_declared():
    records = [CLAIM, hop("wiki", "paper"), hop("paper", "wiki"), hop("copy", "paper")]

    assert related(exported(*records), "wasDerivedFrom") == {("copy", "paper", "counterclaim:relays")}
    assert losses(*records) == [
        "wiki: relays: no wasDerivedFrom from 'wiki' to 'paper' was written: they lie in a circle, in which "
        "each would come before itself",
        "paper: relays: no wasDerivedFrom from 'paper' to 'wiki' was written: they lie in a circle, in which "
        "each would come before itself",
    ]
    assert violations(prov.document(Case(records)).document) == []


def test_what_is_left_out_stays_an_attribute():
    stated = exported(CLAIM, hop("wiki", "paper"), hop("paper", "wiki"))["entity"]

    assert stated["record:wiki"]["counterclaim:relays"]["$"] == "record:paper"


def test_a_relay_of_itself_is_left_out():
    records = [CLAIM, hop("echo", "echo")]

    assert "wasDerivedFrom" not in exported(*records)
    assert losses(*records) == ["echo: relays: no wasDerivedFrom was written: 'echo' would come from itself"]


def test_two_ways_to_one_origin_are_no_circle():
    records = [
        CLAIM,
        hop("origin"),
        hop("left", "origin"),
        hop("right", "origin"),
        hop("end", "left", "right"),
    ]

    assert len(related(exported(*records), "wasDerivedFrom")) == 4
    assert losses(*records) == []


def test_a_circle_may_lead_through_what_nobody_has_on_record():
    # Under one missing id stand the source that was there before, and the claim that came after.
    record = Attribution(id="a", of="gone", source="gone", first_hand=True)

    assert violations(prov.document(Case([record])).document) == []
    assert len(losses(record)) == 1


def test_a_chain_of_ten_thousand_hops_is_written_whole():
    hops = [hop("0"), *(hop(str(number), str(number - 1)) for number in range(1, 10_000))]
    made = prov.document(Case([CLAIM, *hops]))

    assert made.losses == ()
    assert len(made.document.get_records()) == 1 + 10_000 + 10_000 + 9_999


def test_a_circle_of_ten_thousand_hops_is_left_out_whole():
    hops = [hop(str(number), str((number + 1) % 10_000)) for number in range(10_000)]

    assert len(prov.document(Case([CLAIM, *hops])).losses) == 10_000
