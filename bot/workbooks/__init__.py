"""Workbooks: what a manager who lives in Excel brings in and takes out."""
