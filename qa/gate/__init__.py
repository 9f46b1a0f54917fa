"""The render gate: cases are drawn for a template, filled, and each letter is looked at."""
