"""The doors and the clock: processes, channels, push worker, scheduler, sandbox, command line."""

VERSION = "0.1.0"
