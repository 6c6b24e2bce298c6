"""Our own map file, YAML or JSON: its schema, how each key is read, and the writer that loses nothing."""
