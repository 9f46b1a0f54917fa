"""The race of renderers: one letter, every engine's own syntax, one way to measure."""
