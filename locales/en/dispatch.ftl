# Dispatch, ladder, duty, lateness: what staff see.

dispatch-nobody = ❗ Nobody suitable is on duty, please assign it.
dispatch-refused = ↩️ { $no } { $home } { $matter }: { $who } gave it back, { refuse-reason }.
dispatch-unaccepted = ⏰ Not accepted for { $minutes } minutes{ $given }
dispatch-given = { " " }(given to { $who })
refuse-reason = { $reason ->
    [busy] too much in hand
    [skill] not my trade
    [off] off duty or on leave
   *[other] another reason
}
dispatch-warning = ⏳ { $no } { $home } { $matter }: { ticket-clock } promised by { $due }, soon ({ $who }). Will it be in time?
dispatch-broken = 🔴 { $no } { $home } { $matter }: { ticket-clock } promised by { $due } was missed ({ $who }). Please tap the reason:
dispatch-broken-again = 🔴 { $no } { $home } { $matter }: promise missed { $count } times on this ticket ({ $who }).
breach-again = 🔴 { $no } { $home } { $matter }: the promise { ticket-clock } by { $due } was broken ({ $who }), and the reason is still missing. Please tap it:
breach-unexplained = 🔴 { $no } { $home } { $matter }: the promise { ticket-clock } by { $due } was broken, and { $who } has not said why. Please tap the reason:
breach-thanks = { $no } reason noted: { breach-reason }.
breach-reason = { $reason ->
    [parts] no part
    [hands] too few hands
    [process] process
   *[outside] outside party
}
breach-button = { breach-reason }
late-button-fine = In time
late-button-by = { $minutes ->
    [30] Half an hour late
    [60] 1 hour late
    [120] 2 hours late
   *[other] Tomorrow
}
late-button-why = { late-reason }
late-ask-why = { $no } Why will it be late? The owner will see it.
late-told = { $no } The owner knows: { late-reason }, by { $new }.
late-noted = { $no } All right, the time stays.
dispatch-news-owed = ☎️ { $no } { $home } { $matter }: the owner was promised word by { $due } ({ ticket-clock }, { $who }). When will it be?
breach-none = { $no } was done in time and booked later: no reason needed.

# It must be tonight: by night and on holidays, when the owner cannot wait for the office
tonight-asked = 🌙 { $no } { $home } { $matter }: it could wait by its promise, but the owner needs it tonight. Can you go? The owner hears by your tap only.
tonight-button-yes = Within { $minutes } minutes
tonight-button-no = Not tonight
tonight-yes = { $no } The owner knows: you are there within { $minutes } minutes.
tonight-no = { $no } { $final ->
    [yes] The owner knows that nobody comes tonight and that the promise stands.
   *[no] The supervisor decides.
}

# The emergencies of the night, for the manager in the morning
night-page =
    🌅 Emergencies of the night: { $count }
    { $lines }
night-more = ▪ and { $no }
