"""What goes on behind the pages: work in processes of its own, and workshops that are under way. No Streamlit here."""
