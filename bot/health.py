"""Health: /healthz says whether the database answers and the push queue moves, /metrics says the rest."""

from datetime import timedelta

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from sqlalchemy.exc import SQLAlchemyError

from bot.database import Database
from bot.ports import Clock
from bot.settling import PAUSE
from storage.outbox import Claimed
from storage.unit_of_work import Record

STUCK = timedelta(minutes=2)
"""A parcel that could have been sent so long ago, while nothing else was settled either, means the queue stands."""

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The numbers of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._turns = Counter("nuanlin_turns", "Turns by how they ended", ["how"], registry=self.registry)
        self._latency = Histogram(
            "nuanlin_turn_seconds", "From an update to its commit", buckets=BUCKETS, registry=self.registry
        )
        self._sends = Counter("nuanlin_sends", "Sends by lane and result", ["lane", "result"], registry=self.registry)
        self._rings = Counter(
            "nuanlin_ring_failures", "Rings of the clock that failed", ["ring"], registry=self.registry
        )
        self._lag = Gauge(
            "nuanlin_clock_lag_seconds", "How late the last ring of the clock was", registry=self.registry
        )
        self.outbox = Gauge("nuanlin_outbox", "Parcels by lane and state", ["lane", "state"], registry=self.registry)
        self.inbox = Gauge("nuanlin_inbox", "Updates by state", ["state"], registry=self.registry)
        self.tickets = Gauge("nuanlin_tickets_opened", "Tickets ever opened", ["kind"], registry=self.registry)

    def turn(self, how: str, seconds: float) -> None:
        self._turns.labels(how).inc()
        self._latency.observe(seconds)

    def settled(self, parcel: Claimed, result: str) -> None:
        self._sends.labels(parcel.lane, result).inc()

    def ring_failed(self, name: str) -> None:
        self._rings.labels(name).inc()

    def clock_lag(self, seconds: float) -> None:
        self._lag.set(seconds)


class Health:
    """Answers whoever watches over the process."""

    def __init__(self, database: Database, clock: Clock, metrics: Metrics, *, channel: str) -> None:
        self._database = database
        self._clock = clock
        self._metrics = metrics
        self._channel = channel

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/healthz", self.healthz), web.get("/metrics", self.metrics)]

    async def healthz(self, request: web.Request) -> web.Response:
        """200 if the database answers and the push queue moves (or waits because the channel asked it to)."""
        try:
            trouble = await self._database.read(self._trouble)
        except SQLAlchemyError:
            trouble = "database does not answer"
        status = 200 if trouble is None else 503
        return web.json_response({"ok": trouble is None, "trouble": trouble}, status=status)

    def _trouble(self, record: Record) -> str | None:
        now = self._clock.now()
        oldest = record.outbox.oldest_due(now)
        if oldest is None or now - oldest < STUCK or record.outbox.settled_since(now - STUCK):
            return None
        halted = record.journal.held_until(PAUSE + self._channel)
        if halted is not None and halted > now - STUCK:
            return None
        return "push queue stands still"

    async def metrics(self, request: web.Request) -> web.Response:
        """The process's own numbers, and those of the database at this moment."""
        try:
            await self._database.read(self._measure)
        except SQLAlchemyError:
            return web.Response(status=503, text="database does not answer")
        return web.Response(body=generate_latest(self._metrics.registry), headers={"Content-Type": PROMETHEUS})

    def _measure(self, record: Record) -> None:
        _show(self._metrics.outbox, record.outbox.depths())
        _show(self._metrics.inbox, {(state,): count for state, count in record.inbox.counts().items()})
        _show(self._metrics.tickets, {(kind,): count for kind, count in record.tickets.opened().items()})


def _show(gauge: Gauge, values: dict[tuple[str, str], int] | dict[tuple[str], int]) -> None:
    """What is not there any more is 0, not what it was at the last look."""
    gauge.clear()
    for labels, value in values.items():
        gauge.labels(*labels).set(value)
