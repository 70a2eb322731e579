"""An article to read, before anything is drawn: its page, and what is told around it."""
