"""Answers and networks become maps, tables and words. Nothing here knows Streamlit."""
