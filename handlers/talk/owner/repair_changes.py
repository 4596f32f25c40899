"""What an owner changes of a report before it is submitted: the home, the time, a matter more or less."""

import re

from handlers.reading import answers, times
from handlers.reading.numerals import number
from handlers.reading.reader import Reading
from handlers.talk.cues import has_cue
from handlers.talk.form import Draft
from handlers.talk.owner import homes, matters, visits
from handlers.talk.owner.matters import Packed
from handlers.talk.session import Session
from storage.people import Home

_BARE = frozenset({"other", "affirm", "deny", "inquiry", "greeting"})
_REMARKS = frozenset({"other", "praise", "suggestion", "visitor", "activity"})
"""What these words seem to mean beside an open card is a word to the repairman."""
_DROP = re.compile(r"第([一二三四五\d])[个件项条样]?.{0,4}(?:不要|不用|取消|去掉|删|不报|不修)")
_EDGES = re.compile(r"[\s,，。.!！?？~]+")
SHORT = 6
"""「尽快吧」 and nothing else is about the visit."""
LONG_ENOUGH = 4
"""A remark has at least so many characters; less is a slip of the finger."""


def home_of(session: Session, draft: Draft) -> Home | None:
    """The home of a draft, None while it is not known."""
    return next((home for home in session.speaker.homes if home.id == draft.slots.get("home")), None)


def revise(session: Session, draft: Draft, reading: Reading) -> bool:
    """Take a correction or an addition; False where the words are about something else."""
    if drop_said(draft, reading):
        return True
    if has_cue("any_time", reading.text) and len(reading.text) <= SHORT:
        draft.slots["visit"] = "any"
        return True
    if reading.intent == "repair" and reading.certain:
        return _change_matters(session, draft, reading)
    if reading.intent not in _BARE and not answers.correction(reading.text):
        return False
    changes = [move(session, draft, reading) for move in (_moves_place, place_home, place_visit)]
    return any(changes)


def tells_more(draft: Draft, reading: Reading) -> bool:
    """An answer with another matter in it, which goes on the card before that is confirmed: 周六上午, 对了灯也坏了."""
    known = {matter["category"] for matter in draft.slots["matters"]}
    told = {matter.slots.category for matter in reading.matters if matter.intent == "repair"} - {None, "other"}
    return reading.certain and reading.intent == "repair" and bool(told - known)


def drop_said(draft: Draft, reading: Reading) -> bool:
    """「第二个不要了」"""
    found = _DROP.search(reading.text)
    listed: list[Packed] = draft.slots["matters"]
    position = (number(found[1]) or 0) - 1 if found else -1
    if len(listed) < 2 or not 0 <= position < len(listed):
        return False
    drop(draft, position)
    return True


def drop(draft: Draft, position: int) -> None:
    """Take a matter off the card; the last one stays."""
    listed: list[Packed] = draft.slots["matters"]
    if len(listed) > 1 and 0 <= position < len(listed):
        del listed[position]


def _moves_place(session: Session, draft: Draft, reading: Reading) -> bool:
    """「不是厨房是卫生间」: the only matter is elsewhere; what was said first stays to be read."""
    listed: list[Packed] = draft.slots["matters"]
    place = reading.slots.place
    if len(listed) != 1 or not place or place == listed[0]["place"] or not answers.correction(reading.text):
        return False
    old, added = listed[0], f"（{session.words.text}）"
    told = {name: old[name] + added for name in ("words", "shown")}
    listed[0] = {**old, **told, "place": place, "public": place in matters.PUBLIC_PLACES}
    listed[0]["facts"] = {**old["facts"], "place": place}
    return True


def _change_matters(session: Session, draft: Draft, reading: Reading) -> bool:
    """「不对，是马桶漏水」 takes the place of what it corrects; anything else comes on top."""
    found = matters.of(session, reading, "repair")
    listed: list[Packed] = draft.slots["matters"]
    if not found:
        return False
    if answers.correction(reading.text) and (old := _meant(listed, found[0])) is not None:
        listed[listed.index(old)] = found[0]
    else:
        for matter in found:
            _add(listed, {**matter, "words": matter["shown"]})  # 周六上午, 对了 is no part of what is broken
    place_home(session, draft, reading)
    if reading.slots.appointment:
        place_visit(session, draft, reading)
    return True


def _add(listed: list[Packed], new: Packed) -> None:
    """One matter more; said again in the same words, or with a word more, it is still the one that stands there."""
    for position, old in enumerate(listed):
        one, other = (_EDGES.sub("", matter["shown"]) for matter in (old, new))
        if one in other or other in one:
            told = new if len(other) > len(one) else old
            listed[position] = {**told, "facts": {**old["facts"], **told["facts"]}}
            return
    listed.append(new)


def _meant(listed: list[Packed], new: Packed) -> Packed | None:
    """Which matter is corrected: the only one, or the one of the same kind or place."""
    if len(listed) == 1:
        return listed[0]
    alike = [
        old for old in listed if old["category"] == new["category"] or (old["place"] and old["place"] == new["place"])
    ]
    return alike[0] if len(alike) == 1 else None


def place_home(session: Session, draft: Draft, reading: Reading) -> bool:
    """Take a home that was said; one that is not the speaker's is asked about, not shown."""
    address = homes.said(reading.slots) or answers.address(reading.text)
    if address is None:
        return False
    found = homes.corrected(session, address, draft.slots.get("home"))
    draft.slots["home"] = found[0].id if len(found) == 1 else None
    draft.slots["said"] = homes.label(address)
    return True


def place_visit(session: Session, draft: Draft, reading: Reading, *, asked: bool = False) -> bool:
    """Take a time that was said, keeping the day of the one before where only the hour is new."""
    before = draft.slots.get("visit")
    base = visits.unpacked(before).start if isinstance(before, list) else None
    wish = visits.wished(session, reading, base)
    if wish is None and (asked or base) and has_cue("any_time", reading.text):
        draft.slots["visit"] = "any"
        if answers.leaves_day_open(reading.text):
            _keep(draft, reading.text)
        return True
    if wish is None and base and visits.asks_for_another(reading.text):
        draft.slots["visit"] = None  # asked anew, with the free times
        return True
    if wish is None and asked and reading.intent == "other" and times.told(reading.text):
        session.say("visit-which-day")  # 下周, 月底: asked once more, with the free times
        return True
    if wish is None:
        return False
    if wish.span is None:
        visits.refuse(session, wish.problem)
        draft.slots["visit"] = None
        return True
    draft.slots["visit"] = visits.packed(wish.span)
    return True


def how_dark(text: str) -> str | None:
    """「只有客厅」 or 「全屋都没电」; None where neither is said."""
    if has_cue("whole_home", text):
        return "whole"
    return "one" if has_cue("one_spot", text) else None


def remark(session: Session, draft: Draft, reading: Reading) -> bool:
    """「家里有狗」, 「来之前打电话」: what else is said before the card is confirmed goes with it."""
    words = session.words.text
    if reading.intent not in _REMARKS or len(words) < LONG_ENOUGH:
        return False
    _keep(draft, words)
    return True


def _keep(draft: Draft, words: str) -> None:
    draft.slots["remarks"] = [*draft.slots.get("remarks", []), words]
