"""`python tests/shifted.py 2026-11-20T10:00+08:00 run` (or `demo`): the real command line, at another time.

Quiet hours, shifts and promises depend on the time of day; a test must not. Only the machine's clock is replaced.
"""

import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot import demo, wiring
from bot.cli import main
from bot.sandbox.clock import SandboxClock

if __name__ == "__main__":
    _, start, *arguments = sys.argv
    clock = SandboxClock(start=datetime.fromisoformat(start))
    demo.SandboxClock = lambda: clock  # type: ignore[assignment,misc]  # the one the page can push
    wiring.SystemClock = lambda: clock  # type: ignore[assignment,misc]  # what open_house() would take by default
    main(arguments)
