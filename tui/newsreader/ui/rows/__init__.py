"""The rows of the lists as lines of pieces, before anything is drawn."""
