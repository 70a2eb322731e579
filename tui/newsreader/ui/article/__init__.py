"""An article to read, before anything is drawn: its page, and what is shown around it."""
