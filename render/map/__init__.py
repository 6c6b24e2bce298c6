"""The map: what is drawn, how it is laid out and styled, and the scripts that show it in the browser."""
