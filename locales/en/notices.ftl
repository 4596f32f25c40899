# Notices: what owners, managers and stewards see. The names in braces must stay.

## What owners see

notice-post = 📢 <b>{ $community }: { $kind ->
    [correction] correction
   *[other] notice
}</b>

    { $text }
notice-post-home = 📢 <b>{ $community }: { $kind ->
    [correction] correction
   *[other] notice
}</b> · { $home }

    { $text }
notice-post-answered = 📢 <b>{ $community }: { $kind ->
    [correction] correction
   *[other] notice
}</b> · { $home }

    { $text }

    ✅ { $code ->
    [seen] You have read this
    [home] Noted: at home. To change it, press another button
    [away] Noted: away, valves closed. To change it, press another button
   *[steward] Noted: the steward looks after it. To change it, press another button
} ({ $at })
notice-choice = { $code ->
    [seen] ✅ Read
    [ask] 💬 I have a question
    [home] 🏠 At home
    [away] 🔒 Away, valves closed
   *[steward] 🙋 Ask the steward
}
notice-thanks = { $code ->
    [seen] Thank you, noted.
    [home] All right, somebody is at home.
    [away] All right, nobody at home and the valves are closed.
   *[steward] All right, the steward will contact you.
}
notice-remind = ⏰ A reminder: { $home } has not answered yet. It begins { $at }.

    { $text }
notice-ask-question = What would you like to know about "{ $text }"? Just write it.
notice-question-taken = Your question about "{ $text }" is with the steward ({ $no }). You will hear from us.
notice-leak-under-test = Your building is under pressure test, so we send the emergency crew. Please close both entry valves, put a bucket under it and keep power plugs away.
notice-not-yours = This notice was not for your home.

## The draft

notice-area = { $area }
notice-area-corrected = households that got "{ $text }"
notice-draft = 📝 <b>Draft of a notice</b>
    To: { $area }, { $households } households: { $bound } bound, { $unbound } not bound{ $blocked ->
    [0] {""}
   *[other] {" "}({ $blocked } of them blocked the bot)
}
    { $hints }

    Owners will see:
    ┄┄┄┄┄┄
    { $preview }
    ┄┄┄┄┄┄
notice-approve = ✋ <b>Please confirm a notice</b> (drafted by { $author })
    To: { $area }, { $households } households: { $bound } bound, { $unbound } not bound{ $blocked ->
    [0] {""}
   *[other] {" "}({ $blocked } of them blocked the bot)
}
    { $hints }

    Owners will see:
    ┄┄┄┄┄┄
    { $preview }
    ┄┄┄┄┄┄
notice-hint-quiet = 🌙 These are quiet hours; it leaves { $at }.
notice-hint-scheduled = ⏱ It leaves { $at }, to whoever is on the roster then.
notice-hint-urgent = ⚡ Urgent: does not wait for quiet hours to end.
notice-hint-repeat = 🔁 Repeated { $rule }.
notice-hint-relative = ⚠️ The text says "{ $word }", which may mean another day when it is read. Please write the date.
notice-hint-calendar = ⚠️ The days off of { $year } are not published or entered yet; please check the dates.
notice-hint-second = 👥 A second person has to confirm it.
notice-unknown-place = ⚠️ There is no { $place } on the roster.
notice-roster-gaps = 🗓 { $count } shifts of the holiday have nobody; it can go out once they are filled:
    { $gaps }
notice-roster-gap = · { $day }, { $shift ->
    [day] day shift
   *[night] night shift
}
notice-repeat = { $every ->
    [year] every year on { $day }/{ $month } at { $time }
    [month] every month on day { $day } at { $time }
    [week] { $day ->
        [1] every Monday at { $time }
        [2] every Tuesday at { $time }
        [3] every Wednesday at { $time }
        [4] every Thursday at { $time }
        [5] every Friday at { $time }
        [6] every Saturday at { $time }
       *[7] every Sunday at { $time }
    }
   *[holiday] on the last working day before every holiday at { $time }
}

notice-button-send = 📤 Send now
notice-button-send-later = 📤 Send { $at }
notice-button-urgent = ⚡ Urgent, send now
notice-button-time = ⏱ Set a time
notice-button-repeat = 🔁 Repeat
notice-button-text = ✏️ Change text
notice-button-audience = 👥 Change receivers
notice-button-verbatim = Use my own words
notice-button-cancel = Cancel
notice-button-cancel-named = Cancel "{ $text }"
notice-button-approve = ✅ Confirm and send
notice-button-send-back = ↩️ Send back
notice-button-stop = ⏹ Stop
notice-button-go-on = ▶️ Go on
notice-button-effect = 📊 Effect
notice-button-correct = Send a correction
notice-button-list = 📋 Not reached
notice-button-other = "{ $text }"
notice-button-contacted = { $home } contacted
notice-button-more = Next ›
notice-button-back = ‹ Back

notice-ask-new = What is it about? Write the text, or say "供暖通知", "放假通知", or one sentence such as "明早9点3号楼停水2小时".
notice-ask-text = Please send me the new text; it goes out as you write it.
notice-ask-audience = To whom? Such as "3、4号楼", "3号楼2单元", "3号楼2单元02立管", "全小区".
notice-ask-time = When? Such as "明天上午9点", "周五下午5点".
notice-ask-repeat = How often? Such as "每年11月1日9点", "每月5日", "每周五17点", "节前最后一个工作日17点".
notice-ask-correct = Correcting "{ $text }": please write the correction. Only those who got the original will get it.

notice-awaiting = ⏳ { $names } was asked to confirm "{ $text }"; it goes out then.
notice-scheduled = ⏱ "{ $text }" is set for { $at }.
notice-released = ✅ "{ $text }" is released to { $households } households, arriving from { $at }.
notice-cancelled = "{ $text }" is cancelled and was not sent.
notice-approved = ✅ You confirmed "{ $text }".
notice-approved-for-later = 👥 { $who } confirmed "{ $text }"; it leaves { $at }.
notice-sent-back = ↩️ "{ $text }" was sent back, nothing went out.
notice-back-to-you = ↩️ { $who } sent this notice back; nothing went out. Change it and send it again:

    { $draft }
notice-missed = ⚠️ "{ $text }" was due { $at } and was not sent: { $why }
notice-too-late = That time is past. Please write a new one if it is still needed.
notice-refused = It can't be sent now; the reason is below.
notice-refused-why = Not sent: { $why }
notice-no-text = There is no text yet.
notice-too-long = The text has { $length } characters, { $most } at most; please shorten or split it.
notice-no-households = There is no household there; please change the receivers.
notice-over = The time the notice speaks of is past.
notice-no-second = This notice needs a second person, but there is no other supervisor or manager on the staff list.
notice-own = Your own draft needs somebody else's consent.
notice-not-now = { $state ->
    [awaiting] It waits for somebody to confirm it.
    [cancelled] It has been cancelled.
    [expired] It is out of date.
    [draft] It is still a draft.
   *[other] It has gone out already.
}
notice-not-allowed = Only a manager or supervisor can press this.
notice-none-yet = No notice has gone out yet. Say "给3号楼发通知：……".
notice-none-planned = No notice is waiting for its time.
notice-planned = ⏱ <b>Notices waiting for their time</b>
    { $lines }
notice-planned-line = · { $at } "{ $text }" { $area }

## On its way, and its effect

notice-progress = { $state ->
    [finished] ✅ "{ $text }" is out: { $sent } of { $total } households reached.
    [paused] ⏸ "{ $text }" paused itself, too much failed: { $done } of { $total }, { $sent } reached. Find out why, then go on.
    [stopped] ⏹ "{ $text }" stopped: { $sent } reached, { $stopped } not sent.
   *[other] 📤 "{ $text }" is going out, { $done } of { $total }…
}
    Blocked { $blocked }, failed { $failed }, not bound { $unbound } (please post it on the board or call)
notice-stopping = Stopped. What has not left will not.
notice-nothing-waits = Everything has gone out; you can send a correction.
notice-effect = 📊 <b>Effect of "{ $text }"</b> (sent { $at })
    Reached { $sent } of { $households } = { $sent_share }
    Confirmed { $confirmed } of { $households } = { $confirmed_share }{ $waiting ->
    [0] {""}
   *[other] , { $waiting } still in the queue
}
    { $lines }
notice-effect-roll = At home { $home }, valves closed { $away }, steward { $steward }, silent { $silent }; not bound { $unbound }, blocked { $blocked }, failed { $failed }
notice-effect-open = { $count } households open: unread { $silent }, not bound { $unbound }, blocked { $blocked }, failed { $failed }
notice-effect-by-hand = By hand { $count } households, { $done } done
notice-roll = 🏠 <b>Roll call for "{ $text }"</b> ({ $span })
    At home { $home }, valves closed { $away }, steward { $steward }, silent { $silent }
    Not bound { $unbound }, blocked { $blocked }, failed { $failed }
    The open ones are with the stewards now.
notice-list-for-you = 📋 "{ $text }": { $count } households to contact: silent { $silent }, not bound { $unbound }, blocked { $blocked }, failed { $failed }{ $delegated ->
    [0] .
   *[other] . Besides, { $delegated } asked the steward to look after it.
}
notice-list = 📋 "{ $text }": { $count } households open:
    { $lines }
notice-list-line = · { $home } { $name } { $phone } { $reach ->
    [unbound] not bound
    [blocked] blocked
    [failed] failed
    [waiting] still in the queue
   *[other] unread
} { $steward }
notice-list-empty = Every household of "{ $text }" is accounted for.
notice-contacted = { $home } noted as contacted
