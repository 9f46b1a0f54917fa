"""One rule a file; the list stands in qa/ruleset.py."""
