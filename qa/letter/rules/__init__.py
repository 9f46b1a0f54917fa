"""The rules on finished letters, one a file; qa/letter/ruleset.py is their list."""
