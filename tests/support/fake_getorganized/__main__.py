"""`python -m fake_getorganized`: the fake as a process of its own, for benches that kill."""

from __future__ import annotations

from pathlib import Path

import by_itself
from fake_getorganized.fake import Options
from fake_getorganized.faults import Script
from fake_getorganized.server import serve
from fake_getorganized.state import State


def main() -> None:
    """Print the address on the first line of output; end when time is up or input closes."""
    parser = by_itself.parser(__doc__)
    parser.add_argument("--state", default=":memory:", help="SQLite file to store and count in")
    parser.add_argument("--taken", type=int, default=409, help="status for a name that is taken")
    given = parser.parse_args()
    state = State(str(Path(given.state)) if given.state != ":memory:" else given.state)
    for number in given.case:
        if not state.cases(number):
            state.add_case(number)
    options = Options(slow=given.slow, taken=given.taken)
    with serve(state, options, port=given.port, keep=False) as fake:
        fake.script = Script(rates=by_itself.rates(given), seed=given.seed)
        print(fake.url, flush=True)
        by_itself.wait(given)
    state.close()


if __name__ == "__main__":
    main()
