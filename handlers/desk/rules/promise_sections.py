"""Reads the promised times of a `community.toml`: one limit a clock, written as `24h workday`."""

from collections.abc import Mapping

from handlers.desk.rules.rulebook import Basis, Clock, Goal, Limit, PromiseProfile, TicketClass
from handlers.desk.rules.table import SettingsTable, Unreadable, to_duration, unknown_key

NOT_PROMISED = "none"


def read_promises(top: SettingsTable) -> tuple[str, Mapping[TicketClass, PromiseProfile]]:
    """The name of the chosen emergency profile, and the limits of every ticket class."""
    ready = top.table("emergency_profiles")
    name = top.choice("emergency", sorted(ready.data))
    emergencies = {other: _emergency(ready.table(other)) for other in ready.data}
    usual = top.table("promises")
    profiles: dict[TicketClass, PromiseProfile] = {TicketClass.EMERGENCY: emergencies.get(name, {})}
    for kind in TicketClass:
        if kind is not TicketClass.EMERGENCY:
            profiles[kind] = read_profile(usual.table(kind))
    return name, profiles


def read_profile(table: SettingsTable) -> PromiseProfile:
    """The limits one table names; clocks it leaves out or calls `none` are not promised."""
    for key in table.data:
        if key not in [*Clock]:
            table.blame(key, unknown_key(key, [*Clock]))
    limits = {clock: table.read(clock, to_limit, None) for clock in Clock if clock in table.data}
    return {clock: limit for clock, limit in limits.items() if limit is not None}


def to_limit(value: str) -> Limit | None:
    """`15m wall`, `24h workday`, `60m wall plan`, or `none`."""
    words = value.split()
    if words == [NOT_PROMISED]:
        return None
    if len(words) not in (2, 3) or words[1] not in [*Basis] or words[2:] not in ([], [Goal.PLAN]):
        raise Unreadable("rules-want-limit")
    try:
        within = to_duration(words[0])
    except Unreadable:
        raise Unreadable("rules-want-limit") from None
    return Limit(within, Basis(words[1]), Goal.PLAN if words[2:] else Goal.DONE)


def _emergency(table: SettingsTable) -> PromiseProfile:
    """An emergency waits for no office hours: its clocks run on the wall."""
    profile = read_profile(table)
    for clock, limit in profile.items():
        if limit.runs_on is not Basis.WALL:
            table.note(clock, "rules-emergency-wall", found=limit.runs_on.value)
    if not profile:
        table.note("arrival", "rules-want-limit", found="")
    return profile
