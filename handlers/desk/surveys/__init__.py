"""Surveys: who is asked and when, half answers kept, low scores called back, figures."""
