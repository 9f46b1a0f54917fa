"""Defects planted into sound templates, a family a file, for the kill matrix."""
