"""Shared paragraphs: what stands in many letters is written once, and inserted by its name."""
