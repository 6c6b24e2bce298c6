"""Referral records, millions of rows, added up to links: what is about a person never leaves this folder."""
