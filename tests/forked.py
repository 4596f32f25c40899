"""A program as a process of its own, forked from a server that has imported the libraries once for all of them.

Tests start some fifty processes in order to kill them; importing aiogram alone takes each of them seconds.
"""

import multiprocessing
import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["bot.cli", "bot.demo", "bot.run"])


def start(
    program: Sequence[str], *, folder: Path, environment: Mapping[str, str], log: Path | None = None
) -> ForkServerProcess:
    """What `python <program>` would start.

    :param program: a script with its arguments, or ``-m``, a module and its arguments.
    :param log: where standard output and error are appended; by default they go where ours go.
    """
    process = _CONTEXT.Process(target=_become, args=(tuple(program), folder, dict(environment), log))
    process.start()
    return process


def _become(program: tuple[str, ...], folder: Path, environment: dict[str, str], log: Path | None) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    if log is not None:
        with log.open("ab") as target:
            os.dup2(target.fileno(), 1)
            os.dup2(target.fileno(), 2)
    if program[0] == "-m":
        sys.argv = list(program[1:])
        runpy.run_module(program[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv = list(program)
        sys.path.insert(0, str(Path(program[0]).resolve().parent))
        runpy.run_path(program[0], run_name="__main__")
