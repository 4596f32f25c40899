"""What staff can press and say, as tables for the switchboard."""

from collections.abc import Callable

from handlers.reading.reader import Reading
from handlers.talk import asking, takeover
from handlers.talk.session import Session
from handlers.talk.staff import (
    answering,
    behalf,
    board,
    calling,
    crew_setup,
    crew_work,
    finishing,
    flag_talk,
    handing,
    leaving,
    moves,
    outside_talk,
    pausing,
    relaying,
    remarking,
    second_visit,
    shift_talk,
    tonight_talk,
    words,
)

PRESSES: dict[str, Callable[..., None]] = {
    "job.accept": moves.press_accept,
    "job.arrive": moves.press_arrive,
    "job.start": moves.press_start,
    "job.resume": moves.press_resume,
    "job.show": moves.press_show,
    "job.call": calling.press_call,
    "job.transfer": handing.press_transfer,
    "job.give": handing.press_give,
    "job.refuse": handing.press_refuse,
    "job.refused": handing.press_refused,
    "crew.setup": crew_setup.press_setup,
    "crew.where": crew_setup.press_where,
    "crew.make": crew_setup.press_make,
    "crew.end": crew_setup.press_end,
    "crew.undo": crew_setup.press_undo,
    "crew.finish": crew_work.press_finish,
    "job.hold": pausing.press_hold,
    "job.held": outside_talk.press_held,
    "job.until": pausing.press_until,
    "job.finish": finishing.press_finish,
    "job.nophoto": finishing.press_no_photo,
    "job.photos": finishing.press_photos,
    "job.after": second_visit.press_after,
    "job.next": second_visit.press_next,
    "job.contact": relaying.press_contact,
    "outside.ask": outside_talk.press_ask,
    "outside.call": outside_talk.press_call,
    "outside.other": outside_talk.press_other,
    "outside.arrived": outside_talk.press_arrived,
    "outside.replied": outside_talk.press_replied,
    "outside.until": outside_talk.press_until,
    "quick.say": remarking.press_quick,
    "flag.take": flag_talk.press_take,
    "flag.page": flag_talk.press_page,
    "job.said": words.press_said,
    "job.mine": board.press_mine,
    "visit.agree": answering.press_agree,
    "visit.decline": answering.press_decline,
    "tonight.yes": tonight_talk.press_yes,
    "tonight.no": tonight_talk.press_no,
    "late.fine": answering.press_fine,
    "late.by": answering.press_late,
    "late.why": answering.press_why_late,
    "breach.why": answering.press_breach,
    "call.yes": answering.press_call_yes,
    "call.no": answering.press_call_no,
    "board.list": board.press_list,
    "board.show": board.press_show,
    "board.nudge": handing.press_nudge,
    "behalf.undo": behalf.press_undo,
    "leave.half": leaving.press_half,
    "leave.back": leaving.press_back,
    "leave.give": leaving.press_give,
    "leave.return": leaving.press_return,
    "takeover.take": takeover.press_take,
    "takeover.back": takeover.press_back,
    "shift.take": shift_talk.press_take,
}

QUESTIONS: dict[str, Callable[..., bool]] = {
    finishing.QUESTION: finishing.take_words,
    relaying.QUESTION: relaying.take_words,
    behalf.QUESTION: behalf.take_home,
    flag_talk.QUESTION: flag_talk.take_words,
}

PHOTOS: tuple[Callable[[Session], bool], ...] = (remarking.take_photos, finishing.take_photos)

ROUTES: tuple[Callable[[Session, Reading], bool], ...] = (
    flag_talk.replied,
    flag_talk.show_open,
    crew_setup.listing,
    remarking.route,
    words.route,
)

GROUPS: tuple[Callable[[Session, Reading], bool], ...] = (crew_setup.route, crew_work.hear)

in_or_out = crew_setup.in_or_out


def emergency(session: Session, reading: Reading) -> bool:
    """Tried before the alarm for the speaker: whoever answers our question about a job is there to help already, and
    who notes something for colleagues (备注：总阀在楼道) is not asked whether it still goes on."""
    asked = session.memory.get("asked")
    if asked is not None and asked["question"] in QUESTIONS:
        return asking.take(session, QUESTIONS, reading)
    if reading.alarm == "possible" and remarking.route(session, reading):
        return True
    return words.emergency(session, reading)
