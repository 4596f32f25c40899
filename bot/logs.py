"""Logs: structured lines on standard error, with names, phone numbers and tokens masked."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3})[ -]?\d{5,6}(\d{2})(?!\d)")
_TOKEN = re.compile(r"(\d{6,}):[\w-]{20,}")
_NAMED = frozenset({"name", "title", "person", "author", "phone"})

Event = MutableMapping[str, Any]


def masked(text: str) -> str:
    """``text`` without phone numbers and bot tokens; enough is left to recognise one's own."""
    text = _TOKEN.sub(r"\1:***", text)
    return _LANDLINE.sub(r"\1*****\2", _PHONE.sub(r"\1****\2", text))


def mask_name(name: str) -> str:
    """A person's name as a log may show it: 王**."""
    return name[:1] + "**" if name else ""


def configure(log_format: str) -> None:
    """Set up logging for the process.

    :param log_format: ``console`` for people, ``json`` for machines.
    """
    plain = log_format == "console"
    final = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
        if plain
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            mask_event,
            final,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    _quieten_libraries()


def mask_event(logger: object, method: str, event: Event) -> Event:
    """A structlog processor: masks every text of a log line, and names whole."""
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = mask_name(value) if key in _NAMED else masked(value)
    return event


def _quieten_libraries() -> None:
    """The libraries log what people wrote, and addresses with the token; only their warnings are of use."""
    for name in ("aiogram", "telegram", "aiohttp", "apscheduler", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
