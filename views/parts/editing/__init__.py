"""Changing the map by hand: partners, links and lists, in tables and forms."""
