"""Certificates are verified, always; an administrator may name the authority."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from fake_getorganized.fake import Fake
from fake_getorganized.ntlm import PASSWORD, USER
from fake_getorganized.samples import CONTENT, DOCUMENT, NUMBER
from fake_getorganized.server import serve
from render.errors import DeliveryError
from render.esdh import getorganized
from render.esdh.secrets import Given

SECRETS = Given({"user": USER, "password": PASSWORD})


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with a key and the certificate of this machine that it has signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[Fake]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serve(tls=context) as fake:
        fake.state.add_case(NUMBER)
        yield fake


def test_an_unknown_authority_gets_nothing(secure: Fake) -> None:
    client = getorganized.connect({"url": secure.url, "read_attempts": 1}, SECRETS)
    with pytest.raises(DeliveryError, match="certificate") as caught:
        client.case(NUMBER)
    assert caught.value.outcome == "not_sent"
    assert not secure.recorded
    client.close()


def test_a_named_authority_is_believed(secure: Fake, certificate: Path) -> None:
    client = getorganized.connect({"url": secure.url, "ca": str(certificate)}, SECRETS)
    client.put(client.case(NUMBER), DOCUMENT, CONTENT)
    assert len(secure.state.documents()) == 1
    client.close()


def test_a_certificate_of_another_name_gets_nothing(secure: Fake, certificate: Path) -> None:
    url = secure.url.replace("127.0.0.1", "localhost")
    client = getorganized.connect({"url": url, "ca": str(certificate), "read_attempts": 1}, SECRETS)
    with pytest.raises(DeliveryError, match="certificate") as caught:
        client.case(NUMBER)
    assert caught.value.outcome == "not_sent"
    assert not secure.recorded
    client.close()
