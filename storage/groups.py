"""Groups: the chats of several people in which we work, the crew's and the owners', and whether we still may."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from storage.schema import groups
from storage.sql import AnyRow, put

CREW, OWNERS = "crew", "owners"
"""What a group is for."""
ACTIVE, LOST, AWAY, ENDED = "active", "lost", "away", "ended"
"""We work there · nothing arrives and nobody knows yet · we were put out, and the office knows · unregistered."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat. ``skills`` empty: a crew of every trade."""

    community_id: int
    channel: str
    chat: str
    purpose: str
    title: str
    skills: tuple[str, ...]
    state: str

    def takes(self, skill: str) -> bool:
        return not self.skills or skill in self.skills


class Groups:
    """Reads and writes groups within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def register(
        self, community_id: int, channel: str, chat: str, purpose: str, title: str, *, skills: Iterable[str] = ()
    ) -> Group:
        """Work in this group from now on, as crew or owners; a group we know is changed."""
        row = {
            "community_id": community_id, "channel": channel, "chat": chat, "purpose": purpose, "title": title,
            "skills": sorted(skills), "state": ACTIVE,
        }  # fmt: skip
        put(self._connection, groups, row, unique=("channel", "chat"))
        return Group(community_id, channel, chat, purpose, title, tuple(sorted(skills)), ACTIVE)

    def find(self, channel: str, chat: str) -> Group | None:
        row = self._connection.execute(_FIND, {"channel": channel, "chat": chat}).one_or_none()
        return None if row is None else _group(row)

    def active(self, community_id: int, purpose: str) -> list[Group]:
        """Every group with this purpose in which we may write."""
        names = {"community_id": community_id, "purpose": purpose}
        return [_group(row) for row in self._connection.execute(_ACTIVE, names)]

    def known(self, community_id: int) -> list[Group]:
        """Every group of a compound, whatever became of it."""
        query = sa.select(groups).where(groups.c.community_id == community_id).order_by(groups.c.id)
        return [_group(row) for row in self._connection.execute(query)]

    def turn(self, channel: str, chat: str, state: str, *, out_of: Collection[str]) -> bool:
        """Put a group into a state; False where it was in none of ``out_of``."""
        changed = self._connection.execute(
            groups.update()
            .where(groups.c.channel == channel, groups.c.chat == chat, groups.c.state.in_(out_of))
            .values(state=state)
        )
        return changed.rowcount == 1

    def moved(self, channel: str, old: str, new: str) -> None:
        """A group became a supergroup: same people, new chat id (Telegram's migrate_to_chat_id).

        It may be told by either chat, or by a refusal, in any order: only the first one changes something.
        """
        if self.find(channel, old) is None:
            return
        self._connection.execute(groups.delete().where(groups.c.channel == channel, groups.c.chat == new))
        self._connection.execute(
            groups.update().where(groups.c.channel == channel, groups.c.chat == old).values(chat=new)
        )
        self.turn(channel, new, ACTIVE, out_of=(LOST, AWAY))


_FIND = sa.select(groups).where(groups.c.channel == sa.bindparam("channel"), groups.c.chat == sa.bindparam("chat"))
_ACTIVE = (
    sa.select(groups)
    .where(
        groups.c.community_id == sa.bindparam("community_id"),
        groups.c.purpose == sa.bindparam("purpose"),
        groups.c.state == ACTIVE,
    )
    .order_by(groups.c.id)
)


def _group(row: AnyRow) -> Group:
    return Group(row.community_id, row.channel, row.chat, row.purpose, row.title, tuple(row.skills), row.state)
