"""What owners can press and say, as tables for the switchboard."""

from collections.abc import Callable

from handlers.reading.reader import Reading
from handlers.talk.form import Form
from handlers.talk.owner import (
    beside,
    edits,
    enrolling,
    family,
    fees,
    finished,
    groups,
    heating,
    inquiries,
    menu,
    opened,
    photos,
    repair,
    threats,
    tickets,
    understanding,
    unsure,
    voices,
    warming,
)
from handlers.talk.owner import (
    emergency as emergencies,
)
from handlers.talk.owner.understanding import press_start
from handlers.talk.session import Session

FORMS: dict[str, Form] = {
    form.name: form for form in (repair.REPAIR, heating.HEATING, enrolling.ENROL, *voices.FORMS.values())
}

PRESSES: dict[str, Callable[..., None]] = {
    "repair.drop": repair.press_drop,
    "repair.ask": repair.press_ask,
    "ticket.show": tickets.press_show,
    "ticket.mine": tickets.press_mine,
    "wait.fine": opened.press_fine,
    "wait.tonight": opened.press_tonight,
    "ticket.urge": tickets.press_urge,
    "ticket.cancel": tickets.press_cancel,
    "ticket.cancelled": tickets.press_cancelled,
    "ticket.move": tickets.press_move,
    "ticket.visit": tickets.press_visit,
    "ticket.photos": tickets.press_photos,
    "ticket.again": finished.press_not_fixed,
    "fixed.yes": finished.press_fixed,
    "fixed.no": finished.press_not_fixed,
    "stars.set": finished.press_stars,
    "photos.add": photos.press_add,
    "emergency.now": emergencies.press_now,
    "emergency.valve": emergencies.press_valve,
    "emergency.home": emergencies.press_home,
    "emergency.beside": beside.press,
    "heating.who": warming.press_who,
    "heating.warm": warming.press_warm,
    "heating.still": warming.press_still,
    "fees.pay": fees.press_pay,
    "fees.words": fees.press_words,
    "fees.home": fees.press_home,
    "family.show": family.press_show,
    "family.set": family.press_set,
    "enrol.byname": enrolling.press_by_name,
    "enrol.more": enrolling.press_more,
    "enrol.continue": enrolling.press_continue,
    "enrol.decide": enrolling.press_decide,
    "faq.fine": inquiries.press_fine,
    "faq.ask": inquiries.press_ask,
    "human.call": inquiries.press_human,
    "unsure.pick": unsure.press_pick,
    "unsure.none": unsure.press_none,
    "unsure.note": unsure.press_note,
    "menu.own": menu.own,
    "menu.more": menu.press_more,
    "menu.language": menu.press_language,
    "menu.repair": press_start("repair"),
    "menu.heating": press_start("heating"),
    "menu.fee": press_start("fee"),
    "menu.complaint": press_start("complaint"),
    "menu.suggestion": press_start("suggestion"),
    "menu.praise": press_start("praise"),
}

QUESTIONS: dict[str, Callable[..., bool]] = {
    "ticket.visit": tickets.take_visit,
    "ticket.photos": tickets.take_photos,
    "ticket.why": finished.take_why,
    "emergency.where": emergencies.take_where,
    "emergency.now": emergencies.take_now,
    "heating.more": warming.take_more,
    "fees.words": fees.take_words,
    "fees.home": fees.take_home,
}

PHOTOS: tuple[Callable[[Session], bool], ...] = (photos.take,)

GROUPS: tuple[Callable[[Session, Reading], bool], ...] = (groups.hear,)

ROUTES: tuple[Callable[[Session, Reading], bool], ...] = (
    menu.language,
    menu.help_wanted,
    understanding.unknown,
    understanding.cue,
    finished.waiting_answer,
    finished.said_fixed,
    threats.hear,
    tickets.reschedule,
    tickets.add_words,
    warming.volunteered,
    understanding.by_intent,
)

emergency = emergencies.hear
enrol = enrolling.hear
edited = edits.hear
unreadable = understanding.unreadable
