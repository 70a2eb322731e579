"""Two texts side by side, before anything is drawn: which pairs there are, their rows and facts, how they are laid out."""
