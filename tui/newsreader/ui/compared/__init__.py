"""Two texts side by side, before anything is drawn: the pairs to choose from, their rows and facts, the layout."""
