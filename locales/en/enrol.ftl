# Registering a home: invitation, contact card, code, the steward's yes.

enrol-welcome = Hello! I am the assistant of { $community }: repairs, heating, fees, progress, in one sentence. First, who are you?
enrol-invite = { $kept ->
    [yes] Noted. First, who are you? Then we go on, and you need not say it again:
   *[no] Hello! First, who are you?
}
enrol-button-contact = 📱 Share my phone number
enrol-button-by-name = Tell room and name
enrol-button-continue = Go on
enrol-more = { $homes ->
    [none] You have no home registered yet.{ " " }
   *[other] Your home: { $homes }. Another one?{ " " }
}Share your phone number, tell me room and name, or scan the code from the office.
enrol-card-not-own = Please tap "Share my phone number" to send your own card; other people's cards can't be used.
enrol-phone-unknown = This number is not in our records. Tell me your room and name, and the steward will check.
enrol-code-refused = { $why ->
    [used] This code has been used.
    [expired] This code has expired.
    [full] This home has no place for another chat, please see the steward.
   *[unknown] This code is not right.
} You can also:
enrol-too-often = Too many tries today. Please try again tomorrow, or:
enrol-done = ✅ { $name }, you are registered{ $homes ->
    [none] { "" }
   *[other] : { $homes }
}.{ $role ->
    [staff] { " " }Jobs will come here.
   *[resident] { "" }
}
enrol-continue = Now to what you said before:
enrol-ask-where = Please tell me room and name, such as "3-2-501 张三".
enrol-no-such-home = I can't find { $said }. Please write building-unit-room and name, such as "3-2-501 张三".
enrol-ask-standing = { $name }, what are you at { $home }?
enrol-standing-owner = Owner
enrol-standing-family = Family
enrol-standing-tenant = Tenant
enrol-asked = All right, { $steward ->
    [none] the steward
   *[other] { $steward }
} has been asked to check, and you hear at once.{ $kept ->
    [yes] { " " }I keep what you said.
   *[no] { "" }
} Emergencies need not wait.
enrol-already = { $home } is registered to you already.
enrol-approved = ✅ The steward has checked: you are registered at { $home }.
enrol-rejected = The steward could not confirm your home. Please come to the service office with your papers{ $phone ->
    [none] { "" }
   *[other] { " " }or call { $phone }
}. Emergencies need not wait.
enrol-please-approve = 🏠 { $name } says to be { $standing ->
    [owner] the owner
    [family] family
   *[tenant] a tenant
} of { $home }{ $phone ->
    [none] { "" }
   *[other] , phone ending { $phone }
}, and wants to register. Is that so?
enrol-button-approve = Yes, approve
enrol-button-reject = No
enrol-decided = { $answer ->
    [yes] Approved; they have been told.
   *[no] Rejected; they have been told.
}
enrol-decided-before = A colleague has dealt with it already
