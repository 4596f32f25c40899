# Tickets: progress, promises and confirmation as owners see them.

ticket-matter = { $text }
ticket-state = { $status ->
    [new] waiting
    [assigned] assigned
    [accepted] accepted
    [on_site] on site
    [working] in work
    [paused] paused
    [done] done, waiting for your word
    [closed] closed
    [cancelled] withdrawn
    [merged] merged into another ticket
   *[other] { $status }
}
ticket-person = { $role ->
    [repairman] { $name }
    [office] { $name }
   *[nobody] the office
}
ticket-clock = { $clock ->
    [response] an answer
    [arrival] arrival
   *[solved] completion
}
due-moment = { $at }
due-midnight = { $day } 24:00
ticket-when = { ticket-clock } by { $due }
ticket-when-visit = visit agreed for { $visit }
ticket-when-paused = { ticket-reason }, goes on { $at }
ticket-when-late = late already, we are hurrying
ticket-when-none = we will tell you of any progress
ticket-when-done = please say whether it is fixed
ticket-when-over = write whenever something is wrong
ticket-reason = { $reason ->
    [parts] waiting for a part
    [owner_away] nobody at home
    [outside] waiting for an outside company
   *[other] held up
}
ticket-line = <b>{ $no }</b> { $matter }: { $state }, { $who }, { $when }
ticket-no-promise = { $no } is being followed up; we will tell you of any progress.
ticket-promise = { $why }
ticket-promise-arrival = Arrival by { $due } at the latest. { $why }
ticket-promise-visit = { $told ->
    [yes] Counted from your visit
   *[no] Counted from your visit { $visit }
}: { $parts }.
promise-part = { $goal ->
    [arrive] somebody there
   *[other] { promise-goal }
} by { $near ->
    [known] { $time }
    [visit] { $time } that day
   *[other] { $due }
}
promise-parts = { $first }, { $then }
ticket-toast-moved-on = This ticket is now “{ $state }”; please see the newest card

owner-accepted = 👷 { $no } { $who } has accepted, { $when }.
owner-arrived = 📍 { $no } { $who } has arrived ({ $at }).
owner-paused = ⏸ { $no } paused: { ticket-reason }{ $note }. { $who } goes on { $at }. { $stops ->
    [yes] This time does not count against the promise.
   *[no] The promised time keeps running.
}{ $reason ->
    [owner_away] { " " }Tell me when you are at home, and the visit is moved.
   *[other] { "" }
}
owner-resumed = ▶️ { $no } goes on, { $who }, { $when }.
owner-reassigned = 🔄 { $no } is now with { $who }, { $when }.
owner-finished =
    ✅ { $no } { $who } has finished: { $matter }{ $note }{ $photos }
    { $question }
owner-finished-photos = . { $count } photos are on file
owner-complaint-done = ✅ { $no } { $who } has dealt with it{ $note }. We will ask you again in { $days } days; it is closed only when you say it is solved.
aside = { " " }({ $text })
aside-none = { "" }
owner-reopened = 🔁 { $no } { $matter }: not as it should be, so it is open again; supervisor and keeper know. { $promise }
owner-closed-by-silence = { $no } We have not heard from you and take it as fixed. Tell me if it is not, and it is open again at once.
owner-staff-says = 💬 { $no } { $who }: { $text }
owner-visit-agreed = 📅 { $no } The visit is now { $visit }; { $who } has agreed. { $why }
owner-visit-declined = { $no } { $who } can't come { $visit }; what was agreed before stays. Please tell me another time.
owner-not-tonight = { $no } We are sorry, nobody can come tonight. { $promise } Tell us at once if it gets worse.
owner-visit-reminder = ⏰ Reminder: { $no } { $matter }, { $who } comes { $visit }. Tell me if the time does not suit.
owner-late = ⚠️ { $no } may miss the promised { $due }, sorry. { $who }: { late-reason }; new time: { ticket-clock } by { $new }.
owner-late-unsure = ⚠️ { $no } may miss the promised { $due }, sorry. { $chief } is looking after it and you will hear by { $new }.
owner-broken = 🙏 { $no } missed the promised { $due }, we are sorry. { $chief } is looking after it and you will hear by { $new }.
late-reason = { $reason ->
    [busy] the job before is not finished
    [parts] waiting for a part
    [road] on the way
   *[other] harder to mend than thought
}

fixed-ask = { $kind ->
    [complaint] { $no } “{ $matter }”: is it solved?
    [inquiry] Does this answer your question?
    [suggestion] Is this answer all right?
    [fee] Does this make it clear?
    [help] Is everybody all right, is all taken care of?
    [heating] Is it warm, is it fixed?
   *[other] Is it fixed?
}
fixed-button-yes = 👍 Yes
fixed-button-no = 👎 Not yet
fixed-remind = { $no } { $matter }: { $who } has finished and we would like to make sure. { $question }
rating-ask = { $left ->
    [0] Thank you for your marks; { $no } is on record.
   *[other] { $mood ->
        [low] Noted, and we are sorry. Please tap the others, too; then { $no } opens again, and supervisor and keeper know.
       *[fine] Thank you! { $no } Please tap one mark each for punctual, quality and tidy:
    }
}
rating-mark = { rating-aspect } { $stars } stars
rating-aspect = { $aspect ->
    [punctual] punctual
    [quality] quality
   *[tidy] tidy
}
rating-button = { $chosen ->
    [yes] ✓
   *[no] { "" }
}{ rating-aspect } { $stars }
owner-second-visit = 📅 { $first } is settled for now; second visit { $no }: { $who } comes { $visit }. { $why }
