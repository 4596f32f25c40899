# A person has taken over: the owner's words go to them as they are, and the bot keeps out of it.

takeover-begun = 🤝 { $no } is yours: for { $minutes } minutes whatever the owner says or sends comes to you as it is, and the bot keeps out of it. Hand it back when you are done.
takeover-button-say = answer the owner
takeover-button-again = take over again
takeover-button-back = back to the bot
takeover-passed-on = Passed on to { $who }, who will speak to you.
takeover-given-back = { $no } is the bot's again, and the owner knows it.
takeover-photos = 📷 { $no } { $home } The owner sends photos{ $text ->
    [none] { "" }
   *[other] : { $text }
}
takeover-over = { $no } { $who } leaves it at that for now. { $open ->
    [yes] I am back. Your { $draft } has not been sent yet; shall we go on with it?
   *[no] Whatever else there is, just tell me.
}
