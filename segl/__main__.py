"""Run as `python -m segl`."""

from segl.cli import main

main(prog_name="segl")
