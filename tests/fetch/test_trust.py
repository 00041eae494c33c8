"""An authority of one's own is trusted besides the usual ones, where it is named."""

import ssl

import pytest

from counterclaim.errors import FileAccessError
from counterclaim.fetch import Fetcher, FetchError, FetchPolicy, FetchReason
from counterclaim.fetch.trust import trusting
from fetch.hostile_server import HostileServer, answer
from fetch.tls import Authority

HOST = "inside.example"


@pytest.fixture(scope="module")
def authority():
    return Authority()


@pytest.fixture(scope="module")
def server(authority):
    scripts = {"/": lambda talk: talk.send(answer(b"a page"))}
    with HostileServer(scripts, tls=authority.certified([HOST])) as opened:
        yield opened


@pytest.fixture
def certificates(authority, tmp_path):
    (data,) = authority.trusting().get_ca_certs(binary_form=True)
    path = tmp_path / "authority.pem"
    path.write_text(f"# Unsere Behörde\n{ssl.DER_cert_to_PEM_cert(data)}", encoding="utf-8")
    return path


def fetched(server, context):
    policy = FetchPolicy(
        inside=(f"{server.address}/32",), ports={server.port}, robots=False, spacing=0, attempts=1, deadline=5
    )
    fetcher = Fetcher(policy, resolver=lambda name, port: (server.address,), ssl_context=context)
    return fetcher.fetch(f"https://{HOST}:{server.port}/")


def test_a_host_that_it_vouches_for_is_trusted(server, certificates):
    assert fetched(server, trusting(certificates)).body == b"a page"


def test_it_is_not_trusted_without_being_named(server):
    with pytest.raises(FetchError) as caught:
        fetched(server, None)

    assert caught.value.reason is FetchReason.TLS


def test_the_usual_authorities_are_trusted_as_before(certificates):
    usual = Fetcher()._setting._ssl_context.cert_store_stats()["x509_ca"]

    assert trusting(certificates).cert_store_stats()["x509_ca"] == usual + 1


def test_certificates_and_names_are_checked(certificates):
    context = trusting(certificates)

    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)


@pytest.mark.parametrize(
    "content", [b"", b"no certificate", b"\xff\xfe", b"-----BEGIN CERTIFICATE-----\nAAAA\n"]
)
def test_what_is_no_certificate_is_refused(tmp_path, content):
    (tmp_path / "a.pem").write_bytes(content)

    with pytest.raises(FileAccessError, match="no certificate"):
        trusting(tmp_path / "a.pem")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileAccessError, match="no such file"):
        trusting(tmp_path / "gone.pem")
