# Crew groups: registering, working, being put out. Many read along, so no rooms and no phone numbers.

crew-hello =
    Hello everybody, I am NuanLin 🤝
    Once this is registered as a crew group, new jobs come here; tap a button, or reply to a card with a word (accept, on my way, here, done, part missing, hand to Zhao Lei, give back), and I keep the owner posted. Photos go as a reply to the card too.
    A supervisor or manager taps below, or mentions me with “登记维修群”.
crew-button-register = Register as crew group
crew-only-chief = Registering and ending it is for a supervisor or manager. Please ask one of them.
crew-ask-where = Which compound is this group of?
crew-button-where = { $name }
crew-ask-skill = Which trade's jobs come to this group?
crew-skill = { $skill ->
    [plumbing] plumbing
    [electrical] electrical
    [heating] heating
    [elevator] lifts
    [civil] building
    [general] general
   *[all] all trades
}
crew-button-skill = { crew-skill }
crew-registered =
    ✅ Registered: { $community } “{ $title }”, { crew-skill }.
    New jobs come here. Bind your phone in a private chat with me first, then you can take them.
crew-already = “{ $title }” is registered and in use.
crew-owners = “{ $title }” is registered as an owners' group and can't be a crew's.
crew-button-end = Unregister
crew-ended = “{ $title }” is unregistered, no more jobs come here. For those nobody took I have called the next one.
crew-not-registered = This group is not registered, there is nothing to end.
crew-button-undo = Undo
crew-back = I am back. “{ $title }” is still registered; open jobs follow below.
crew-lost = ⚠️ Nothing arrives in the crew group “{ $title }” any more{ $who ->
    [none] { "" }
   *[other] { " " }({ $who } removed me)
}. { $count ->
    [0] Nothing there was waiting to be taken.
   *[other] { $count } waiting to be taken went to the next one: { $numbers }.
} Add me to the group again and it goes on.
crew-list = { $lines ->
    [none] No crew group is registered. Add me to the group, then tap “Register as crew group”.
   *[other]
        Crew groups in use:
        { $lines }
}{ $gone ->
    [none] { "" }
   *[other]
        { "" }
        Nothing arrives in (just add me again):
        { $gone }
}

# The card in a group
crew-place = 📍{ $building ->
    [none] { "" }
   *[other] { " " }building { $building }
}{ $unit ->
    [none] { "" }
   *[other] , unit { $unit }
}{ $place ->
    [none] { "" }
   *[other] { " " }{ job-spot }
}{ " " }({ job-kind })
crew-how = ↩️ Reply to this card with a remark or photos
crew-button-way = On my way
crew-photo-ask = 📷 { $no }: please reply to this message with a photo of the finished work, and a word of what was done if you like.
crew-photos = 📷 { $no }: { $photos } photos of the work kept.
crew-remarked = 📝 { $no } remark kept, the owner does not see it.
crew-noted = { $no } { $who }: { $state }
crew-toast-taken = { $who } has { $no }
crew-toast-nobody = Nobody has taken { $no } yet
crew-toast-stranger = These buttons are for the crew. Crew, please bind your phone in a private chat with me first.
crew-open-private = { $who }, room and details of { $no } I may only send you in private: open our chat below and say “我的工单”.
crew-private = Hello! For your privacy please write to me in private; one sentence will do.
crew-help = Here 🙂 Reply to a job's card with a word: accept, on my way, here, done, part missing, hand to Zhao Lei, give back; anything else is kept as a remark.
