"""Spreadsheets and CSV files: what each table is, its rows read, workbooks and templates written."""
