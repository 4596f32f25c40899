"""The desk: reading Chinese, conversations, the office's own work, phrasing. Synchronous throughout."""
