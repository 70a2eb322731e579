"""Feeds: a document in any of their formats, read in a child process → what it holds."""
