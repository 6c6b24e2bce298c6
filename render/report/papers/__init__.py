"""Papers of a page: for a board, and for each partner before the day."""
