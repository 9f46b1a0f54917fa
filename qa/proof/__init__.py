"""The proof: what a template does for every case that its schema accepts."""
