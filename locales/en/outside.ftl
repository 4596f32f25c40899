# Outside parties: who was called and by when they come, seen by owner and staff; telephone numbers by staff only.

owner-outside = 🏢 { $no } needs { $party }{ $does ->
    [none] { "" }
   *[other] { " " }({ $does })
}{ $note }. We have called { $party }: they promised to come by { $due }; { $who } follows up. The wait does not count towards our promise.
owner-outside-arrived = 🏢 { $no } { $party } has arrived ({ $at }); { $who } is helping.
owner-outside-replied = 🏢 { $no } { $party } answered: they come by { $due }. { $who } keeps following up.
owner-outside-late = 🏢 { $no } { $party } did not come by { $due }; we are sorry you had to wait. { $keeper } is chasing them and tells you more by { $at }.
ticket-when-outside = waiting for { $party }, by { $at }
job-outside = 🏢 Waiting for { $party }, by { $at }
outside-button-ask = Outside party
outside-button-party = { $name }
outside-button-other = Somebody else
outside-button-arrived = Arrived
outside-button-replied = Answered
staff-outside-ask = { $no } Whom? The owner sees who was called and by when they come.
staff-outside-when = When does { $party } come? The owner will see it.
staff-outside-due = ⏰ { $no } { $home } { $matter }: { $party } was to come by { $due }. Please call them{ $phone ->
    [none] { "" }
   *[other] { " " }({ $phone })
}; tap “Arrived” when they are there, “Answered” if they name a new time.
staff-outside-arrived = 🏢 { $no } { $home } { $matter }: { $party } has arrived, please assist.
staff-toast-outside = Noted; the owner knows we wait for { $party }{ $phone ->
    [none] .
   *[other] . Phone: { $phone }
}
staff-toast-outside-over = Nobody waits for { $party } any more
