"""The page of an article, before anything is drawn: headline, text with marks, and what is shown around it."""
