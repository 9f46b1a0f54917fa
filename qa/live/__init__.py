"""Templates that lie in a records system, held against the editions that a library has had."""
