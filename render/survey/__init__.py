"""What a Word file holds beside its words and tags, as frozen facts that the linter asks for."""
