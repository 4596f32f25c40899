"""Channels: how people are heard and reached."""
