"""A fake GetOrganized for each test, and clients to it that are closed afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest
import stamina

from fake_getorganized.fake import Fake, Options
from fake_getorganized.ntlm import PASSWORD, USER
from fake_getorganized.samples import NUMBER, Connect
from fake_getorganized.server import serve
from render.esdh import getorganized
from render.esdh.getorganized.client import GetOrganized
from render.esdh.secrets import Given


@pytest.fixture
def fake() -> Iterator[Fake]:
    with serve(options=Options(slow=0.8)) as running:
        running.state.add_case(NUMBER, "Prøvesag")
        yield running


@pytest.fixture
def connect(fake: Fake) -> Iterator[Connect]:
    """Return a client of the fake, with more of a table if a test gives it; nothing repeated."""
    with ExitStack() as stack:

        def connected(password: str = PASSWORD, **table: Any) -> GetOrganized:
            config = {"url": fake.url, "read_attempts": 1, "answer_seconds": 5, **table}
            client = getorganized.connect(config, Given({"user": USER, "password": password}))
            return stack.enter_context(closing(client))

        yield connected


@pytest.fixture
def client(connect: Connect) -> GetOrganized:
    return connect()


@pytest.fixture
def repeating() -> Iterator[None]:
    """Let reads be repeated without a pause."""
    stamina.set_testing(True, attempts=3, cap=True)
    yield
    stamina.set_testing(False)
