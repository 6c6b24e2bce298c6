"""A file on its way in: recognised, previewed, put right, and only then a map."""
