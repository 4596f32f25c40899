# Staff: job cards, buttons, notes.

job-card = { $lines }
job-urgency = { $urgency ->
    [emergency] 🚨 emergency
    [urgent] ❗ urgent
   *[normal] { "" }
}
job-head = 🔧 <b>{ $no }</b> { $state } { job-urgency }
job-kind = { $kind ->
    [repair] repair
    [heating] heating
    [complaint] complaint
    [suggestion] suggestion
    [praise] praise
    [inquiry] question
   *[fee] fee
}
job-spot = { $place ->
    [kitchen] kitchen
    [bathroom] bathroom
    [living_room] living room
    [bedroom] bedroom
    [balcony] balcony
    [corridor] corridor
    [elevator_hall] lift hall
    [garage] garage
    [garden] garden
    [roof] roof
    [gate] entrance
   *[none] { "" }
}
job-place = 📍{ $home ->
    [none] { "" }
   *[other] { " " }{ $home }
}{ $place ->
    [none] { "" }
   *[other] { " " }{ job-spot }
}{ " " }({ job-kind })
job-learned = 📍{ $place ->
    [none] { "" }
   *[other] { " " }{ job-spot }
} reported by who lives in { $home } ({ job-kind })
job-lift = 📍 building { $building }{ $unit ->
    [none] { "" }
   *[other] , unit { $unit }
}, lift ({ job-kind })
job-text = “{ $text }”
job-unanswered = ⚠️ Asked whether it goes on, no answer: call first
job-visit = 📅 agreed: { $visit }
job-due = { $late ->
    [yes] 🔴 late:{ " " }
   *[no] 🕐{ " " }
}{ ticket-clock } by { $due }
job-photos = 📷 { $count } photos
job-care = 💛 somebody in need of care lives here, please go first
job-urges = 📣 pushed { $count } times
job-paused = ⏸ { ticket-reason }, goes on { $at }
job-assignee = 👷 { $name }

job-button-accept = Accept
job-button-call = Call
job-button-transfer = Pass on
job-button-assign = Give to…
job-button-refuse = Give back
job-button-arrive = Arrived
job-button-start = Start
job-button-hold = Pause
job-button-resume = Go on
job-button-finish = Done
job-button-contact = Write to owner
job-button-back = Back
visit-button-agree = Agree
visit-button-decline = Can't
visit-asked = 📅 { $no } { $home } { $matter }: the owner would like { $visit }. It is changed only when you agree.
visit-agreed-by-you = { $no } moved to { $visit }; the owner knows.
visit-declined-by-you = { $no } The owner knows that { $visit } does not suit.
call-button-yes = Called, it is fixed
call-button-no = Called, not fixed

call-toast = { $home ->
    [none] { "" }
   *[other] { $home }{ " " }
}{ $name } { $phone ->
    [none] has left no number; please write through the bot
   *[other] { $phone }
}
staff-urged = 📣 { $no } { $home } { $matter }: the owner pushes, time { $count }{ $note }
staff-cancelled = 🚫 { $no } { $home } { $matter }: withdrawn by the owner, no need to go{ $note }
staff-owner-says = 💬 { $no } { $home } the owner says: { $text }
staff-reworded = ✏️ { $no } { $home } the owner's words are now: { $text }
staff-reopened = 🔁 { $no } { $home } { $matter }: not fixed, open again (last: { $who }) { $marks }{ $note }
staff-visit-reminder = ⏰ { $no } { $home } { $matter }: visit { $visit }.
staff-call-owner = ☎️ { $no } { $home } The owner has no chat; please call and tell them: { $what }
staff-call-back = ☎️ { $no } { $home } { $matter }: finished; please call the owner and ask whether it is fixed.
staff-pause-over = ▶️ { $no } { $home } { $matter }: the pause is over, please go on.

# Passing on, giving back, pausing
staff-not-yours = This ticket is not yours to change
staff-toast-accepted = { $no } accepted
staff-toast-given = { $no } given to { $name }
staff-toast-nudged = { $name } has been pushed
staff-nudged = 📣 { $no } { $home } { $matter }: { $text } asks you to get on.
staff-transfer-ask = { $no } { $matter }: to whom?
staff-button-colleague = { $name } ({ $count } in hand{ $duty ->
    [yes] { "" }
   *[no] , off duty
})
staff-refuse-ask = { $no } Why do you give it back?
staff-button-refuse-why = { refuse-reason }
staff-hold-ask = { $no } Why pause? The owner will see it.
staff-hold-offer = { $no } { $matter }: “{ $text }”. Pause it? The owner will see the reason.
staff-hold-reason = { $reason ->
    [parts] waiting for a part
    [owner_away] owner not at home
    [outside] waiting for an outside company
   *[other] other
}
staff-button-hold-why = { staff-hold-reason }
staff-until-ask = { $no } { staff-hold-reason }: when does it go on? The clock starts again by itself then.
staff-button-until = { $at }

# Finishing
staff-photo-ask = 📷 { $no } { $home } { $matter }: please send a photo of the finished work, and a word of what was done if you like. It says: tried out, tidied up, owner told.
staff-no-photo-reason = { $reason ->
    [owner_declined] owner declined
    [camera] no camera
   *[nothing_to_see] nothing to see
}
staff-button-no-photo = Done without a photo: { staff-no-photo-reason }
staff-photo-kept = 📷 { $no } { $home }: { $photos } photos of the work are on file.
staff-photo-which = Which job are these photos of?
staff-button-job = { $home } { $matter }
staff-finished = ✅ { $no } finished, { $photos } photos; the owner has been asked.
staff-arrived = 📍 { $no } { $home } arrival noted ({ $at }).
staff-which-job = Which job?

# Writing to the owner
staff-contact-ask = 💬 { $no } { $home }: what shall I tell the owner? Your next words are passed on as they are; neither side sees a number.
staff-contact-done = { $no } passed on.
staff-contact-unbound = { $no } The owner has no chat yet; please have the steward call.

# Lists
staff-no-jobs = Nothing in hand. Well done.
staff-my-jobs =
    { $count } jobs in hand: { $by_building }
    { $lines }
staff-job-line = { $number }. { $home } { $matter } | { $state } | { $when }
staff-button-number = { $number }
staff-board =
    📋 { board-filter }: { $count }
    { $lines }
staff-board-line = { $number }. { $late ->
    [yes] 🔴
   *[no] { "" }
}{ job-urgency } { $no } { $home } { $matter } | { $state } | { $who }
staff-board-empty = None.
board-filter = { $filter ->
    [untaken] not accepted
    [late] late
    [paused] paused
    [unconfirmed] waiting for the owner
   *[all] open
}
staff-button-filter = { $chosen ->
    [yes] ✓
   *[no] { "" }
}{ board-filter }
staff-button-before = ‹ back
staff-button-next = more ›
staff-button-nudge = Push

# On behalf
behalf-how = Please write one line, such as: 代报 3-2-501 厨房漏水
behalf-which-home = Which home? Building, unit and room, such as 3-2-501.
behalf-opened = 📞 Reported { $no } for { $home } { $matter }, { $who }. { $promise }
behalf-button-undo = Mistyped, take back
behalf-toast-undone = { $no } taken back

# leave, handover
leave-noted = 🙋 { $name ->
    [own] Leave noted
   *[other] Leave noted for { $name }
}: { $span }.{ $moves ->
    [0] {""}
   *[other] { " " }The supervisor is asked to move { $moves } of the jobs in that time.
}{ $left ->
    [0] {""}
   *[other] { " " }What is left of { $left } more when it begins will be moved then.
}
leave-hours = { $span }
leave-days = { $count ->
    [1] all of { $first }
   *[other] { $first } to { $last }, { $count } days
}
leave-from-to = { $start } to { $end }
leave-which-half = Which half?
leave-button-half = { $near ->
    [today] Today
    [tomorrow] Tomorrow
   *[none] { $day }
} { $half ->
    [morning] morning
   *[afternoon] afternoon
}
leave-button-back = Take back
leave-known = That leave is noted already.
leave-for-you = 🙋 { $name } noted your leave: { $span }. Say 「销假」 to take it back.
leave-how = I did not catch from when to when. Please say it again, such as 「下午请假」, 「明天上午请假」, 「周三到周五请假」.
leave-back = ↩️ Leave taken back ({ $span }). Jobs that were moved stay moved.
leave-back-told = ↩️ { $name } has taken back the leave ({ $span }).
leave-asked =
    🙋 { $name } is off: { $span } (“{ $text }”)
    { $lines }
    { $left ->
        [0] {""}
       *[other] { $left } more in hand; what is left when it begins will come to you again.
    }
leave-begins =
    ⏳ The leave of { $name } has begun ({ $span }), still in hand:
    { $lines }
leave-line = { $no } { $matter } → { $name }
leave-no-jobs = No jobs to move in that time.
leave-button-move = Move all
leave-moved =
    { $count } moved; the owners know who comes now.
    { $lines }
leave-left = { $no } suits nobody and stays.
leave-none-left = { "" }
leave-button-return = Move back
leave-returned = ↩️ { $count } back with { $name }.{ $left ->
    [0] {""}
   *[other] { " " }{ $left } accepted by somebody else already, not moved.
}
leave-toast-back = That leave was taken back; nothing to move.
leave-toast-none = Nothing left to move.
shift-briefing = ☀️ { $count } jobs today: { $by_building }
shift-building = { $building ->
    [none] public areas { $count }
   *[other] building { $building }: { $count }
}
shift-joined = { $first }, { $then }
shift-button-jobs = My jobs
shift-handover =
    🔁 Handover: { $open } open, { $urgent } urgent, { $parts } waiting for a part
    { $lines }
shift-line = { $no } { $matter }
shift-nothing-urgent = Nothing urgent.
shift-button-take = I take over
shift-taken = Taken over, thank you
shift-taken-before = Somebody has taken over already
shift-not-taken = ⏰ { $minutes } minutes after the change of shift nobody has taken over.
staff-part-missing = 🔩 { $no } { $home } { $matter }: { $who } needs a part{ $note } by { $at }.
job-state = { $status ->
    [done] done, waiting for the owner
   *[other] { ticket-state }
}

# Second visit
staff-button-after = More to do, agree a time
staff-after-ask = { $no } When is the second visit?
staff-button-slot = { $span }
staff-after-done = 📅 { $home } second visit { $no } (after { $first }): { $visit }; the owner knows.

welcome-staff = Hello { $name }! { $role ->
    [manager] Say in one sentence what you want to see or send, such as "给3号楼发通知：明早9点停水2小时".
    [supervisor] What you need is below; one sentence reassigns, nudges, or reports for an owner who phoned: "代报 3-2-501 厨房漏水".
    [steward] Your matters arrive here; for an owner who phoned say "代报 3-2-501 厨房漏水".
    [service] For an owner who phoned say "代报 3-2-501 厨房漏水" and the ticket is open.
   *[other] New jobs arrive here, a tap is enough; or say "3-2-501缺阀芯", "14:20到场", "下午请假".
}
welcome-button-mine = 📋 My jobs
welcome-button-board = 🗂 Open tickets
welcome-button-today = 📌 Today
welcome-button-collection = 💰 Collection
welcome-button-own = 🏠 My home
