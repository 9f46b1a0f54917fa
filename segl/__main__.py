"""Run as `python -m segl`."""

from segl.cli import run

run()
