"""Management information over many finished letters: figures, and never a person."""
