"""What pages are made of, one kind of part a file."""
