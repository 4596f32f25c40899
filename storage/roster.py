"""The roster: homes, the people in them, the staff who serve them, and where each of them is reached."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from storage.people import (
    Address,
    Binding,
    Home,
    Person,
    Residence,
    Speaker,
    StaffMember,
    walking_order,
)
from storage.schema import bindings, communities, homes, people, residents, staff
from storage.sql import AnyRow, insert


def _home(row: AnyRow) -> Home:
    return Home(row.home_id, row.community_id, row.building, row.unit, row.room, row.floor, row.riser, row.area_cm2)


_HOME_COLUMNS = (
    homes.c.id.label("home_id"),
    homes.c.community_id,
    homes.c.building,
    homes.c.unit,
    homes.c.room,
    homes.c.floor,
    homes.c.riser,
    homes.c.area_cm2,
)
_PERSON_COLUMNS = (people.c.id, people.c.community_id, people.c.name, people.c.phone, people.c.locale)

# Asked in every turn, so built once.
_BINDING_AT = (
    sa.select(
        bindings.c.id, bindings.c.community_id, bindings.c.person_id, people.c.name, people.c.phone, people.c.locale
    )
    .outerjoin(people, people.c.id == bindings.c.person_id)
    .where(bindings.c.channel == sa.bindparam("channel"), bindings.c.user == sa.bindparam("user"))
)
_BINDINGS_OF = (
    sa.select(bindings).where(bindings.c.person_id == sa.bindparam("person_id")).order_by(bindings.c.id.desc())
)
_RESIDENCES = (
    sa.select(residents.c.person_id, residents.c.standing, residents.c.sees_bills, residents.c.care, *_HOME_COLUMNS)
    .join(homes, homes.c.id == residents.c.home_id)
    .where(residents.c.person_id == sa.bindparam("person_id"))
    .order_by(residents.c.id)
)
_HOME = sa.select(*_HOME_COLUMNS).where(homes.c.id == sa.bindparam("home_id"))
_PERSON = sa.select(*_PERSON_COLUMNS).where(people.c.id == sa.bindparam("person_id"))
_STAFF_IN = (
    sa.select(*_PERSON_COLUMNS, staff.c.role, staff.c.skills, staff.c.buildings)
    .join(staff, staff.c.person_id == people.c.id)
    .where(staff.c.community_id == sa.bindparam("community_id"), staff.c.active)
    .order_by(people.c.id, staff.c.id)
)
_STAFF = sa.select(staff.c.role, staff.c.skills, staff.c.buildings).where(
    staff.c.person_id == sa.bindparam("person_id"), staff.c.active
)


class Roster:
    """Reads and writes people, homes and chats within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._staff: dict[int, list[StaffMember]] = {}

    # --- communities ----------------------------------------------------------------------------------------

    def add_community(self, code: str, name: str) -> int:
        return insert(self._connection, communities, code=code, name=name)

    def only_community(self) -> int | None:
        """The id of the first compound: where somebody unknown is taken to live until they say otherwise."""
        return self._connection.scalar(sa.select(communities.c.id).order_by(communities.c.id).limit(1))

    def community_of(self, address: Address) -> int | None:
        """The compound of a chat we know; None for one never seen."""
        query = sa.select(bindings.c.community_id).where(
            bindings.c.channel == address.channel, bindings.c.user == address.user
        )
        return self._connection.scalar(query)

    def community_ids(self) -> list[int]:
        """Every compound of this installation."""
        return list(self._connection.scalars(sa.select(communities.c.id).order_by(communities.c.id)))

    def community(self, community_id: int) -> tuple[str, str]:
        """Code and name of a compound."""
        query = sa.select(communities.c.code, communities.c.name).where(communities.c.id == community_id)
        row = self._connection.execute(query).one()
        return row.code, row.name

    def community_named(self, name: str) -> int | None:
        return self._connection.scalar(sa.select(communities.c.id).where(communities.c.name == name))

    # --- who is talking -------------------------------------------------------------------------------------

    def speaker(self, address: Address, *, title: str, at: datetime) -> Speaker | None:
        """Who talks from ``address``; a chat seen for the first time is remembered. None before any compound exists."""
        row = self._binding_row(address)
        if row is None:
            community_id = self.only_community()
            if community_id is None:
                return None
            binding_id = insert(
                self._connection,
                bindings,
                community_id=community_id,
                channel=address.channel,
                chat=address.user,
                user=address.user,
                title=title,
                seen_at=at,
            )
            return Speaker(binding_id, community_id, address, None, (), None)
        if row.person_id is None:
            return Speaker(row.id, row.community_id, address, None, (), None)
        person = Person(row.person_id, row.community_id, row.name, row.phone, row.locale)
        return Speaker(row.id, row.community_id, address, person, self.residences(person.id), self._staff_of(person))

    def _binding_row(self, address: Address) -> AnyRow | None:
        return self._connection.execute(_BINDING_AT, {"channel": address.channel, "user": address.user}).one_or_none()

    def bind(self, binding_id: int, person_id: int) -> None:
        """From now on this chat speaks for this person, in the compound where they live or work."""
        community_id = sa.select(people.c.community_id).where(people.c.id == person_id).scalar_subquery()
        self._connection.execute(
            bindings.update()
            .where(bindings.c.id == binding_id)
            .values(person_id=person_id, community_id=community_id, reachable=True)
        )

    def unbind(self, binding_id: int) -> None:
        self._connection.execute(bindings.update().where(bindings.c.id == binding_id).values(person_id=None))

    def mark_reachable(self, channel: str, chat: str, reachable: bool) -> None:
        """What the channel said of a chat: blocked (Telegram's 403) or back again."""
        self._connection.execute(
            bindings.update().where(bindings.c.channel == channel, bindings.c.chat == chat).values(reachable=reachable)
        )

    def bindings_of(self, person_id: int) -> tuple[Binding, ...]:
        """The chats of a person, the one last bound first."""
        rows = self._connection.execute(_BINDINGS_OF, {"person_id": person_id})
        return tuple(_binding(row) for row in rows)

    def binding(self, binding_id: int) -> Binding:
        return _binding(self._connection.execute(sa.select(bindings).where(bindings.c.id == binding_id)).one())

    # --- homes and the people in them -----------------------------------------------------------------------

    def add_home(
        self,
        community_id: int,
        building: str,
        unit: str,
        room: str,
        *,
        floor: int | None = None,
        riser: str | None = None,
        area_cm2: int | None = None,
        note: str = "",
    ) -> int:
        return insert(
            self._connection,
            homes,
            community_id=community_id,
            building=building,
            unit=unit,
            room=room,
            floor=floor,
            riser=riser,
            area_cm2=area_cm2,
            note=note,
        )

    def put_home(self, community_id: int, building: str, unit: str, room: str, **facts: object) -> tuple[int, bool]:
        """Write a home as the office's workbook has it; its id, and whether it is new."""
        known = self.find_home(community_id, building, unit, room)
        if known is None:
            place = {"building": building, "unit": unit, "room": room}
            return insert(self._connection, homes, community_id=community_id, **place, **facts), True
        self._connection.execute(homes.update().where(homes.c.id == known.id).values(**facts))
        return known.id, False

    def home(self, home_id: int) -> Home:
        return _home(self._connection.execute(_HOME, {"home_id": home_id}).one())

    def find_home(self, community_id: int, building: str, unit: str, room: str) -> Home | None:
        query = sa.select(*_HOME_COLUMNS).where(
            homes.c.community_id == community_id,
            homes.c.building == building,
            homes.c.unit == unit,
            homes.c.room == room,
        )
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _home(row)

    def homes_in(
        self,
        community_id: int,
        *,
        building: str | None = None,
        unit: str | None = None,
        riser: str | None = None,
    ) -> list[Home]:
        """Homes of a compound, or of a building, unit or riser of it, in walking order."""
        query = sa.select(*_HOME_COLUMNS).where(homes.c.community_id == community_id)
        for column, wanted in ((homes.c.building, building), (homes.c.unit, unit), (homes.c.riser, riser)):
            if wanted is not None:
                query = query.where(column == wanted)
        return sorted((_home(row) for row in self._connection.execute(query)), key=walking_order)

    def residences(self, person_id: int) -> tuple[Residence, ...]:
        rows = self._connection.execute(_RESIDENCES, {"person_id": person_id})
        return tuple(_residence(row) for row in rows)

    def residents_of(self, home_id: int) -> tuple[tuple[Person, Residence], ...]:
        """Everybody of a household, property owners first."""
        query = (
            sa.select(
                residents.c.person_id,
                residents.c.standing,
                residents.c.sees_bills,
                residents.c.care,
                people.c.name,
                people.c.phone,
                people.c.locale,
                *_HOME_COLUMNS,
            )
            .join(homes, homes.c.id == residents.c.home_id)
            .join(people, people.c.id == residents.c.person_id)
            .where(residents.c.home_id == home_id)
            .order_by(
                sa.case((residents.c.standing == "owner", 0), (residents.c.standing == "family", 1), else_=2),
                residents.c.id,
            )
        )
        return tuple(
            (Person(row.person_id, row.community_id, row.name, row.phone, row.locale), _residence(row))
            for row in self._connection.execute(query)
        )

    def settle_in(
        self,
        community_id: int,
        person_id: int,
        home_id: int,
        standing: str,
        *,
        sees_bills: bool | None = None,
        care: Sequence[str] = (),
    ) -> int:
        """Put a person into a home as owner, family or tenant. Owners see the bills unless told otherwise."""
        sees = standing == "owner" if sees_bills is None else sees_bills
        return insert(
            self._connection,
            residents,
            community_id=community_id,
            person_id=person_id,
            home_id=home_id,
            standing=standing,
            sees_bills=sees,
            care=list(care),
        )

    def put_resident(
        self, community_id: int, person_id: int, home_id: int, standing: str, *, care: Sequence[str]
    ) -> bool:
        """Write who lives in a home as the workbook has it; True where they are new there."""
        facts: dict[str, object] = {"standing": standing, "care": list(care)}
        if standing == "owner":
            facts["sees_bills"] = True  # what an owner allowed a family member or tenant is left as it is
        changed = self._connection.execute(
            residents.update().where(residents.c.person_id == person_id, residents.c.home_id == home_id).values(**facts)
        )
        if changed.rowcount:
            return False
        self.settle_in(community_id, person_id, home_id, standing, care=care)
        return True

    def allow_bills(self, person_id: int, home_id: int, allowed: bool) -> None:
        self._connection.execute(
            residents.update()
            .where(residents.c.person_id == person_id, residents.c.home_id == home_id)
            .values(sees_bills=allowed)
        )

    # --- people and staff -----------------------------------------------------------------------------------

    def add_person(self, community_id: int, name: str, phone: str | None = None, locale: str | None = None) -> int:
        return insert(self._connection, people, community_id=community_id, name=name, phone=phone, locale=locale)

    def person(self, person_id: int) -> Person:
        return _person(self._connection.execute(_PERSON, {"person_id": person_id}).one())

    def person_by_phone(self, phone: str, community_id: int | None = None) -> Person | None:
        """The person with this number (bare digits), in the given compound or in any."""
        query = sa.select(*_PERSON_COLUMNS).where(people.c.phone == phone).order_by(people.c.id).limit(1)
        if community_id is not None:
            query = query.where(people.c.community_id == community_id)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _person(row)

    def rename(self, person_id: int, name: str) -> None:
        self._connection.execute(people.update().where(people.c.id == person_id).values(name=name))

    def set_locale(self, person_id: int, locale: str) -> None:
        self._connection.execute(people.update().where(people.c.id == person_id).values(locale=locale))

    def hire(
        self,
        community_id: int,
        person_id: int,
        role: str,
        *,
        skills: Iterable[str] = (),
        buildings: Iterable[str] = (),
    ) -> int:
        """Make a person staff. ``buildings`` empty means all of them."""
        self._staff.clear()
        return insert(
            self._connection,
            staff,
            community_id=community_id,
            person_id=person_id,
            role=role,
            skills=sorted(skills),
            buildings=sorted(buildings),
        )

    def put_staff(
        self, community_id: int, person_id: int, role: str, *, skills: Iterable[str], buildings: Iterable[str]
    ) -> bool:
        """Write a role of somebody as the workbook has it; True where it is new."""
        self._staff.clear()
        facts = {"skills": sorted(skills), "buildings": sorted(buildings), "active": True}
        changed = self._connection.execute(
            staff.update().where(staff.c.person_id == person_id, staff.c.role == role).values(**facts)
        )
        if changed.rowcount:
            return False
        self.hire(community_id, person_id, role, skills=skills, buildings=buildings)
        return True

    def staff_named(self, community_id: int, name: str) -> list[int]:
        """Everybody at work with this name."""
        query = sa.select(people.c.id).where(
            people.c.community_id == community_id,
            people.c.name == name,
            people.c.id.in_(sa.select(staff.c.person_id).where(staff.c.active)),
        )
        return list(self._connection.scalars(query))

    def staff_member(self, person_id: int) -> StaffMember | None:
        return self._staff_of(self.person(person_id))

    def staff_with_role(self, community_id: int, *roles: str) -> list[StaffMember]:
        """Everybody at work in one of the roles, longest with us first."""
        return [member for member in self._staff_in(community_id) if not member.roles.isdisjoint(roles)]

    def _staff_in(self, community_id: int) -> list[StaffMember]:
        """Everybody at work in a compound; looked up once a transaction, since a turn asks for them again and again."""
        if community_id not in self._staff:
            by_person: dict[int, list[AnyRow]] = {}
            for row in self._connection.execute(_STAFF_IN, {"community_id": community_id}):
                by_person.setdefault(row.id, []).append(row)
            self._staff[community_id] = [_member(_person(rows[0]), rows) for rows in by_person.values()]
        return self._staff[community_id]

    def _staff_of(self, person: Person) -> StaffMember | None:
        rows = self._connection.execute(_STAFF, {"person_id": person.id}).all()
        return _member(person, rows) if rows else None


def _member(person: Person, rows: Sequence[AnyRow]) -> StaffMember:
    """One person's rows of the staff table, one a role."""
    return StaffMember(
        person,
        frozenset(row.role for row in rows),
        frozenset(skill for row in rows for skill in row.skills),
        frozenset(building for row in rows for building in row.buildings),
    )


def _binding(row: AnyRow) -> Binding:
    return Binding(row.id, Address(row.channel, row.chat, row.user), row.person_id, row.reachable)


def _person(row: AnyRow) -> Person:
    return Person(row.id, row.community_id, row.name, row.phone, row.locale)


def _residence(row: AnyRow) -> Residence:
    return Residence(row.person_id, _home(row), row.standing, row.sees_bills, tuple(row.care))
