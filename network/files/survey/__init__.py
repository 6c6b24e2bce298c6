"""Answers to a survey: one row a respondent."""
