"""A fake SBSYS, and a client that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from fake_sbsys.given import SECRETS
from fake_sbsys.server import FakeSbsys, running
from render.esdh import sbsys
from render.esdh.sbsys.client import Sbsys
from render.esdh.secrets import Given

Connect = Callable[..., Sbsys]


@pytest.fixture
def fake() -> Iterator[FakeSbsys]:
    """A server of one's own for each test."""
    with running() as server:
        yield server


@pytest.fixture
def connect(fake: FakeSbsys) -> Iterator[Connect]:
    """Return what makes a client by more keys of its configuration."""
    made: list[Sbsys] = []

    def connected(secrets: Given = SECRETS, **more: Any) -> Sbsys:
        config = {"url": f"{fake.url}/", "sbsip": fake.url, "client_id": "segl", **more}
        made.append(sbsys.connect({"timeout_seconds": 5, **config}, secrets))
        return made[-1]

    yield connected
    for one in made:
        one.close()
