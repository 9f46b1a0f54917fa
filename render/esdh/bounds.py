"""
How long one request may last, and how much may come of it, whatever the server does.

A time-out of requests is one for each byte: a server that drips a byte a second is never late.
So what comes is counted as it comes from the network, head and body, before anything is made of
it; and a request has so many seconds, and more only for what has gone over the line.
"""

from __future__ import annotations

import http.client
import io
import socket
import time
from collections.abc import Callable
from typing import Any

import urllib3
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection

SLOWEST = 8_000  # bytes a second of the slowest line that an office has (64 kbit/s)
_PIECE = 16_000  # bytes sent at a time, within one record of TLS
_HEAD = 200_000  # bytes that an answer may have before its body, and besides


class Overrun(Exception):  # noqa: N818  # no error of a connection: urllib3 leaves it alone
    """A request that was ended for what it took."""


class TooLong(Overrun):
    """The answer is larger than any that is asked for."""


class TooSlow(Overrun):
    """It took longer than the slowest line takes."""


class Bounds:
    """What one request may take; `begin` is called as it is sent, `limit` is set before."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.limit = 0
        self.reads_head = False
        self._clock = clock
        self._seconds = 0.0
        self._begun = 0.0
        self._moved = 0
        self._came = 0

    def begin(self, seconds: float) -> None:
        """Count from here: `seconds` is also how long the server may be silent."""
        self._seconds, self._begun = seconds, self._clock()
        self._moved = self._came = 0
        self.reads_head = False

    def left(self) -> float:
        """Return for how many seconds to wait for the next bytes; TooSlow where none are left."""
        earned = self._seconds + self._moved / SLOWEST
        left = self._begun + earned - self._clock()
        if left <= 0:
            raise TooSlow
        return min(left, self._seconds)

    def sent(self, count: int) -> None:
        """Count what was sent."""
        self._moved += count

    def came(self, count: int) -> None:
        """Count what came; TooLong where it is more than was asked for."""
        self._moved += count
        self._came += count
        if self._came > _HEAD + (0 if self.reads_head else self.limit):
            raise TooLong


class _Guarded(io.RawIOBase):
    """What comes over a socket, within bounds."""

    def __init__(self, raw: socket.SocketIO, sock: socket.socket, bounds: Bounds) -> None:
        self._raw = raw
        self._sock = sock  # requests-ntlm looks here for the server's certificate
        self._bounds = bounds

    def readable(self) -> bool:
        """Say yes, as a stream that is read must."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Wait for the next bytes, no longer than there is time."""
        self._sock.settimeout(self._bounds.left())
        count = self._raw.readinto(buffer)
        self._bounds.came(count or 0)
        return count

    def close(self) -> None:
        """Let go of the socket, which counts its readers."""
        self._raw.close()
        super().close()


def _pools(bounds: Bounds) -> dict[str, type[urllib3.HTTPConnectionPool]]:
    """Return the pools of connections by scheme; http.client makes an answer of a socket alone."""

    class Bounded(http.client.HTTPResponse):
        def __init__(self, sock: socket.socket, *given: Any, **more: Any) -> None:
            super().__init__(sock, *given, **more)
            raw: Any = self.fp.detach()
            self.fp = io.BufferedReader(_Guarded(raw, sock, bounds))

        def begin(self) -> None:
            bounds.reads_head = True
            super().begin()
            bounds.reads_head = False

    class Sending(http.client.HTTPConnection):
        response_class = Bounded

        def send(self, data: Any) -> None:
            whole = memoryview(data).cast("B") if isinstance(data, bytes) else None
            if whole is None:
                raise TypeError("only bytes are sent: the time is counted by them")
            for start in range(0, len(whole), _PIECE):
                if self.sock is not None:
                    self.sock.settimeout(bounds.left())
                super().send(whole[start : start + _PIECE])
                bounds.sent(min(_PIECE, len(whole) - start))

    class Plain(Sending, HTTPConnection):
        """Over TCP."""

    class Secure(Sending, HTTPSConnection):
        """Over TLS."""

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


class BoundedAdapter(HTTPAdapter):
    """
    Connections whose requests keep within bounds, each of a handshake's as well.

    No answer is unpacked on the way: a few bytes can hold gigabytes. Whoever reads it does that.
    """

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._pools = _pools(bounds)
        super().__init__(pool_connections=2, pool_maxsize=1)

    def init_poolmanager(self, *given: Any, **more: Any) -> None:
        """Make the connections of our kind."""
        super().init_poolmanager(*given, **more)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, *given: Any, **more: Any) -> Any:
        """Return what connects through a proxy, by connections of our kind."""
        manager = super().proxy_manager_for(*given, **more)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def send(self, request: PreparedRequest, *given: Any, **more: Any) -> Response:
        """Send a request, whose time-outs are two; its time begins anew."""
        _, seconds = more["timeout"]
        self._bounds.begin(seconds)
        response = super().send(request, *given, **more)
        response.raw.headers.pop("Content-Encoding", None)
        return response
