"""`python tests/unpaced.py 2026-11-20T19:40+08:00 run`: the real command line at another time of day, and in a hurry.

What protects Telegram (a message a second to one chat) would make a storm of an hour last an hour. It is lifted here,
and only here: pacing has tests of its own.
"""

import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot import pacing, wiring
from bot.cli import main
from bot.sandbox.clock import SandboxClock

if __name__ == "__main__":
    _, start, *arguments = sys.argv
    clock = SandboxClock(start=datetime.fromisoformat(start))
    wiring.SystemClock = lambda: clock  # type: ignore[assignment,misc]  # what open_house() would take by default
    pacing.PUSHES_TO_A_PERSON = pacing.REPLIES_TO_A_PERSON = (10_000, 1.0)
    main(arguments)
