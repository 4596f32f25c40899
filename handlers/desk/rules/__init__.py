"""Rules: one compound's settings as frozen values, read from its file over a city's profile."""
