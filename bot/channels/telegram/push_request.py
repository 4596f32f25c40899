"""python-telegram-bot's HTTP on aiohttp: four to eight times more messages a core than its httpx."""

import os
from datetime import timedelta
from typing import Any

import aiohttp
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.postman import SEND_TIMEOUT

os.environ.setdefault("PTB_TIMEDELTA", "true")  # otherwise every flood answer is a deprecation warning
CONNECTIONS = 100


class NotSent(NetworkError):
    """The connection did not come about: nothing can have reached the server."""


class AiohttpRequest(BaseRequest):
    """The library's seam for HTTP backends."""

    __slots__ = ("_session", "_timeout")

    def __init__(self, timeout: float = SEND_TIMEOUT) -> None:
        """``timeout`` in seconds for a whole call."""
        self._timeout = timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._timeout

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS, ttl_dns_cache=3600)
            self._session = aiohttp.ClientSession(connector=connector, headers={"User-Agent": self.USER_AGENT})

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call. The whole of it has one timeout; what breaks after the connection stands is in doubt."""
        await self.initialize()
        assert self._session is not None
        timeout = aiohttp.ClientTimeout(total=read_timeout if isinstance(read_timeout, int | float) else self._timeout)
        try:
            async with self._session.request(method, url, data=_body(request_data), timeout=timeout) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(f"not connected: {type(error).__name__}") from error
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error


def seconds(wait: int | timedelta) -> float:
    """The library's ``retry_after``, a number in its older form."""
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _body(data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData(data.json_parameters)
    for name, value in data.multipart_data.items():
        _add_file(form, name, value)
    return form


def _add_file(form: aiohttp.FormData, name: str, value: tuple[str | None, Any, str | None]) -> None:
    filename, content, mime = value
    form.add_field(name, content, filename=filename, content_type=mime)
