"""The workers of a Dask cluster, through its face of a `concurrent.futures` executor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future
from typing import Any

from render.errors import FileError, LibraryError, ToolError
from render.message import Message
from segl.batch import worker
from segl.batch.pools import LostError
from segl.batch.work import Item, Made, OtherProgramError, Work

PATIENCE = 10.0  # seconds until a cluster that does not answer is none
RETRIES = 2  # of work whose worker was lost


class Cluster:
    """The cluster at an address, such as `tcp://10.0.0.1:8786`."""

    def __init__(self, address: str) -> None:
        if not _ADDRESS.fullmatch(address):
            raise LibraryError(_NO_ADDRESS)
        client, self._lost = _client(address)
        self._client = client
        self._executor = client.get_executor(retries=RETRIES)

    @property
    def size(self) -> int:
        """How many letters the workers that are there now fill at a time."""
        threads: dict[str, int] = self._client.nthreads()
        return max(sum(threads.values()), 1)

    def submit(self, work: Work, items: Sequence[Item]) -> Future[list[Made]]:
        """Have letters filled."""
        future: Future[list[Made]] = self._executor.submit(worker.fill, work, items)
        return future

    def result(self, future: Future[list[Made]]) -> list[Made]:
        """Wait for letters; raises LostError, OtherProgramError, or what a worker raised."""
        try:
            return future.result()
        except self._lost as error:
            raise LostError from error
        except ImportError as error:
            raise OtherProgramError from error

    def restart(self) -> None:
        """Do nothing: the cluster gives the work of a lost worker to another."""

    def close(self) -> None:
        """Leave the cluster, which goes on."""
        self._executor.shutdown(wait=False)
        self._client.close()


def _client(address: str) -> tuple[Any, tuple[type[BaseException], ...]]:
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise ToolError(_NO_DASK) from error
    try:
        connect: Any = Client
        client = connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise FileError(
            Message(
                f"Der svarer ingen Dask-klynge på {address}.",
                f"No Dask cluster answers at {address}.",
            )
        ) from error
    return client, (KilledWorker, CancelledError)


_ADDRESS = re.compile(r"(tcp|tls|ws|wss|ucx)://\S+:\d{1,5}")
_NO_ADDRESS = Message(
    "--scheduler er en adresse som tcp://navn:8786.",
    "--scheduler is an address such as tcp://name:8786.",
)
_NO_DASK = Message(
    '--scheduler kræver Dask: installér det med pip install "segl[dask]".',
    '--scheduler needs Dask: install it by pip install "segl[dask]".',
)
