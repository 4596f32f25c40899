# Repairs: the card, the questions, moving a visit, photos.

matter-line = { $number ->
    [none] { $text }
   *[other] { $number } { $text }
}
card-remark = ({ $text })
card-photos = 📷 { $count } photos
where-home = 🏠 { $home }
where-public = 🏢 Public area{ $home ->
    [none] { "" }
   *[other] { " " }(reported by { $home })
}
visit-span = 🕘 somebody is in { $span }
visit-any = 🕘 as soon as possible, any time
visit-unsaid = 🕘 no time agreed; the repairman will get in touch first
visit-public = 🕘 public area, nobody needs to be in
visit-too-far = Visits can be agreed up to { $days } days ahead. Could you choose an earlier one?
visit-outside = We visit between 7:00 and 22:00. Could you choose another time?
visit-which-day = Which day exactly? Tap one, or say “Wednesday morning”.
visit-over = That time is over, please choose another
repair-card =
    { $count ->
        [1] Is this right?
       *[other] { $count } matters, is this right?
    }
    { $matters }
    { $where }
    { $visit }
repair-card-question =
    { $count ->
        [1] Noted:
       *[other] { $count } matters, is this right?
    }
    { $matters }
    { $where }
    { $visit }

    Just one question: { $question }
repair-ask-what = What is broken? One sentence will do, or send a photo first. For example: "kitchen tap drips, I am in on Saturday morning".
repair-ask-home = Where is it?
repair-home-not-yours = { $said } is not registered to you. Is it one of these? Other homes have to be registered first.
home-said = { $part ->
    [building] Building { $label }
    [unit] Unit { $label }
    [room] Room { $label }
   *[home] { $label }
}
button-home = { $home }
button-public = Public area
button-visit = { $span }
button-any-time = As soon as possible, any time
when-ask = when may we come?
scope-ask = { $place ->
    [none] is it only this spot, or is the whole home without power?
   *[other] is it only the { place-name }, or is the whole home without power?
}
scope-button-one = { $place ->
    [none] Only this spot
   *[other] Only the { place-name }
}
scope-button-whole = The whole home
place-name = { $place ->
    [kitchen] kitchen
    [bathroom] bathroom
    [living_room] living room
    [bedroom] bedroom
    [balcony] balcony
    [corridor] corridor
    [elevator_hall] lift lobby
    [garage] garage
    [garden] garden
    [roof] roof
    [gate] gate
   *[other] this spot
}
same-ask =
    Your household has a ticket already:
    { $line }
    Is "{ $text }" the same?
same-button-join = The same, add this
same-button-other = No, open another
same-joined =
    All right, it has been added to the ticket and the repairman sees it:
    { $line }
    You can hurry it up if it takes too long.
change-button-drop = 🗑 Drop "{ $text }"
change-button-visit = Change the time
change-button-home = Change the home

photos-what =
    Got { $count } photos. What is it about? One sentence will do.
photos-with-draft = Got the photos, { $count } in all; they go with your report.
photos-added = Added to { $no }, { $count } photos in all.
photos-button-add = Add to { $no }
photos-send = Please send the photos, they will be added to { $no }.
reworded = { $ended ->
    [yes] Your new words are on { $no } (which has ended). Tell me if it is still not right.
   *[no] Changed: { $no } shows your new words, the old ones are kept, and the repairman sees it.
}
