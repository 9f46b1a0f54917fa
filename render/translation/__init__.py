"""The text of a Word file, piece by piece, taken out to be translated and put back."""
