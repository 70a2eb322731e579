"""The query language, from what is typed to the ids that are found."""
