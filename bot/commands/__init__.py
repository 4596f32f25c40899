"""The commands of ``nuanlin``, a file for each kind; every one answers in words and with an exit code."""
