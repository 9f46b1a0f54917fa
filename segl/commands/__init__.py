"""The commands, one a file: each parses and prints, and computes nothing."""
