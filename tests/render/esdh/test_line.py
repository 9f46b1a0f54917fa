"""The line itself, where no fake of a system can stand: servers that do not listen, proxies."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from render.esdh.line import Broken, Line

SECONDS = 3.0  # of a request that may be silent for 0.4, on a busy machine


@contextmanager
def serving(serve: Callable[[socket.socket], None]) -> Iterator[str]:
    """Run a server of bare sockets for one connection; return its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)

        def run() -> None:
            with suppress(OSError):
                connection, _ = listener.accept()
                with connection:
                    serve(connection)

        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield f"127.0.0.1:{listener.getsockname()[1]}"
        finally:
            thread.join(15)


def broken(url: str, *, surroundings: bool = False, body: bytes | None = None) -> str:
    """Send a request that cannot come to an end; return the kind of break, in bounded time."""
    line = Line((0.4, 0.4), surroundings=surroundings)
    begun = time.monotonic()
    with pytest.raises(Broken) as caught:
        line.exchange("POST", url, data=body)
    assert time.monotonic() - begun < SECONDS
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
    line.close()
    return caught.value.kind


def drip(connection: socket.socket, begin: bytes, drop: bytes) -> None:
    """Send a byte now and then."""
    connection.sendall(begin)
    for _ in range(120):
        time.sleep(0.05)
        connection.sendall(drop)


def test_a_server_that_does_not_listen() -> None:
    is_over = threading.Event()

    def wait(_: socket.socket) -> None:
        is_over.wait(8)

    with serving(wait) as address:
        kind = broken(f"http://{address}/", body=b"x" * 30_000_000)
        is_over.set()
    assert kind in ("broken", "slow")


def test_a_server_that_listens_a_byte_at_a_time() -> None:
    def listen(connection: socket.socket) -> None:
        for _ in range(70):
            time.sleep(0.05)
            connection.recv(1)

    with serving(listen) as address:
        assert broken(f"http://{address}/", body=b"x" * 30_000_000) in ("broken", "slow")


@pytest.mark.parametrize(
    ("begin", "drop"), [(b"HTTP/1.1 200 OK\r\nX-Mere: ", b"x"), (b"HTTP/1.1 2", b"0")]
)
def test_a_proxy_that_drips(begin: bytes, drop: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda connection: drip(connection, begin, drop)) as address:
        monkeypatch.setenv("HTTPS_PROXY", f"http://{address}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert broken("https://sbsys.eksempel.example/", surroundings=True) in ("slow", "unmade")


def test_tls_that_drips() -> None:
    with serving(
        lambda connection: drip(connection, b"\x16\x03\x03\x3f\xff\x02", b"\0")
    ) as address:
        assert broken(f"https://{address}/") in ("broken", "slow", "unmade")


def test_an_authority_that_is_not_there_gets_nothing() -> None:
    with pytest.raises(Broken) as caught:
        Line((1, 1), "ingen.pem").exchange("GET", "https://127.0.0.1:9/")
    assert caught.value.kind == "untrusted"
