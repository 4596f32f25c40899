"""The machine's clock: what production passes where tests and the sandbox pass one they can move."""

from datetime import UTC, datetime


class SystemClock:
    """Real time, in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)
