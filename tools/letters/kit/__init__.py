"""The kit from which every letter is made: page, styles, paragraphs, tables."""
