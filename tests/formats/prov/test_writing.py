import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from prov.model import ProvDocument

from counterclaim.case import Case
from counterclaim.errors import MissingExtraError, ProtectedValueError
from counterclaim.files import read_case
from counterclaim.findings import Loss
from counterclaim.formats import prov
from counterclaim.model import Attribution, Claim, UnnamedSource
from counterclaim.values import Protected
from prov_constraints import violations

EXAMPLES = Path(__file__).parents[3] / "examples"
OFFICIAL = UnnamedSource(id="official", name="An official", identity=Protected("the name"))


@pytest.fixture(scope="module")
def belgrade():
    return read_case(EXAMPLES / "belgrade-cameras.toml").case


class TestTheRunningExample:
    def test_it_is_written_without_a_loss(self, belgrade):
        assert prov.write(belgrade).losses == ()

    def test_it_is_valid(self, belgrade):
        assert violations(prov.document(belgrade).document) == []

    def test_it_is_read_and_written_unchanged(self, belgrade):
        exported = prov.write(belgrade)
        read = ProvDocument.deserialize(content=exported.data, format="json")

        assert read == prov.document(belgrade).document
        assert json.loads(read.serialize(format="json")) == json.loads(exported.data)

    @pytest.mark.parametrize("form", ["provn", "xml"])
    def test_the_package_writes_it_in_its_other_forms(self, belgrade, form):
        made = prov.document(belgrade).document

        assert ProvDocument.deserialize(content=made.serialize(format=form), format=form) == made

    def test_the_denial_that_has_no_accuser_is_in_it(self, belgrade):
        stated = json.loads(prov.write(belgrade).data)["entity"]

        assert stated["record:huawei-denial"]["counterclaim:targets"]["$"] == "record:control"
        assert stated["record:huawei-denial"]["counterclaim:kind"] == "denial"


def test_the_case_that_is_built_in_python_is_valid():
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import big_hack; from counterclaim.formats import prov;"
    )
    program += "sys.stdout.buffer.write(prov.write(big_hack.build_case()).data.encode())"
    done = subprocess.run([sys.executable, "-c", program, str(EXAMPLES)], check=True, capture_output=True)

    assert violations(ProvDocument.deserialize(content=done.stdout, format="json")) == []


def test_the_same_case_is_the_same_text_in_every_process():
    program = (
        "from counterclaim.files import read_case; from counterclaim.formats import prov; import sys;"
        "sys.stdout.buffer.write(prov.write(read_case(sys.argv[1]).case).data.encode())"
    )
    command = [sys.executable, "-c", program, str(EXAMPLES / "belgrade-cameras.toml")]
    texts = {
        subprocess.run(
            command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }

    assert len(texts) == 1


def test_a_case_without_records_is_a_document_without_statements():
    exported = prov.write(Case())

    assert exported.losses == ()
    assert list(ProvDocument.deserialize(content=exported.data, format="json").get_records()) == []


def test_losses_come_by_the_order_of_the_records():
    claim = Claim(id="c", text="It is")
    echoes = [Attribution(id=id, of="c", source="s", relays=(id,)) for id in ("z", "a", "m")]

    assert [loss.record for loss in prov.write(Case([claim, *echoes])).losses] == ["z", "a", "m"]


class TestProtected:
    def test_usually_it_is_refused(self):
        with pytest.raises(ProtectedValueError) as caught:
            prov.write(Case([OFFICIAL]))

        assert caught.value.where == "official: identity"
        assert "the name" not in str(caught.value)

    def test_masked_it_is_a_loss(self):
        exported = prov.write(Case([OFFICIAL]), protected="mask")

        assert "the name" not in exported.data
        assert exported.losses == (Loss("official", "identity", "is protected and was left out"),)

    def test_kept_it_is_written(self):
        exported = prov.write(Case([OFFICIAL]), protected="keep")

        assert "the name" in exported.data
        assert exported.losses == ()

    def test_another_way_is_refused(self):
        with pytest.raises(ValueError, match="one of 'refuse', 'mask', 'keep'"):
            prov.write(Case([OFFICIAL]), protected="hide")


class TestWithoutThePackage:
    def test_the_error_says_what_to_install(self, monkeypatch):
        monkeypatch.delitem(sys.modules, "counterclaim.formats.prov.composing", raising=False)
        for name in [name for name in sys.modules if name == "prov" or name.startswith("prov.")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "prov", None)

        with pytest.raises(MissingExtraError, match=r"pip install 'counterclaim\[prov\]'"):
            prov.write(Case())

    def test_what_else_is_missing_is_another_mistake(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "counterclaim.formats.prov.composing", None)

        with pytest.raises(ModuleNotFoundError, match="composing"):
            prov.write(Case())

    def test_importing_the_format_does_not_import_it(self):
        program = "import sys, counterclaim.formats.prov; print('prov' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

        assert done.stdout == "False\n"
