"""A library seen as a whole: every phase, every letter, every language, every municipality."""
