"""What is worked out behind the page, in a process of its own that stands back for the others. No Streamlit here."""
