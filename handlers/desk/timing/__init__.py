"""Timing: the Chinese calendar as a clock, promised times, and rules that repeat."""
