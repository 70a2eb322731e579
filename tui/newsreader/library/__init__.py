"""The use cases: all that the command line and the terminal interface ever talk to."""
