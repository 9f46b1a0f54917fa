"""The fake as a process of its own, as somebody without an SBSYS starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fake_sbsys.given import DOCUMENT, LETTER, SECRETS
from render.errors import DeliveryError
from render.esdh import sbsys

SUPPORT = Path(__file__).resolve().parents[3] / "support"
NUMBER = "32.03.12-G01-40-19"


def test_it_serves_and_ends() -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(SUPPORT), str(SUPPORT.parents[1]))),
    }
    words = ("--case", NUMBER, "--fault", "kladde=403", "--seconds", "60", "--parent")
    with subprocess.Popen(
        [sys.executable, "-m", "fake_sbsys", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        url = process.stdout.readline().strip()
        config = {"url": url, "sbsip": url, "client_id": "segl", "timeout_seconds": 5}
        client = sbsys.connect(config, SECRETS)
        case = client.case(NUMBER)
        with pytest.raises(DeliveryError):
            client.put(case, DOCUMENT, LETTER)
        assert client.put(case, DOCUMENT, LETTER).id.startswith("sag/979/kladde/")
        client.close()
        process.stdin.close()
        assert process.wait(10) == 0
