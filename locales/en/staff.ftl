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
job-place = 📍 { $home } { job-spot } ({ job-kind })
job-text = “{ $text }”
job-visit = 📅 agreed: { $visit }
job-due = 🕐 { ticket-clock } by { $due }
job-photos = 📷 { $count } photos
job-care = 💛 somebody in need of care lives here, please go first
job-urges = 📣 pushed { $count } times
job-paused = ⏸ { ticket-reason }, goes on { $at }
job-assignee = 👷 { $name }

job-button-accept = Accept
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

staff-urged = 📣 { $no } { $home } { $matter }: the owner pushes, time { $count }{ $note }
staff-cancelled = 🚫 { $no } { $home } { $matter }: withdrawn by the owner, no need to go{ $note }
staff-owner-says = 💬 { $no } { $home } the owner says: { $text }
staff-reworded = ✏️ { $no } { $home } the owner's words are now: { $text }
staff-reopened = 🔁 { $no } { $home } { $matter }: not fixed, open again (last: { $who }){ $aspect ->
    [none] { "" }
    [punctual] { " " }punctual { $stars } stars
    [quality] { " " }quality { $stars } stars
   *[tidy] { " " }tidy { $stars } stars
}{ $note }
staff-visit-reminder = ⏰ { $no } { $home } { $matter }: visit { $visit }.
staff-call-owner = ☎️ { $no } { $home } The owner has no chat; please call and tell them: { $what }
staff-call-back = ☎️ { $no } { $home } { $matter }: finished; please call the owner and ask whether it is fixed.
