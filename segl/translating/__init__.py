"""`segl translate`: a letter's text to a translator and back, in a table of Word."""
