"""A terminal news reader that knows stories, reports, names and deadlines."""

__version__ = "0.1.0"
