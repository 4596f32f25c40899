# Red flags: an owner is about to complain elsewhere. The managers see one page and answer in person, in minutes.

flag-chief = { $name ->
    [none] The head of the office
   *[other] { $name } ({ $role ->
        [manager] manager
       *[supervisor] supervisor
    })
}
flag-owner = We are sorry{ $times ->
    [1] { " " }that it came to this.
    [2] ; this is the second time you tell us.
    [3] ; this is the third time you tell us.
   *[other] ; you have told us { $times } times.
} <b>{ $no }</b>: { $who } will answer you within { $minutes } minutes (by { $due }).
flag-owner-standing = { $no } is with { $who ->
    [none] the person in charge
   *[other] { $who }
} in person and will be answered in a moment.
flag-owner-late = We are sorry, you were not answered in time. { $no } is now with { $who } in person, who answers you by { $due }.
flag-answer = 💬 { $no } { $who } says: { $text }

flag-page =
    🚩 <b>Red flag { $no }</b> { $home } { $name }
    { flag-why }: “{ $words }”
    { $state }

    —— What has happened ——
    { $lines }
flag-why = { $reason ->
    [threat] Means to complain elsewhere (said { $times } times)
    [anger] The owner is very angry (said { $times } times)
    [repeat] Broken again within { $days } days of its repair
   *[urges] Said { $times } times
}
flag-state-open = { $taken ->
    [yes] { $who } is on it
   *[no] { $who } is to answer
}, by { $due }. { $late ->
    [yes] 🔴 Overdue!
   *[no] { "" }
} Tap “I'll handle it”: what you write goes to the owner word by word.
flag-state-answered = ✅ { $who } answered ({ $at }): { $text }
flag-button-take = I'll handle it
flag-button-ticket = See the ticket
flag-button-page = Story of { $no }
flag-ask-words = { $no } { $home }: write what you want to tell the owner; your next words go there as they are (by { $due }).
flag-answered = { $reached ->
    [yes] { $no } Your answer has gone to the owner word by word.
   *[no] { $no } Noted. The owner has no chat with us: please call.
}
flag-toast-over = { $who ->
    [none] This flag is over
   *[other] { $who } has answered
}
flag-remind = 🚩 { $no } { $home } { $matter }: the red flag has no answer yet; it is due by { $due } ({ $who }).
flag-remind-again = 🚩 { $no } { $home } { $matter }: the owner still waits for the answer that was due at { $due } ({ $who }).
flag-overdue = 🔴 { $no } { $home } { $matter }: { $who } did not answer the red flag in time; it is the manager's now.
flag-complaint-again = 📣 { $no } { $home } “{ $matter }”: called back, the owner says it is not solved{ $note }; it is open again ({ $who ->
    [none] the supervisor
   *[other] { $who }
} has it). Please watch it.
flag-none-open = No red flag waits for an answer.
flag-list =
    🚩 { $count } red flags wait for an answer:
    { $lines }
flag-line = { $late ->
    [yes] 🔴
   *[no] { "" }
} { $no } { $who }, by { $due }

history-ticket = ▪ { $at } <b>{ $no }</b> “{ $text }” { $state }, { $who }{ $keeper ->
    [none] { "" }
   *[other] { " " }(kept by { $keeper })
}
history-step = · { $at } { $event ->
    [urged] owner pushed
    [accept] accepted
    [arrive] on site
    [pause] paused
    [finish] done
    [reopen] owner says no, reopened
    [callback] called back
    [close] closed
    [cancel] cancelled
    [broken] promise broken
    [late] new time
    [said_to_owner] told the owner
    [visit_agreed] visit agreed
    [outside_asked] called an outside party
    [outside_arrived] outside party came
    [second_visit] second visit opened
    [flag_unanswered] red flag not answered in time
   *[flag_answered] red flag answered
} { $who ->
    [none] { "" }
   *[other] { $who }
}{ $note }
