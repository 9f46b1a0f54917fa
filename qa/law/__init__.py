"""The law as data, and its reading."""
