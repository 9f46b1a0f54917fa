"""A template drafted from a Word letter: what its tags say of the case, put into a schema."""
