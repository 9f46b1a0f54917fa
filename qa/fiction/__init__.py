"""Cases that nobody has: made up to fit a schema, for samples and to show a fault."""
