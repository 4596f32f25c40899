"""`python -m tests.bench.profiled OUT run`: the command line with every thread profiled; where the CPU of a turn goes.

The profile of all threads together is written to OUT when the process is told to end. Python 3.11: later versions
allow one profiler a process.
"""

import cProfile
import pstats
import sys
import threading
from collections.abc import Callable

from bot.cli import main

PROFILES: list[cProfile.Profile] = []


def _profiled(run: Callable[[threading.Thread], None]) -> Callable[[threading.Thread], None]:
    def work(thread: threading.Thread) -> None:
        profile = cProfile.Profile()
        PROFILES.append(profile)
        profile.runcall(run, thread)

    return work


if __name__ == "__main__":
    _, out, *arguments = sys.argv
    threading.Thread.run = _profiled(threading.Thread.run)  # type: ignore[method-assign]
    profile = cProfile.Profile()
    PROFILES.append(profile)
    try:
        profile.runcall(main, arguments, standalone_mode=False)
    finally:
        for each in PROFILES:
            each.disable()
        stats = pstats.Stats(PROFILES[0])
        for each in PROFILES[1:]:
            stats.add(each)
        stats.dump_stats(out)
