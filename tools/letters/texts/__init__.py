"""One file a letter: the Danish text and where the case data goes."""
