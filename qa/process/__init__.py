"""The steps of a work process against a library: which letters each step leads to."""
