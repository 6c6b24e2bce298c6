"""The terminal: the parser, one command a module, and what several commands share."""
