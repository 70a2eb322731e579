"""Feeds: subscribing, fetching what is due, matching items with articles, whole texts, lists of other readers."""
