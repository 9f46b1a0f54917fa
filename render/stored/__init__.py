"""Templates made ready to fill, as data that is kept, sent, and read again with care."""
