"""GetOrganized: what it is told of a document."""
