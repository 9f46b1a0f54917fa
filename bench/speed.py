"""
Segl's speed.

    python bench/speed.py --profile [--rows N]
"""

from __future__ import annotations

import argparse

from racing import stages


def main() -> None:
    """Profile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--rows", type=int, default=10)
    options = parser.parse_args()
    times = max(1, 1000 // options.rows)
    print("\n".join(stages.told(stages.stages(options.rows, times=times))))
    print(stages.functions(options.rows, times))


if __name__ == "__main__":
    main()
