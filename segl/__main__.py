"""Run as `python -m segl`."""

from segl.start import run

run()
