"""NTLM, whose library takes a server's word for granted: a challenge that is none breaks off."""

from __future__ import annotations

import struct
from typing import Any

import requests
import spnego.exceptions
from requests_ntlm import HttpNtlmAuth

# what a challenge of any bytes makes of requests-ntlm and pyspnego
_ODD = (
    spnego.exceptions.SpnegoError,
    PermissionError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    struct.error,
)


class Ntlm(HttpNtlmAuth):
    """The handshake of NTLM: at most three requests, whatever the server asks for."""

    def retry_using_http_NTLM_auth(  # noqa: N802  # the library's name
        self, *given: Any, **more: Any
    ) -> requests.Response:
        """Go on with a handshake; ConnectionError where the server's part of it is none."""
        try:
            return super().retry_using_http_NTLM_auth(*given, **more)
        except requests.RequestException:
            raise
        except _ODD:
            pass
        raise requests.ConnectionError("the handshake of NTLM broke off")
