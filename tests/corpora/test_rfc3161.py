"""Tokens of real authorities, as an archiver of news keeps them: what they show, whole and damaged."""

import contextlib
import ssl
from datetime import datetime
from pathlib import Path

import certifi
import pytest

from counterclaim.store.timestamps import InvalidTimestampError, check_timestamp

# certifi holds one root whose serial number is not positive.
pytestmark = pytest.mark.filterwarnings("ignore:Parsed a serial number")

ARCHIVED = b"4b7b4e39f12b8c725e6e603e6d4422500316df94211070682ef10260ff5759ef"
IDENTRUST, DIGICERT = "IdenTrust Commercial Root CA 1", "DigiCert Trusted Root G4"

#: File, the bytes that it is for, the authority, the time.
GOOD = [
    ("valid_timestamp.tsr", ARCHIVED, "CN=TrustID Timestamp Authority", "2025-03-11T10:43:58Z"),
    (
        "rfc3161-client-issue-104.tsr",
        b"hello",
        "CN=TrustID Timestamp Authority",
        "2025-03-11T08:52:08Z",
    ),
    ("digicert.tsr", ARCHIVED, "CN=DigiCert Timestamp 2024", "2025-03-24T11:17:47Z"),
    (
        "timestamp_token_http-timestamp-identrust-com",
        ARCHIVED,
        "CN=TrustID Timestamp Authority",
        "2025-03-11T10:43:58Z",
    ),
]


@pytest.fixture(scope="module")
def tokens(corpora):
    folder = corpora / "hostile-inputs/rfc3161/tests/data/timestamping"
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def browser_roots():
    return [Path(certifi.where()).read_bytes()]


def root_named(name):
    """Return the root of that name alone: under all of them, checking a token many times takes long."""
    context = ssl.create_default_context(cafile=certifi.where())
    subjects = [dict(part[0] for part in each["subject"]) for each in context.get_ca_certs()]
    names = [each.get("commonName") for each in subjects]
    return context.get_ca_certs(binary_form=True)[names.index(name)]


@pytest.mark.parametrize(("name", "data", "authority", "at"), GOOD, ids=[name for name, *_ in GOOD])
class TestTokenOfAnAuthorityThatBrowsersTrust:
    def test_shows_when_the_authority_saw_the_bytes(self, tokens, browser_roots, name, data, authority, at):
        found = check_timestamp(tokens[name], data, roots=browser_roots)

        assert found.authority.startswith(authority)
        assert (found.at, found.algorithm) == (datetime.fromisoformat(at), "sha512")

    def test_shows_nothing_about_other_bytes(self, tokens, browser_roots, name, data, authority, at):
        with pytest.raises(InvalidTimestampError, match="other bytes"):
            check_timestamp(tokens[name], data + b"\n", roots=browser_roots)

    def test_shows_nothing_under_another_root(self, tokens, name, data, authority, at):
        other = root_named(IDENTRUST if "digicert" in name else DIGICERT)

        with pytest.raises(InvalidTimestampError, match="do not lead to one of the roots"):
            check_timestamp(tokens[name], data, roots=[other])

    def test_yields_the_same_or_nothing_when_a_byte_changes(self, tokens, name, data, authority, at):
        token, root = tokens[name], root_named(DIGICERT if "digicert" in name else IDENTRUST)
        good = check_timestamp(token, data, roots=[root])
        changed = bytearray(token)
        for place in range(0, len(token), 5):
            changed[place] ^= 1 << place % 8
            with contextlib.suppress(InvalidTimestampError):
                assert check_timestamp(bytes(changed), data, roots=[root]) == good, place
            changed[place] = token[place]

    def test_shows_nothing_when_it_is_cut_short(self, tokens, name, data, authority, at):
        root = root_named(IDENTRUST)
        for end in range(0, len(tokens[name]), 23):
            with pytest.raises(InvalidTimestampError):
                check_timestamp(tokens[name][:end], data, roots=[root])


def test_token_of_an_authority_that_no_browser_trusts_shows_nothing(tokens, browser_roots):
    with pytest.raises(InvalidTimestampError, match="unable to get local issuer certificate"):
        check_timestamp(tokens["self_signed.tsr"], ARCHIVED, roots=browser_roots)


def test_every_token_is_judged_here(tokens):
    assert set(tokens) == {name for name, *_ in GOOD} | {"self_signed.tsr"}
