"""Desk: the office's own work on tickets, promises, notices, surveys and bills, whoever asked for it."""
