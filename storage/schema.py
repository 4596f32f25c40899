"""The whole schema on one page: every table, with ``community_id`` throughout.

One installation serves many compounds, and ``community_id`` is the key by which PostgreSQL can be partitioned
or distributed later. Times are UTC. Money is integer fen. Rows are never deleted to express a state.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Utc(TypeDecorator[datetime]):
    """An aware instant: stored in UTC, read back aware. A naive time is refused, because nobody can say when it was."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive time {value!r}: pass an aware datetime")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _community() -> sa.Column[int]:
    return sa.Column("community_id", sa.ForeignKey("communities.id"), nullable=False)


def _person(name: str, *, nullable: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.ForeignKey("people.id"), nullable=nullable)


def _home(*, nullable: bool = False) -> sa.Column[int]:
    return sa.Column("home_id", sa.ForeignKey("homes.id"), nullable=nullable)


def _text(name: str, *, nullable: bool = False, default: str | None = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable, default=None if nullable else default)


def _at(name: str, *, nullable: bool = True) -> sa.Column[datetime]:
    return sa.Column(name, Utc, nullable=nullable)


def _json(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=nullable)


# fmt: off
# A table reads best as a table.

# --- who lives and works here -------------------------------------------------------------------------------

communities = sa.Table(
    "communities", metadata, _id(), sa.Column("code", sa.Text, nullable=False, unique=True), _text("name"),
)

homes = sa.Table(
    "homes", metadata, _id(), _community(), _text("building"), _text("unit"),
    _text("room"),                                        # canonical form, see shared reading rules
    sa.Column("floor", sa.Integer), _text("riser", nullable=True),  # the stack of rooms fed by one heating riser
    sa.Column("area_cm2", sa.BigInteger),                 # exact where a float of square metres is not
    _text("note"), sa.UniqueConstraint("community_id", "building", "unit", "room"),
)

people = sa.Table(
    "people", metadata, _id(), _community(), _text("name"), _text("phone", nullable=True),  # eleven digits, no prefix
    _text("locale", nullable=True), sa.UniqueConstraint("community_id", "phone"),
)

residents = sa.Table(
    "residents", metadata, _id(), _community(), _person("person_id", nullable=False), _home(),
    _text("standing"),                                    # owner | family | tenant
    sa.Column("sees_bills", sa.Boolean, nullable=False, default=False),
    _json("care"),                                        # consented flags: elderly, child, pregnant, patient, disabled
    sa.UniqueConstraint("person_id", "home_id"), sa.Index(None, "home_id"),
)

staff = sa.Table(
    "staff", metadata, _id(), _community(), _person("person_id", nullable=False),
    _text("role"),                                        # repairman | steward | service | supervisor | manager
    _json("skills"), _json("buildings"),                  # no buildings = all of them
    sa.Column("active", sa.Boolean, nullable=False, default=True), sa.UniqueConstraint("person_id", "role"),
)

shifts = sa.Table(
    "shifts", metadata, _id(), _community(), _person("person_id", nullable=False),
    sa.Column("day", sa.Date, nullable=False), _text("shift"),  # day | night
    _at("handed_over_at"), sa.UniqueConstraint("community_id", "day", "shift", "person_id"),
)

leaves = sa.Table(  # who is off from when to when, whatever the roster had planned
    "leaves", metadata, _id(), _community(), _person("person_id", nullable=False), _at("starts_at", nullable=False),
    _at("ends_at", nullable=False), _text("words"), _person("by_id"), _at("taken_at", nullable=False),
    _at("cancelled_at"), sa.Index(None, "community_id", "ends_at"),
)

bindings = sa.Table(
    "bindings", metadata, _id(), _community(), _text("channel"), _text("chat"), _text("user"),
    _person("person_id"),                                 # empty until enrolled
    _text("title"),                                       # what the person calls themselves there
    sa.Column("reachable", sa.Boolean, nullable=False, default=True), _at("seen_at", nullable=False),
    sa.UniqueConstraint("channel", "user"), sa.Index(None, "person_id"),
)

groups = sa.Table(
    "groups", metadata, _id(), _community(), _text("channel"), _text("chat"),
    _text("purpose"),                                     # crew | owners
    _text("title"), _json("skills"),                      # no skills = a crew of every trade
    _text("state"),                                       # active | lost | away | ended, see storage/groups.py
    sa.UniqueConstraint("channel", "chat"),
)

enrol_codes = sa.Table(
    "enrol_codes", metadata, sa.Column("code", sa.Text, primary_key=True), _community(), _home(),
    _text("standing"), _at("expires_at", nullable=False), _at("used_at"), _person("used_by"),
)

enrol_requests = sa.Table(
    "enrol_requests", metadata, _id(), _community(), _home(),
    sa.Column("binding_id", sa.ForeignKey("bindings.id"), nullable=False), _text("name"),
    _text("phone", nullable=True), _text("standing"), _text("state"),  # pending | approved | rejected
    _at("asked_at", nullable=False), _at("decided_at"), _person("decided_by"),
)

# --- what is said -------------------------------------------------------------------------------------------

conversations = sa.Table(
    "conversations", metadata, sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("chat", sa.Text, primary_key=True), sa.Column("user", sa.Text, primary_key=True), _community(),
    sa.Column("version", sa.Integer, nullable=False), _json("state"), _at("updated_at", nullable=False),
)

inbox = sa.Table(
    "inbox", metadata, sa.Column("key", sa.Text, primary_key=True),  # channel:bot:update, the same for every delivery of an update
    sa.Column("community_id", sa.ForeignKey("communities.id")),  # empty where the update could not be read at all
    _text("state"),                                       # done | parked | given_up
    _json("raw", nullable=True),                          # kept only while parked
    _json("answer", nullable=True),                       # what a repeated press is told again
    _text("error", nullable=True), sa.Column("attempts", sa.Integer, nullable=False, default=0),
    _at("received_at", nullable=False), _at("next_try"),
)
sa.Index(
    "ix_inbox_parked",
    inbox.c.next_try,
    sqlite_where=inbox.c.state == "parked",
    postgresql_where=inbox.c.state == "parked",
)

outbox = sa.Table(
    "outbox", metadata, _id(), _community(), _text("channel"), _text("chat"), _text("lane"),
    sa.Column("rank", sa.SmallInteger, nullable=False),   # rank = the lane's place in the queue
    sa.Column("dedupe", sa.Text, nullable=False, unique=True), _text("key"), _json("values"), _json("choices"),
    _json("media"),                                       # rendered when sent, not before
    _text("card", nullable=True),                         # a message that later parcels edit in place
    _text("edits", nullable=True),                        # the id of the message to edit
    _text("state"),                                       # due | held | leased | sent | in_doubt | failed | unreachable | superseded
    sa.Column("attempts", sa.Integer, nullable=False, default=0), _at("not_before", nullable=False),
    _at("expires_at"), _text("leased_by", nullable=True), _at("leased_until"),
    _text("receipt", nullable=True),                      # the channel's message id
    _text("error", nullable=True), _at("created_at", nullable=False), _at("settled_at"),
)
_waiting = outbox.c.state.in_(["due", "leased"])
sa.Index(
    "ix_outbox_waiting",
    outbox.c.rank,
    outbox.c.not_before,
    outbox.c.id,
    sqlite_where=_waiting,
    postgresql_where=_waiting,
)
sa.Index(
    "ix_outbox_card",
    outbox.c.channel,
    outbox.c.chat,
    outbox.c.card,
    sqlite_where=_waiting,
    postgresql_where=_waiting,
)

cards = sa.Table(
    "cards", metadata, sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("chat", sa.Text, primary_key=True), sa.Column("card", sa.Text, primary_key=True), _community(),
    _text("message"),
)

# --- tickets ------------------------------------------------------------------------------------------------

ticket_numbers = sa.Table(
    "ticket_numbers", metadata, sa.Column("community_id", sa.ForeignKey("communities.id"), primary_key=True),
    sa.Column("series", sa.Text, primary_key=True),       # WX-261115
    sa.Column("last", sa.Integer, nullable=False),
)

tickets = sa.Table(
    "tickets", metadata, _id(), _community(), _text("no"), _text("kind"),  # repair | heating | complaint | suggestion | praise | inquiry | fee
    _text("category"), _text("urgency"), _text("status"), _text("place"),
    _json("facts"),                                       # slots as read: symptom, temperature, vulnerable …
    _home(nullable=True), _person("reporter_id"), _person("assignee_id"), _person("keeper_id"), _text("text"),
    _text("source"),                                      # chat | phone | survey | notice
    _at("appointment_start"), _at("appointment_end"), _text("paused_why", nullable=True), _at("resume_at"),
    sa.Column("incident_id", sa.Integer), sa.Column("merged_into", sa.ForeignKey("tickets.id")),
    sa.Column("stars", sa.SmallInteger), sa.Column("urges", sa.SmallInteger, nullable=False, default=0),
    _at("opened_at", nullable=False), _at("done_at"), _at("closed_at"),
    sa.Column("version", sa.Integer, nullable=False, default=1), sa.UniqueConstraint("community_id", "no"),
    sa.Index(None, "home_id"), sa.Index(None, "reporter_id"), sa.Index(None, "assignee_id", "status"),
    sa.Index(None, "community_id", "status", "opened_at"),
)

ticket_events = sa.Table(  # append-only: the timeline
    "ticket_events",
    metadata,
    _id(),
    _community(),
    sa.Column("ticket_id", sa.ForeignKey("tickets.id"), nullable=False),
    _at("at", nullable=False),  # when it happened
    _at("booked_at", nullable=False),  # when it was written down; later where there was no signal
    _text("event"),
    _person("person_id"),
    _text("status"),
    _text("note"),
    _json("data"),
    sa.Index(None, "ticket_id", "id"),
)

ticket_texts = sa.Table(  # every version of what the owner wrote
    "ticket_texts",
    metadata,
    _id(),
    _community(),
    sa.Column("ticket_id", sa.ForeignKey("tickets.id"), nullable=False),
    _text("message", nullable=True),
    _text("text"),
    _at("at", nullable=False),
    sa.Index(None, "ticket_id", "id"),
)

promises = sa.Table(
    "promises", metadata, _id(), _community(),
    sa.Column("ticket_id", sa.ForeignKey("tickets.id"), nullable=False),
    _text("clock"),                                       # response | arrival | solved
    _at("due"), _at("warn_at"), _at("met_at"), _at("broken_at"), _at("paused_at"),
    sa.Column("left_s", sa.Integer),                      # working seconds left while paused
    _at("next_at"),                                       # when the sweep has something to do; empty = nothing
    sa.Column("step", sa.SmallInteger, nullable=False, default=0),
    _text("breach_reason", nullable=True),                # parts | hands | process | outside
    _json("explain"),                                     # message key and values: why this time
    sa.UniqueConstraint("ticket_id", "clock"),
)
sa.Index(
    "ix_promises_next",
    promises.c.next_at,
    sqlite_where=promises.c.next_at.isnot(None),
    postgresql_where=promises.c.next_at.isnot(None),
)

attachments = sa.Table(
    "attachments", metadata, _id(), _community(),
    sa.Column("ticket_id", sa.ForeignKey("tickets.id"), nullable=False), _text("channel"), _text("file"),
    _text("unique"),                                      # the channel's file id, and its id that stays the same
    _text("kind"),                                        # report | before | after
    _person("person_id"), _at("at", nullable=False), _text("state"),  # remote | kept | too_large | gone
    _text("path", nullable=True), sa.Column("bytes", sa.Integer),
    sa.UniqueConstraint("ticket_id", "unique", "kind"),
)

alarms = sa.Table(  # what may be an emergency: we asked whether it goes on, and wait for the answer
    "alarms", metadata, _id(), _community(), _person("person_id", nullable=False), _text("words"),
    _text("message", nullable=True), _json("report"),     # the ticket it becomes where nobody answers
    _at("asked_at", nullable=False), _at("next_at"), _at("settled_at"), _text("how"),  # yes | no | certain | silence
    sa.Column("ticket_id", sa.ForeignKey("tickets.id")), sa.Index(None, "person_id"),
)
sa.Index("ix_alarms_next", alarms.c.next_at, sqlite_where=alarms.c.next_at.isnot(None),
         postgresql_where=alarms.c.next_at.isnot(None))

flags = sa.Table(
    "flags", metadata, _id(), _community(), sa.Column("ticket_id", sa.ForeignKey("tickets.id"), nullable=False),
    _home(nullable=True), _person("person_id"),           # whose red flag: one household has one at a time
    _text("reason"),                                      # threat | anger | urges | repeat
    _text("words"), sa.Column("times", sa.SmallInteger, nullable=False, default=1), _at("raised_at", nullable=False),
    _at("due", nullable=False), _person("chief_id"),      # who owes the answer now
    _person("taken_by"), _at("missed_at"), _person("answered_by"), _at("answered_at"), _text("answer"),
    _at("next_at"),                                       # when the clock has something to do; empty = answered or ended
    sa.Column("step", sa.SmallInteger, nullable=False, default=0), sa.Index(None, "ticket_id"),
)
sa.Index("ix_flags_next", flags.c.next_at, sqlite_where=flags.c.next_at.isnot(None),
         postgresql_where=flags.c.next_at.isnot(None))

outside_parties = sa.Table(
    "outside_parties", metadata, _id(), _community(),
    sa.Column("ticket_id", sa.ForeignKey("tickets.id"), nullable=False),
    _text("party"), _text("name"),                        # code and name as the compound's rules had them that day
    _person("asked_by"), _at("asked_at", nullable=False), _at("due", nullable=False), _at("replied_at"),
    _at("arrived_at"), _at("late_at"), _at("next_at"), sa.Index(None, "ticket_id"),
)
sa.Index("ix_outside_parties_next", outside_parties.c.next_at, sqlite_where=outside_parties.c.next_at.isnot(None),
         postgresql_where=outside_parties.c.next_at.isnot(None))

# --- money, notices, surveys --------------------------------------------------------------------------------

bills = sa.Table(
    "bills", metadata, _id(), _community(), _home(), _text("fee_type"), _text("period"), _text("price"),
    _text("quantity"),                                    # decimals as written in the workbook: what the sum is made of
    sa.Column("due_fen", sa.BigInteger, nullable=False), sa.Column("paid_fen", sa.BigInteger, nullable=False),
    sa.Column("deadline", sa.Date), _text("note"), sa.UniqueConstraint("home_id", "fee_type", "period"),
)

notices = sa.Table(
    "notices", metadata, _id(), _community(), _person("author_id", nullable=False), _person("approver_id"),
    _text("kind"),                                        # plain | heating | holiday | works | correction
    _text("text"), _json("audience"), _json("choices"), _text("state"),  # draft | awaiting | scheduled | released | paused | stopped | cancelled | expired
    _json("facts"),                                       # the template it was made of and what filled it
    sa.Column("urgent", sa.Boolean, nullable=False, default=False),  # does not wait for quiet hours to end
    _at("starts_at"), _at("ends_at"),                     # when what it speaks of happens: a roll call reminds before that
    _at("expires_at"),                                    # a greeting that is late is not sent at all
    _at("send_at"), _text("repeat", nullable=True),       # a calendar rule, see desk/recurrence
    sa.Column("corrects", sa.ForeignKey("notices.id")), sa.Column("series", sa.ForeignKey("notices.id")),  # the first of a repeated notice
    _at("created_at", nullable=False), _at("released_at"), _at("finished_at"),  # nothing of it waits in the outbox any more
    sa.Column("version", sa.Integer, nullable=False, default=1),
    sa.Index(None, "community_id", "state", "send_at"),
)

notice_households = sa.Table(  # the delivery ledger: where each household ended
    "notice_households",
    metadata,
    _id(),
    _community(),
    sa.Column("notice_id", sa.ForeignKey("notices.id"), nullable=False),
    _home(),
    _person("person_id"),  # who of the household was written to
    sa.Column("outbox_id", sa.ForeignKey("outbox.id")),
    _text("state"),  # what people did; how far a parcel got is read from the outbox, see storage/notices
    _text("answer", nullable=True),
    _person("steward_id"),  # who calls or knocks
    _at("at"),
    sa.UniqueConstraint("notice_id", "home_id"),
    sa.Index(None, "outbox_id"),
)

surveys = sa.Table(
    "surveys", metadata, _id(), _community(), _text("kind"),  # satisfaction | season
    _json("plan"), _text("state"),                        # scheduled | running | finished
    _at("opens_at", nullable=False), _at("remind_at"), _at("closes_at", nullable=False), _text("occurrence"),
    sa.UniqueConstraint("community_id", "kind", "occurrence"),
)

survey_households = sa.Table(
    "survey_households", metadata, _id(), _community(),
    sa.Column("survey_id", sa.ForeignKey("surveys.id"), nullable=False), _home(), _person("person_id"),
    sa.Column("outbox_id", sa.ForeignKey("outbox.id")), _text("state"),  # asked | started | answered | silent | unbound
    _at("asked_at"), _at("reminded_at"), _at("answered_at"),
    sa.Column("ticket_id", sa.ForeignKey("tickets.id")),  # the call-back a low score opened
    sa.UniqueConstraint("survey_id", "home_id"), sa.Index(None, "home_id", "asked_at"),
)

survey_answers = sa.Table(
    "survey_answers", metadata, _id(), _community(),
    sa.Column("survey_household_id", sa.ForeignKey("survey_households.id"), nullable=False), _text("question"),
    sa.Column("score", sa.SmallInteger), _text("word"), _at("at", nullable=False),
    sa.UniqueConstraint("survey_household_id", "question"),
)

# --- the office's own -----------------------------------------------------------------------------------------

rings = sa.Table(  # what the clock has already done, so that a doubled ring is harmless
    "rings",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("occurrence", sa.Text, primary_key=True),
    sa.Column("community_id", sa.ForeignKey("communities.id"), primary_key=True),
    _at("at", nullable=False),
)

leases = sa.Table(  # who may poll or push for a bot; of the installation, not of a compound
    "leases",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    _text("holder"),
    _at("until", nullable=False),
)

journal = sa.Table(  # who looked at or changed what, for audit
    "journal",
    metadata,
    _id(),
    _community(),
    _at("at", nullable=False),
    _person("person_id"),
    _text("what"),
    _text("subject"),
    _json("data"),
    sa.Index(None, "community_id", "what", "subject"),
)

reviews = sa.Table(  # readings a person should label; text masked of names and numbers
    "reviews",
    metadata,
    _id(),
    _community(),
    _at("at", nullable=False),
    _text("text"),
    _json("reading"),
    _text("why"),
    _text("label", nullable=True),
)
