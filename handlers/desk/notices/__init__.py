"""Notices: a draft, its audience, the release in one transaction, and where every household ended."""
