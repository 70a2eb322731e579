"""Feed documents in any format, parsed in a child process."""
