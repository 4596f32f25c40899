"""The menu, greetings and thanks, and the language: short sentences, few and large buttons."""

from handlers.reading.reader import Reading
from handlers.talk.cues import is_cue
from handlers.talk.owner import homes
from handlers.talk.session import Session
from handlers.talk.staff import welcome
from handlers.turn import Choices, choice


def rows(session: Session) -> Choices:
    """[报修] [供暖] / [查费] [进度] / [更多]"""
    return (
        (choice("menu-button-repair", "menu.repair"), choice("menu-button-heating", "menu.heating")),
        (choice("menu-button-fee", "menu.fee"), choice("menu-button-mine", "ticket.mine")),
        (choice("menu-button-more", "menu.more"),),
    )


def show(session: Session) -> None:
    """The menu by itself; staff are greeted with theirs."""
    if not welcome.greet(session):
        own(session)


def own(session: Session) -> None:
    """What an owner can ask for."""
    session.say("menu", choices=rows(session))


def press_more(session: Session) -> None:
    """[更多]: what is wanted less often."""
    more = (
        (choice("menu-button-complaint", "menu.complaint"), choice("menu-button-suggestion", "menu.suggestion")),
        (choice("menu-button-praise", "menu.praise"), choice("menu-button-bind", "enrol.more")),
        (choice("menu-button-family", "family.show"), choice("menu-button-human", "human.call")),
        (choice("menu-button-language", "menu.language"),),
    )
    session.say("menu-more", choices=more)


def hear_greeting(session: Session, reading: Reading) -> bool:
    """「你好」 with nothing else."""
    greet(session)
    return True


def greet(session: Session) -> None:
    """Greet by name, with the menu; staff with theirs."""
    if welcome.greet(session):
        return
    name = session.speaker.person.name if session.speaker.person else ""
    session.say("greeting", choices=rows(session), name=name or "none")


def thank(session: Session, reading: Reading) -> bool:
    """「谢谢」"""
    session.say("thanks")
    return True


def agree(session: Session, reading: Reading) -> bool:
    """A yes or no to nothing that was asked."""
    session.say("bare-yes" if reading.intent == "affirm" else "bare-no", choices=rows(session))
    return True


def language(session: Session, reading: Reading) -> bool:
    """「English」 and 「中文」 change what this person is written in."""
    wanted = next((code for cue, code in (("english", "en"), ("chinese", "zh_CN")) if is_cue(cue, reading.text)), None)
    if wanted is None:
        return False
    _set(session, wanted)
    return True


def press_language(session: Session) -> None:
    """[English] [中文]"""
    _set(session, "zh_CN" if session.language == "en" else "en")


def _set(session: Session, wanted: str) -> None:
    if session.speaker.person is None:
        session.say("language-later")
        return
    session.record.roster.set_locale(session.speaker.person.id, wanted)
    session.say("language-set")


def help_wanted(session: Session, reading: Reading) -> bool:
    """「菜单」「帮助」: what we can do; a stranger hears it and is asked who they are."""
    if not is_cue("menu", reading.text):
        return False
    if homes.enrolled(session):
        show(session)
    else:
        session.say("help-unknown", community=session.desk.compound.rules.community.name)
    return homes.enrolled(session)
