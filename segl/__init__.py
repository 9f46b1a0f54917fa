"""The app: command line and texts."""

__version__ = "0.1.0"
