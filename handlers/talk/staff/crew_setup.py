"""A group becomes a crew's place of work: who may say so, for which trade and compound; and how it ends."""

from handlers.desk import people
from handlers.desk.office import Desk
from handlers.desk.tickets import crews
from handlers.reading.reader import Reading
from handlers.talk.cues import is_cue
from handlers.talk.session import Session
from handlers.turn import Choice, Choices, choice
from storage.groups import ACTIVE, CREW, ENDED, Group

ALL = "all"


def group_of(session: Session) -> Group | None:
    """The group this is said in, if we know it."""
    address = session.turn.address
    return session.record.groups.find(address.channel, address.chat)


# --- in and out ---------------------------------------------------------------------------------------------


def in_or_out(session: Session, *, present: bool) -> None:
    """We were put into a group, or out of it."""
    group = group_of(session)
    if not present:
        if group is not None:
            crews.put_out(session.desk, group, session.speaker.person)
    elif group is None or group.state == ENDED:
        greet(session)
    elif crews.taken_in(session.desk, group) and group.purpose == CREW:
        session.say("crew-back", _end_row(), title=group.title)


def greet(session: Session) -> None:
    """What we can do in a group, and how it begins."""
    session.say("crew-hello", ((choice("crew-button-register", "crew.setup"),),))


# --- words --------------------------------------------------------------------------------------------------


def route(session: Session, reading: Reading) -> bool:
    """「登记维修群」 and 「取消登记」, as the whole of what is said in a group."""
    del reading
    if is_cue("crew_register", session.words.text):
        press_setup(session)
    elif is_cue("crew_end", session.words.text):
        press_end(session)
    else:
        return False
    return True


def listing(session: Session, reading: Reading) -> bool:
    """「维修群」 in private: which groups there are, and how they stand."""
    del reading
    if session.turn.group or not session.speaker.has_role(*people.ANSWERING):
        return False
    if not is_cue("crew_groups", session.words.text):
        return False
    known = [group for group in session.record.groups.known(session.desk.compound.id) if group.purpose == CREW]
    lines = "\n".join(f"▪ {group.title}" for group in known if group.state == ACTIVE)
    gone = "\n".join(f"▪ {group.title}" for group in known if group.state not in (ACTIVE, ENDED))
    session.say("crew-list", lines=lines or "none", gone=gone or "none")
    return True


# --- buttons ------------------------------------------------------------------------------------------------


def press_setup(session: Session) -> None:
    """[登记为维修群]: of which compound, where the speaker has a say in several; then of which trade."""
    rights = _rights(session)
    group = group_of(session)
    if not rights or not session.turn.group:
        _refuse(session)
    elif group is not None and group.state == ACTIVE and group.purpose != CREW:
        session.replace("crew-owners", title=group.title)
    elif group is not None and group.state == ACTIVE:
        session.replace("crew-already", _end_row(), title=group.title)
    elif len(rights) > 1:
        rows = tuple((choice("crew-button-where", "crew.where", id, name=session.compounds[id].name),) for id in rights)
        session.replace("crew-ask-where", rows)
    else:
        _ask_skill(session, next(iter(rights)))


def press_where(session: Session, community_id: str) -> None:
    if _may(session, community_id):
        _ask_skill(session, int(community_id))


def _ask_skill(session: Session, community_id: int) -> None:
    buttons = [choice("crew-button-skill", "crew.make", community_id, skill, skill=skill) for skill in crews.SKILLS]
    every = choice("crew-button-skill", "crew.make", community_id, ALL, skill=ALL)
    session.replace("crew-ask-skill", ((every,), tuple(buttons[:3]), tuple(buttons[3:])))


def press_make(session: Session, community_id: str, skill: str) -> None:
    """The trade is chosen: from now on its jobs come here."""
    if not _may(session, community_id):
        return
    group = group_of(session)
    if skill not in {ALL, *crews.SKILLS} or (group is not None and group.state == ACTIVE):
        session.toast("form-card-old")
        return
    desk = Desk(session.record, session.compounds[int(community_id)], session.now)
    address, skills = session.turn.address, [] if skill == ALL else [skill]
    by = _rights(session)[int(community_id)]
    made = crews.register(desk, address.channel, address.chat, session.turn.title or CREW, skills, by)
    _say_registered(session, desk, made)


def _say_registered(session: Session, desk: Desk, group: Group) -> None:
    skill = group.skills[0] if group.skills else ALL
    session.replace("crew-registered", _end_row(), title=group.title, community=desk.compound.name, skill=skill)


def press_end(session: Session) -> None:
    """[取消登记]; it can be taken back with one tap."""
    group = group_of(session)
    if group is None or group.state == ENDED or group.purpose != CREW:
        session.replace("crew-not-registered")
    elif _may(session, str(group.community_id)):
        crews.end(session.desk, group, _rights(session)[group.community_id])
        session.replace("crew-ended", ((choice("crew-button-undo", "crew.undo"),),), title=group.title)


def press_undo(session: Session) -> None:
    """[撤销]: the group is what it was before."""
    group = group_of(session)
    if group is None or not _may(session, str(group.community_id)):
        return
    if crews.restore(session.desk, group, _rights(session)[group.community_id]):
        _say_registered(session, session.desk, group)
    else:
        session.toast("form-card-old")


# --- rights -------------------------------------------------------------------------------------------------


def _rights(session: Session) -> dict[int, int]:
    """Where the speaker decides about work: compound and who they are there, known by the same phone number."""
    person, roster = session.speaker.person, session.record.roster
    if person is None:
        return {}
    known = [person]
    if person.phone is not None:
        others = (id for id in session.compounds if id != person.community_id)
        known += filter(None, (roster.person_by_phone(person.phone, id) for id in others))
    members = (roster.staff_member(one.id) for one in known)
    return {
        member.person.community_id: member.person.id
        for member in members
        if member is not None and not member.roles.isdisjoint(people.SUPERVISING)
    }


def _may(session: Session, community_id: str) -> bool:
    if community_id.isdigit() and int(community_id) in _rights(session):
        return True
    _refuse(session)
    return False


def _refuse(session: Session) -> None:
    if session.turn.press is None:
        session.say("crew-only-chief")
    else:
        session.toast("crew-only-chief", alert=True)


def _end_row() -> Choices:
    button: Choice = choice("crew-button-end", "crew.end")
    return ((button,),)
