"""JSON shapes of the command line, as the contract promises them: times ISO 8601 with the community's offset."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from storage.flags import Flag
from storage.outbox import LANES
from storage.outside import OutsideCall
from storage.tickets import Ticket
from storage.unit_of_work import Record

OUTBOX_STATES = ("due", "leased", "in_doubt", "failed", "sent")


def iso(at: datetime | None, zone: ZoneInfo) -> str | None:
    return None if at is None else at.astimezone(zone).isoformat()


def ticket_view(record: Record, ticket: Ticket, zone: ZoneInfo) -> dict[str, Any]:
    """A ticket as one line of ``tickets --json``."""
    return {
        "no": ticket.no,
        "kind": ticket.kind,
        "category": ticket.category,
        "urgency": ticket.urgency,
        "status": ticket.status.value,
        "home": record.roster.home(ticket.home_id).label if ticket.home_id else None,
        "text": ticket.text,
        "assignee": _name(record, ticket.assignee_id),
        "keeper": _name(record, ticket.keeper_id),
        "opened_at": iso(ticket.opened_at, zone),
        "closed_at": iso(ticket.closed_at, zone),
        "incident": ticket.incident_id,
        "stars": ticket.stars,
    }


def ticket_story(record: Record, ticket: Ticket, zone: ZoneInfo, explain: Any) -> dict[str, Any]:
    """A ticket with its promises, timeline, wordings and photos; ``explain`` puts a promise's reason into words."""
    promises = [
        {
            "clock": promise.clock,
            "due": iso(promise.due, zone),
            "met_at": iso(promise.met_at, zone),
            "broken": promise.broken_at is not None,
            "why": explain(promise.explain),
        }
        for promise in record.promises.of(ticket.id).values()
    ]
    timeline = [
        {
            "at": iso(event.at, zone),
            "booked_at": iso(event.booked_at, zone),
            "event": event.event,
            "status": event.status.value,
            "who": _name(record, event.person_id),
            "note": event.note,
        }
        for event in record.tickets.timeline(ticket.id)
    ]
    versions = [{"at": iso(said.at, zone), "text": said.text} for said in record.tickets.wordings(ticket.id)]
    photos = [
        {"kind": photo.kind, "at": iso(photo.at, zone), "state": photo.state, "path": photo.path}
        for photo in record.attachments.of(ticket.id)
    ]
    outside = [_outside_view(call, zone) for call in record.outside.of_ticket(ticket.id)]
    red_flags = [_flag_view(record, flag, zone) for flag in record.flags.of_ticket(ticket.id)]
    story = {"promises": promises, "timeline": timeline, "versions": versions, "attachments": photos}
    return {"outside": outside, "flags": red_flags, **ticket_view(record, ticket, zone), **story}


def _outside_view(call: OutsideCall, zone: ZoneInfo) -> dict[str, Any]:
    """An outside party with its own clock."""
    return {
        "party": call.name,
        "asked_at": iso(call.asked_at, zone),
        "due": iso(call.due, zone),
        "replied_at": iso(call.replied_at, zone),
        "arrived_at": iso(call.arrived_at, zone),
        "late": call.late_at is not None,
    }


def _flag_view(record: Record, flag: Flag, zone: ZoneInfo) -> dict[str, Any]:
    """A red flag: why, by when somebody had to answer, who did and what they said."""
    return {
        "reason": flag.reason,
        "raised_at": iso(flag.raised_at, zone),
        "due": iso(flag.due, zone),
        "answered_at": iso(flag.answered_at, zone),
        "answered_by": _name(record, flag.answered_by),
        "answer": flag.answer,
        "late": flag.missed_at is not None,
    }


def outbox_view(record: Record, now: datetime) -> dict[str, Any]:
    """How full each lane is, and for how many seconds the oldest due parcel has been waiting."""
    depths = record.outbox.depths()
    lanes = {lane: {state: depths.get((lane, state), 0) for state in OUTBOX_STATES} for lane in LANES}
    oldest = record.outbox.oldest_due(now)
    return {"lanes": lanes, "oldest_due_s": (now - oldest).total_seconds() if oldest else 0}


def _name(record: Record, person_id: int | None) -> str | None:
    return None if person_id is None else record.roster.person(person_id).name
