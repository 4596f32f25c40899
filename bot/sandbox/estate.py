"""The seeded estate 锦绣园: homes, people, staff, duty roster, bills and a little history, for demo and tests."""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from storage.bills import Bill
from storage.lifecycle import Move
from storage.people import Address
from storage.schema import bindings
from storage.sql import insert
from storage.tickets import NewTicket
from storage.unit_of_work import Record

ZONE = ZoneInfo("Asia/Shanghai")
EMPTY_SHARE = 0.12
"""So many homes of the seeded estate stand empty, as they do anywhere."""


@dataclass(frozen=True, slots=True)
class Character:
    """Somebody who can be played: how the demo page shows them, and sentences of theirs to try."""

    key: str
    name: str
    phone: str
    avatar: str
    label: str
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estate:
    """The seeded compound: its id, its people by key and its homes by label (``3-2-501``)."""

    community_id: int
    people: Mapping[str, int]
    homes: Mapping[str, int]


def read_plan(locale_dir: Path) -> dict[str, Any]:
    """The plan of the estate, ``estate.toml`` of a language."""
    return tomllib.loads((locale_dir / "estate.toml").read_text(encoding="utf-8"))


def characters(plan: Mapping[str, Any]) -> list[Character]:
    """Everybody who has a part in the demo, residents first."""
    return [character(entry) for entry in [*plan["resident"], *plan["staff"]]]


def character(entry: Mapping[str, Any]) -> Character:
    """Somebody as the plan describes them."""
    return Character(
        entry.get("key", ""), entry["name"], entry["phone"], entry["avatar"], entry["label"], tuple(entry["say"])
    )


def seed(record: Record, plan: Mapping[str, Any], *, now: datetime) -> Estate:
    """Write the estate into an empty database. The same plan gives the same estate, whenever it is done.

    :param now: the present instant, aware; duty, bills and history are laid around it.
    """
    community_id = record.roster.add_community(plan["code"], plan["name"])
    homes = _build_homes(record, community_id, plan)
    people = {entry["key"]: _hire(record, community_id, entry) for entry in plan["staff"]}
    people |= {entry["key"]: _settle(record, community_id, homes, entry) for entry in plan["resident"]}
    estate = Estate(community_id, people, homes)
    _fill_homes(record, estate, plan)
    _plan_shifts(record, estate, plan, now.astimezone(ZONE).date())
    _write_bills(record, estate, plan, now.astimezone(ZONE).date())
    for entry in plan["history"]:
        _write_history(record, estate, entry, now)
    return estate


def bind(record: Record, estate: Estate, key: str, address: Address, *, now: datetime) -> None:
    """Let a character speak from ``address``, as if they had enrolled."""
    bind_person(record, estate.community_id, estate.people[key], address, now=now)


def bind_person(record: Record, community_id: int, person_id: int, address: Address, *, now: datetime) -> None:
    """Let a person speak from ``address``, as if they had enrolled."""
    insert(
        record.connection, bindings, community_id=community_id, channel=address.channel, chat=address.chat,
        user=address.user, person_id=person_id, title="", seen_at=now, reachable=True,
    )  # fmt: skip


def _build_homes(record: Record, community_id: int, plan: Mapping[str, Any]) -> dict[str, int]:
    homes: dict[str, int] = {}
    for building in range(1, plan["buildings"] + 1):
        for unit in range(1, plan["units"] + 1):
            for floor in range(1, plan["floors"] + 1):
                for riser, area in zip(plan["risers"], plan["areas"], strict=True):
                    room = f"{floor}{riser}"
                    homes[f"{building}-{unit}-{room}"] = record.roster.add_home(
                        community_id, str(building), str(unit), room,
                        floor=floor, riser=riser, area_cm2=int(Decimal(area) * 10_000),
                    )  # fmt: skip
    return homes


def _hire(record: Record, community_id: int, entry: Mapping[str, Any]) -> int:
    person_id = record.roster.add_person(community_id, entry["name"], entry["phone"])
    for role in entry["roles"]:
        record.roster.hire(
            community_id, person_id, role, skills=entry.get("skills", ()), buildings=entry.get("buildings", ())
        )
    return person_id


def _settle(record: Record, community_id: int, homes: Mapping[str, int], entry: Mapping[str, Any]) -> int:
    person_id = record.roster.add_person(community_id, entry["name"], entry["phone"])
    record.roster.settle_in(
        community_id, person_id, homes[entry["home"]], entry["standing"], care=entry.get("care", ())
    )
    return person_id


def _fill_homes(record: Record, estate: Estate, plan: Mapping[str, Any]) -> None:
    """Everybody else: owners who have not bound a chat yet, and a few empty homes."""
    chance = random.Random(plan["code"])
    taken = {entry["home"] for entry in plan["resident"]}
    for number, (label, home_id) in enumerate(estate.homes.items()):
        if label in taken or chance.random() < EMPTY_SHARE:
            continue
        name = chance.choice(plan["surnames"]) + chance.choice(plan["given"])
        person_id = record.roster.add_person(estate.community_id, name, f"137{number:08d}")
        care = ["elderly"] if chance.random() < 0.2 else []
        record.roster.settle_in(estate.community_id, person_id, home_id, "owner", care=care)


def _plan_shifts(record: Record, estate: Estate, plan: Mapping[str, Any], today: date) -> None:
    for entry in plan["staff"]:
        if "shift" in entry:
            for ahead in range(-1, 60):
                day = today + timedelta(days=ahead)
                record.rota.plan(estate.community_id, day, entry["shift"], [estate.people[entry["key"]]])


def _write_bills(record: Record, estate: Estate, plan: Mapping[str, Any], today: date) -> None:
    """Half a year of property fee and the heating season, two homes in three paid up."""
    half, months = ("上", 6) if today.month <= 6 else ("下", 6)
    season = today.year if today.month >= 7 else today.year - 1
    characters_homes = {entry["home"] for entry in plan["resident"]}
    for number, (label, home_id) in enumerate(estate.homes.items()):
        area = Decimal(plan["areas"][plan["risers"].index(label[-2:])])
        paid = number % 3 != 0 and label not in characters_homes
        for fee_type, period, price, quantity, deadline in (
            ("property", f"{today.year}年{half}半年", plan["property_price"], area * months, date(today.year, 12, 31)),
            ("heating", f"{season}–{season + 1}供暖季", plan["heating_price"], area, date(season, 12, 31)),
        ):
            due_fen = int(Decimal(price) * quantity * 100)
            settled = due_fen if paid or fee_type == "heating" else 0
            record.bills.put(estate.community_id, Bill(
                home_id=home_id, fee_type=fee_type, period=period, price=price, quantity=str(quantity),
                due_fen=due_fen, paid_fen=settled, deadline=deadline, note="",
            ))  # fmt: skip


def _write_history(record: Record, estate: Estate, entry: Mapping[str, Any], now: datetime) -> None:
    """A ticket of some days ago, from its opening to the owner's stars."""
    day = now.astimezone(ZONE).date() - timedelta(days=entry["days_ago"])
    opened = datetime.combine(day, time(9, 30), ZONE)
    home_id = estate.homes[entry["home"]]
    reporter = record.roster.residents_of(home_id)[0][0].id
    worker = estate.people[entry["by"]]
    ticket = record.tickets.open(
        NewTicket(
            community_id=estate.community_id, kind=entry["kind"], category=entry["category"], place=entry["place"],
            text=entry["text"], facts={}, home_id=home_id, reporter_id=reporter,
        ),
        at=opened, local_day=day,
    )  # fmt: skip
    done = opened + timedelta(hours=entry["hours"])
    ticket = record.tickets.move(ticket, Move.ASSIGN, by=None, at=opened + timedelta(minutes=1), assignee_id=worker)
    ticket = record.tickets.move(ticket, Move.ACCEPT, by=worker, at=opened + timedelta(minutes=6))
    ticket = record.tickets.move(ticket, Move.ARRIVE, by=worker, at=done - timedelta(hours=1))
    ticket = record.tickets.move(ticket, Move.FINISH, by=worker, at=done, done_at=done)
    closed = done + timedelta(hours=2)
    ticket = record.tickets.move(ticket, Move.CLOSE, by=reporter, at=closed, closed_at=closed)
    record.tickets.amend(ticket, "rated", by=reporter, at=closed, stars=entry["stars"])
