"""What every reader stands on: size and bomb guards, text, JSON and XML decoded, safe cells, saving in one go."""
