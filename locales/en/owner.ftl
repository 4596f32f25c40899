# Owners: menu, my tickets, hurrying, cancelling, rating, complaints, questions, misunderstandings.

menu = Tell me in one sentence, or tap:
menu-more = There is also:
menu-button-repair = 🔧 Repair
menu-button-heating = 🔥 Heating
menu-button-fee = 💰 Fees
menu-button-mine = 📋 Progress
menu-button-more = More
menu-button-complaint = Complaint
menu-button-suggestion = Suggestion
menu-button-praise = Praise
menu-button-bind = Register a home
menu-button-family = Family and bills
menu-button-human = 🙋 Talk to a person
menu-button-language = 中文
greeting = Hello{ $name ->
    [none] { "" }
   *[other] { " " }{ $name }
}! Tell me in one sentence what it is.
thanks = You are welcome. I am always here.
bare-yes = All right. Anything else? One sentence will do.
bare-no = All right. Tell me when you need something.
language-set = All right, English from now on.
language-later = The language can be changed once your home is registered.
help-unknown = I am the assistant of { $community }: repairs, heating, fees, progress. First, who are you?
unreadable = { $kind ->
    [voice] I can't understand voice messages yet. Please type a sentence.
    [sticker] 😊 Got it. Tell me in one sentence if there is something.
    [location] Got the place, but I can't read maps. Please type where it is and what happened.
   *[other] I can't read this yet. Please type a sentence or send a photo.
}

ticket-opened =
    ✅ Ticket <b>{ $no }</b>{ $urgency ->
        [emergency] { " " }(emergency)
        [urgent] { " " }(urgent)
       *[normal] { "" }
    }
    { $matter }
    { $visit }{ $promise }
    { $assigned ->
        [no] Somebody is being sent.
       *[yes] Given to { $who }.
    }{ $keeper ->
        [none] { "" }
       *[other] { " " }{ $keeper } follows it to the end.
    }
ticket-opened-line = <b>{ $no }</b> { $matter }{ $assigned ->
    [no] { "" }
   *[yes] { " " }({ $who })
}
tickets-opened =
    ✅ { $count } tickets opened:
    { $lines }
    { $visit }{ $promise }
opened-visit = Visit { $span }{ $reminds ->
    [yes] , we remind you the evening before
   *[no] { "" }
}.{ " " }
opened-no-visit = { "" }
wait-button-fine = It can wait
wait-button-tonight = It must be tonight
wait-toast-fine = Good, at the time we promised
wait-asked = We are asking whoever is on duty ({ $no }); as soon as they name a time you will know it.{ $phone ->
    [none] { "" }
   *[other] { " " }In danger call the duty: { $phone }.
}
ticket-button-urge = Hurry it up
ticket-button-move = Change the time
ticket-button-photos = Add photos
ticket-button-cancel = { $kind ->
    [help] No need to come
    [repair] Cancel
    [heating] Cancel
   *[other] Withdraw
}
ticket-button-again = Broken again
ticket-button-show = { $no } { $matter }
ticket-status =
    { $line }
    { $promise }

    { $steps }
ticket-ended = { "" }
ticket-step = { $at } { $event ->
    [opened] received
    [assign] assigned
    [accept] accepted
    [arrive] on site
    [start] started
    [pause] paused
    [resume] resumed
    [finish] done
    [close] closed
    [reopen] opened again
    [cancel] cancelled
    [merge] merged into another ticket
    [urged] you asked to hurry
    [visit_asked] you asked for another time
    [visit_agreed] time changed
    [visit_declined] time not changed
    [reworded] words changed
    [joined] your family reported it too
    [outside_asked] outside party called
    [outside_replied] outside party answered
    [outside_arrived] outside party arrived
   *[photos] photos added
}{ $who ->
    [none] { "" }
   *[other] { " " }({ $who })
}
tickets-list =
    You have { $count } tickets, tap one for details:
    { $lines }
tickets-none = There is no open ticket.
ticket-which = Which one?
ticket-about-none = { $others ->
    [yes] None of your open tickets is about this. { $verb ->
        [cancel] Is it the one below?
        [urge] It may not have been taken down. Report it now, or push the one below?
       *[show] It may not have been taken down. Report it now, or look at the one below?
    }
   *[no] No ticket is about this; it may not have been taken down. Report it in your words now?
}
ticket-button-new = 📝 Report this
ticket-unknown = I can't find your { $no }. Is the number right? "Progress" shows all of yours.
ticket-not-yours = This ticket is not yours to change.
ticket-of-family = Somebody else of your household reported this; please let them cancel or move it. You can see the progress and hurry it up.
ticket-noted = Noted, whoever works on { $no } sees it.
ticket-urged =
    📣 We asked them to hurry (number { $count }).
    { $line }
    { $promise }{ $flagged ->
        [yes] { "" }
    The supervisor knows, too, and keeps an eye on it.
       *[no] { "" }
    }
cancel-ask = { $kind ->
    [help] Need nobody come for { $no } "{ $matter }" any more?
   *[other] Is { $no } "{ $matter }" really not needed any more?
}
cancel-button-yes = Not needed
cancel-button-no = { $kind ->
    [help] Do come
   *[other] Still needed
}
cancel-done = All right, { $no } is cancelled and nobody will come. Tell me when you need something.
move-ask = When should { $no } be? Tap one or just say it, such as "周日下午".
move-line = { $who ->
    [none] { $no }: noted that you would like { $visit }; we tell you once it is arranged.
   *[other] { $no }: we asked { $who } about { $visit } and tell you as soon as they agree.
}
move-before = Until then the time stays { $visit }.
move-nothing-before = { "" }
move-same = That is the time already agreed: { $visit }.
move-asked =
    { $lines }
    { $before }

fixed-later = No hurry. Have a look and tell me then.
fixed-thanks =
    Wonderful, thank you.
    { $rating }
fixed-thanks-plain = Thank you, { $no } is settled then.
fixed-not =
    We are sorry. { $no } is open again and the supervisor knows.
    { $promise }
    What is still wrong? One sentence saves a trip.
rated = { $rating }
rated-toast = { $stars } stars noted, thank you
rated-low =
    We are sorry. { $no } is open again and the supervisor looks into it.
    { $promise }
    If you like, tell us what was wrong.

complaint-ask-what = We are sorry. What happened? One sentence will do, photos too.
complaint-opened =
    We are sorry for the trouble.{ $times ->
        [1] { "" }
       *[other] { " " }You had to tell us { $times } times.
    } <b>{ $no }</b> is noted, { $who ->
        [none] the supervisor
       *[other] { $who }
    } deals with it in person.
    { $when }.
    We will ask whether you are content; it is over only when you say so.
suggestion-ask-what = Please tell us, we are listening.
suggestion-opened =
    Thank you for caring! Suggestion <b>{ $no }</b> is with { $who ->
        [none] the steward
       *[other] { $who }
    }.
    { $when }.
praise-ask-what = Thank you! Whom or what would you like to praise?
praise-opened = Thank you! <b>{ $no }</b> is noted and will be passed on.

faq-answer =
    <b>{ $title }</b>
    { $text }
faq-button-fine = Clear
faq-button-ask = Not clear, ask the steward
faq-glad = Fine, I am always here
inquiry-opened =
    { $category ->
        [visitor] I can't arrange visitors myself yet; passed to{ " " }
        [activity] I can't sign you up myself yet; passed to{ " " }
       *[other] I am not sure about that; I have asked{ " " }
    }{ $who ->
        [none] the steward
       *[other] { $who }
    } ({ $no }).
    { $when }.
human-called =
    All right, { $who ->
        [none] the steward
       *[other] { $who }
    } will talk to you ({ $no }).
    { $when }.{ $phone ->
        [none] { "" }
       *[other] { "" }
    If it is urgent, call { $phone }.
    }
human-again =
    We asked again, one moment please:
    { $line }
human-unknown = All right. { $phone ->
    [none] Please see the service office, or register your home and I call the steward at once.
   *[other] Please call { $phone }, or register your home and I call the steward at once.
}

unsure-ask = Would you like to:
unsure-button-none = Neither
unsure-button-note = 📝 Add to: { $matter }
lost = Sorry, I did not understand. Could you say it in other words? Or tap:
lost-twice = Sorry, I still do not understand. Would you like to talk to a person?
intent-repair = 🔧 report a repair
intent-heating = 🔥 heating
intent-fee = 💰 fees
intent-complaint = complain
intent-suggestion = suggest
intent-praise = praise
intent-progress = see the progress
intent-urge = hurry it up
intent-cancel = cancel a report
intent-inquiry = ask something
intent-human = talk to a person
intent-bind = register a home
intent-visitor = let a visitor in
intent-activity = sign up for an event

group-private = Got it. For your privacy please tap my picture and write to me there; I deal with it at once.
group-button-private = Write to me
group-answer = { $text }
group-alarm =
    { safety }
    Please write to me in private at once and say which building it is.
group-filed =
    What you said in the group is a ticket now:
    { $line }
