"""What a reader found before it is a map, and the building of the map from it, alike for every format."""
