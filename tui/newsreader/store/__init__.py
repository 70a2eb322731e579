"""The only place that knows SQLite: schema, one write path, and the queries of the library."""
