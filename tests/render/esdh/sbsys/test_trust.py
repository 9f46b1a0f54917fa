"""Who is spoken to: a certificate that is not trusted gets no letter, and no password."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
from pathlib import Path
from typing import Any

import pytest
import urllib3
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from requests.exceptions import SSLError

from fake_sbsys.given import DOCUMENT, LETTER, SECRETS
from fake_sbsys.server import FakeSbsys, running
from fake_sbsys.store import NUMBER, SAG
from render.errors import DeliveryError
from render.esdh import sbsys
from render.esdh.sbsys.client import Sbsys

_NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Return a certificate that its own key has signed, for this machine, and the key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_NOW - datetime.timedelta(days=400))
        .not_valid_after(_NOW + datetime.timedelta(days=36500))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "ca.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, secret


def _client(fake: FakeSbsys, ca: str = "", host: str = "127.0.0.1") -> Sbsys:
    url = fake.url.replace("127.0.0.1", host)
    config = {"url": url, "sbsip": url, "client_id": "segl", "timeout_seconds": 5}
    return sbsys.connect({**config, "ca": ca} if ca else config, SECRETS)


def test_only_a_certificate_that_is_trusted(tmp_path: Path) -> None:
    certificate, key = _certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with running(context) as fake:
        for ca in ("", str(tmp_path / "ingen.pem")):
            client = _client(fake, ca)
            with pytest.raises(DeliveryError, match="certificate") as caught:
                client.case(NUMBER)
            client.close()
            assert caught.value.outcome == "refused"
        client = _client(fake, str(certificate), "localhost")  # it is not the certificate's name
        with pytest.raises(DeliveryError, match="certificate") as caught:
            client.case(NUMBER)
        client.close()
        assert fake.seen == []  # not even a password
        client = _client(fake, str(certificate))
        filed = client.put(client.case(NUMBER), DOCUMENT, LETTER)
        assert client.content(filed) == LETTER.data
        client.close()


@pytest.mark.parametrize("kind", [ssl.SSLEOFError, ssl.SSLError])
def test_tls_that_breaks_off_on_the_way_is_not_nothing_sent(
    kind: type[ssl.SSLError], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a server that dies while it answers does: the request may have been read whole."""
    with running() as fake:
        client = _client(fake)
        assert client.case(NUMBER).is_open
        send = HTTPAdapter.send

        def broken(self: HTTPAdapter, request: PreparedRequest, **more: Any) -> Any:
            send(self, request, **more)
            inner = urllib3.exceptions.SSLError(kind(1, "[SSL: WRONG_VERSION_NUMBER]"))
            pool = urllib3.HTTPConnectionPool("127.0.0.1")
            raise SSLError(urllib3.exceptions.MaxRetryError(pool, "/", inner), request=request)

        monkeypatch.setattr(HTTPAdapter, "send", broken)
        with pytest.raises(DeliveryError) as caught:
            client._wire.upload("kladde", {"SagID": SAG, "Navn": "Brev"}, "files", LETTER)
        assert caught.value.outcome == "unknown"
        assert len(fake.store.drafts) == 1
        with pytest.raises(DeliveryError) as caught:
            client.case(NUMBER)
        assert caught.value.outcome == "not_sent"
        client.close()


def test_a_password_of_the_machine_does_not_replace_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login nogen password noget\n", "utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    with running() as fake:
        client = _client(fake)
        assert client.case(NUMBER).number == NUMBER
        client.close()
