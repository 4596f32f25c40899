# Heating: two things to look at, who is cold, when to measure.

heating-ask-what = What is wrong with the heating? Tap one or just say it. You may add how warm it is and who is at home.
heating-button-cold = All cold
heating-button-partly = Some rooms cold
heating-button-leak = A leak
heating-button-noise = A noise
heating-button-warm = Warm again, no need to come
heating-button-still = Checked, still cold
heating-button-elderly = Elderly at home
heating-button-child = A small child
heating-button-pregnant = Pregnant
heating-button-patient = Somebody ill
heating-ask-visit =
    We are sorry you are cold. { $told ->
        [none] { "" }
       *[other] You say it is { $told }℃,{ " " }
    }the standard here is { $standard }℃. We send somebody with a calibrated thermometer: when may we come?
    { $care ->
        [yes] Noted that somebody needs care; you come first.
       *[no] Tell us if there are elderly, children or ill people; they come first.
    }
heating-opened =
    { $symptom ->
        [not_hot] We are sorry you are cold. Heating ticket <b>{ $no }</b> is open.
        [partly_hot] We are sorry you are cold. Heating ticket <b>{ $no }</b> is open.
        [no_supply] We are sorry you are cold. Heating ticket <b>{ $no }</b> is open.
        [overheated] We are sorry it is too warm. Heating ticket <b>{ $no }</b> is open.
       *[other] Heating ticket <b>{ $no }</b> is open.
    }{ $care ->
        [yes] { " " }Somebody needs care, so you come first.
       *[no] { "" }
    }
    { $visit }{ $promise }{ $checks ->
        [yes] { "" }

    While you wait, two things to look at:
    ① The valve of your home, in the pipe shaft or kitchen cabinet: open means the handle lies along the pipe.
    ② Air: open the small valve at the end of the radiator gently, shut it when water comes. Mind the hot water.
       *[no] { "" }
    }
    { $symptom ->
        [leak] Shut the valve of the leaking radiator and put a bowl below it.
       *[other] { "" }
    }
heating-again =
    Added to your household's heating ticket, the repairman sees it:
    { $line }
heating-first =
    Noted, { $no } comes first.
    { $promise }
heating-noted =
    Noted, { $no }.
    { $promise }
heating-warm = Wonderful! Nobody will come for { $no }. Tell me if it gets cold again.
heating-still =
    All right, on { $no } the repairman looks at the pipes straight away.
    { $promise }
    How warm is it? Are there elderly or children? Tell us, they come first.
staff-more-urgent = ⬆️ { $no } { $home } { $matter }: somebody needs care, now { $urgency ->
    [emergency] an emergency
   *[other] urgent
}, please go there first.
