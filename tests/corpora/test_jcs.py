"""The published vectors of RFC 8785."""

from counterclaim.codec import canonical_json, decode_json


def test_canonical_form_is_that_of_the_published_vectors(corpora):
    folder = corpora / "hostile-inputs/jcs-vectors/testdata"
    names = sorted(file.name for file in (folder / "input").iterdir())
    assert len(names) == 6

    for name in names:
        expected = (folder / "output" / name).read_bytes()
        assert canonical_json(decode_json((folder / "input" / name).read_bytes())) == expected, name


def test_canonical_form_has_the_published_bytes(corpora):
    folder = corpora / "hostile-inputs/jcs-vectors/testdata"
    for file in sorted((folder / "outhex").iterdir()):
        expected = bytes.fromhex(file.read_text())
        source = (folder / "input" / file.with_suffix(".json").name).read_bytes()
        assert canonical_json(decode_json(source)) == expected, file.name
