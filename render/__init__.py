"""The ground: read a template, compile it, fill it."""
