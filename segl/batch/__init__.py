"""
Many letters at once: streamed, in parallel, and resumable after anything.

    source -> chunks -> workers (fill, each letter whole in a side folder) -> ledger -> names

A letter gets its name only when the ledger, a SQLite file, knows of it. So whatever moment a
run is stopped at, its folder holds whole letters alone, and another run goes on from there:
a letter that the ledger knows and the folder has is not made again, any other is.
"""
