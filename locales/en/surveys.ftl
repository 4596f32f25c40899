# Surveys: what owners, managers and stewards see. The names in braces must stay.

survey-kind = { $kind ->
    [heating] heating season survey
    [full] yearly survey
    [phone] telephone survey
   *[sample] survey
}
survey-item = { $question ->
    [room] room temperature
    [repair] repairs
    [service] service
    [clean] cleaning
    [safety] safety
   *[recommend] recommending us
}

## Owners

survey-question = 📋 <b>{ $community } · { $kind ->
    [heating] heating season survey
    [full] yearly survey
   *[sample] survey
}</b> ({ $number }/{ $count }) { $home }{ $caller ->
    [none] {""}
   *[other] {""}

    We are sorry. { $caller } will call you within 2–3 days.
}

    { $question ->
    [room] Is your home warm? 1 very cold, 5 very warm
    [repair] How are the repairs? 1 very bad, 5 very good
    [service] How are steward and office? 1 very bad, 5 very good
    [clean] Are halls and grounds clean? 1 very bad, 5 very good
    [safety] Do gate and patrol make you feel safe? 1 not at all, 5 very much
    [recommend] Would you recommend us to friends? 0 never, 10 certainly
   *[word] One last word? What is good, what is not: just write it.
}
survey-button-score = { $score }
survey-button-skip = Skip
survey-noted = Noted
survey-thanks = 🙏 Thank you, all noted; we will not ask again this time.{ $caller ->
    [none] {""}
   *[other] {" "}{ $caller } will call you within 2–3 days.
}
survey-remind = 👋 Our survey is not finished yet. It takes a minute, and this is the only reminder.

    { $question }
survey-over = Your household has answered, or the survey is over. Thank you!

## Managers and stewards

survey-draft = 📋 <b>{ $name } (draft)</b>
    Questions:
    { $items }
    { $households } households drawn: { $reachable } can be written to, { $unbound } not bound and to be telephoned.
    Left in peace: { $resting } asked within { $days } days, { $waiting } with an open ticket.
    It leaves { $at }. Each household is asked once and reminded once.
survey-button-start = 📤 Send
survey-button-drop = Cancel
survey-button-list = 📞 Telephone list
survey-button-figures = 📊 Results
survey-button-called = { $home } called
survey-started = ✅ The survey is out: { $asked } households, { $unbound } more to be telephoned. It ends { $closes }.
survey-dropped = All right, nothing was sent.
survey-begun-today = It went out once today already; nobody is asked twice on a day. Say "满意度" for the results.
survey-none-yet = There has been no survey yet. Say "发满意度调查" to begin one.
survey-figures = 📊 <b>{ $name }</b> (sent { $at })
    { $lines }
survey-answered = { $state ->
    [running] Running: { $answered } of { $asked } households answered
   *[finished] { $answered } of { $asked } households answered
}
survey-too-few = ⚠️ Too few: { $answered } answers, fewer than { $least }. The figures below allow no conclusion.
survey-average = { $item } { $average } ({ $answers } answers)
survey-satisfaction = Satisfied { $share } (target { $target }%)
survey-nps = NPS { $nps }
survey-tickets = { $count } call-back tickets: { $numbers }
survey-closed = 📊 { $name } over: { $answered } of { $asked } households answered.
survey-list-for-you = 📞 { $name }: { $count } households of yours did not answer, please telephone.
survey-list = 📞 { $name }, { $count } households to telephone:
    { $lines }
survey-list-line = · { $home } { $name } { $phone } { $state ->
    [unbound] not bound
   *[silent] silent
}
survey-list-empty = Everybody on the list of the { $name } has been telephoned.
