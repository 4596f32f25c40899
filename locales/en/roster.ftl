# The duty roster: looking at it, filling gaps, changing people
roster-week =
    🗓 Duty roster{ $count ->
        [0] {""}
       *[other] {" "}(⚠️ { $count } shifts without anybody)
    }
    { $lines }
roster-day = { $day }{ $rest ->
    [yes] {" "}(off)
   *[no] {""}
} · day: { $day_shift } · night: { $night_shift }
roster-name = { $name }
roster-name-away = { $name } (on leave)
roster-name-partly = { $name } (off { $start }–{ $end })
roster-missing = ⚠️ nobody
roster-missing-away = ⚠️ nobody ({ $names })
roster-button-before = ‹ Week before
roster-button-after = Next week ›
roster-button-show = Duty roster
roster-button-fill = Fill { $day }, { $shift ->
    [day] day shift
   *[night] night shift
}
roster-button-put = { $name }{ $state ->
    [away] {" "}(on leave)
    [day] {" "}(day shift)
    [night] {" "}(night shift)
   *[free] {""}
}
roster-button-undo = Take back
roster-fill = { $day }, { $shift ->
    [day] day shift
   *[night] night shift
}: nobody yet. Who takes it?
roster-unknown-name = I am not sure which repairman you mean. Who joins { $day }, { $shift ->
    [day] day shift
   *[night] night shift
}?
roster-which-day = Which day's { $shift ->
    [day] day shift
   *[night] night shift
}? Please say it with the day, like "明天夜班换成赵磊".
roster-over = { $day }, { $shift ->
    [day] day shift
   *[night] night shift
} is over; nothing was changed.
roster-as-it-is = { $day }, { $shift ->
    [day] day shift
   *[night] night shift
} is so already: { $who }. Nothing was changed.
roster-changed = ✅ { $day }, { $shift ->
    [day] day shift
   *[night] night shift
}: { $who }. { $told }
roster-undone = ↩️ Taken back. { $day }, { $shift ->
    [day] day shift
   *[night] night shift
}: { $who }.
roster-told = 🗓 { $change ->
    [on] { $by } has put you on duty: { $day }, { $shift ->
        [day] day shift
       *[night] night shift
    }.
   *[off] You are off duty on { $day }, { $shift ->
        [day] day shift
       *[night] night shift
    } (changed by { $by }).
}
roster-toast-filled = This shift has somebody: { $names }
roster-toast-over = This shift is over
roster-gaps = { $urgency ->
    [urgent] 🔴 Today or tomorrow a shift has nobody, please fill it now
   *[normal] 🗓 { $count } shifts of the next 7 days have nobody
}:
    { $lines }
roster-gap = · { $day }, { $shift ->
    [day] day shift
   *[night] night shift
}
roster-told-them = They have been told.
roster-not-told = { $names } cannot be reached in the chat; please call.
roster-one-by-one = One shift at a time, please, such as 「明天夜班换成赵磊」.
roster-off-jobs =
    ⏳ { $name } is off the { $shift ->
        [day] day shift
       *[night] night shift
    } of { $day }, still in hand:
    { $lines }
