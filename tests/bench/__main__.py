"""`python -m tests.bench`: every figure in one run on one machine, each beside something measured with it."""

import asyncio
import os
import platform
import sys
from pathlib import Path

os.environ["PYTHONPATH"] = f"{Path(__file__).parent.parent}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
sys.path.insert(0, str(Path(__file__).parent.parent))  # the benches share the tests' helpers

from tests.bench import push, reading, release, sweep, turns
from tests.bench.figures import head


def main() -> None:
    head(f"Python {platform.python_version()}, {os.cpu_count()} cores; medians, in brackets the least and the most")
    reading.main()
    asyncio.run(turns.main())
    sweep.main()
    release.main()
    asyncio.run(push.main())


if __name__ == "__main__":
    main()
