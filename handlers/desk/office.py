"""The desk: one compound, one transaction and one instant, and the way to tell people something."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.desk.rules.loading import Rules
from handlers.desk.timing.calendar import WorkCalendar
from handlers.turn import Choices, Message
from handlers.values import pack_choices, pack_values
from storage.outbox import Parcel
from storage.people import Binding
from storage.unit_of_work import Record

QUIET_LANES = frozenset({"survey", "notice", "status"})
"""Lanes that keep quiet hours. What was asked for, what is urgent and what is somebody's work do not wait."""


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound with its own rules and calendar."""

    id: int
    name: str
    rules: Rules
    calendar: WorkCalendar

    @property
    def zone(self) -> ZoneInfo:
        return self.rules.zone


@dataclass(frozen=True, slots=True)
class Desk:
    """What every act of the office works with. ``now`` is the instant of the turn or ring, in UTC."""

    record: Record
    compound: Compound
    now: datetime

    def tell(
        self,
        person_id: int,
        message: Message,
        *,
        lane: str,
        about: str,
        choices: Choices = (),
        photos: Iterable[str] = (),
        card: str | None = None,
        not_before: datetime | None = None,
        expires_at: datetime | None = None,
    ) -> int | None:
        """Queue a message to a person, in the chat they bound last.

        :param about: what this message is about, once: the same ``about`` to the same chat is never queued twice.
        :param card: the name of a message that later ones with the same name edit in place.
        :param not_before: earliest time (UTC); quiet hours are kept on top of it where the lane keeps them.
        :returns: the parcel's id, or None where nobody can be reached (the caller lists them for a call).
        """
        binding = self.reach(person_id)
        if binding is None:
            return None
        return self.record.outbox.put(
            Parcel(
                community_id=self.compound.id,
                channel=binding.address.channel,
                chat=binding.address.chat,
                lane=lane,
                dedupe=f"{about}:{binding.address.channel}:{binding.address.chat}",
                key=message.key,
                values=pack_values(message.values),
                choices=pack_choices(choices),
                media=list(photos),
                card=card,
                not_before=self._earliest(lane, not_before or self.now),
                expires_at=expires_at,
            ),
            at=self.now,
        )

    def tell_all(
        self, person_ids: Iterable[int], message: Message, *, lane: str, about: str, choices: Choices = ()
    ) -> list[int]:
        """Tell several people the same; returns those nobody can reach."""
        wanted = list(dict.fromkeys(person_ids))
        for person_id in wanted:
            self.tell(person_id, message, lane=lane, about=about, choices=choices)
        return [person_id for person_id in wanted if self.reach(person_id) is None]

    def reach(self, person_id: int) -> Binding | None:
        """The chat in which a person can be written to."""
        return next((binding for binding in self.record.roster.bindings_of(person_id) if binding.reachable), None)

    def _earliest(self, lane: str, at: datetime) -> datetime:
        return self.compound.calendar.after_quiet(at) if lane in QUIET_LANES else at
