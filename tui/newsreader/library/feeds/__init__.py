"""Feeds: subscribing, fetching what is due, which item is which article, whole texts, lists of other readers."""
