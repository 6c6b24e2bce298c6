"""What is taken home: one report, made once from the answers, written as a document, slides, print or one file."""
