# Why a deadline is what it is, in one sentence, and the reminder that calendar data ends.

promise-explain = { promise-opened } { $opened }: { promise-class }, { promise-length } on { promise-basis }{ promise-late }{ promise-rest }{ promise-makeup }. We promise { promise-goal } by { promise-due }.{ promise-unsure }

promise-explain-visit = Timed by the visit you agreed, { $visit }: { $goal ->
    [arrive] we arrive by { promise-due } at the latest
   *[other] { promise-goal } within { promise-length } on { promise-basis } after it, by { promise-due } at the latest
}.

promise-explain-paused = Paused ({ promise-reason }); { promise-length } left on { promise-basis }. It runs on afterwards, no longer and no shorter.

promise-explain-resumed = { promise-reason-over }; running again since { $resumed }: { promise-length } left on { promise-basis }{ promise-late }{ promise-rest }{ promise-makeup }. We promise { promise-goal } by { promise-due }.{ promise-unsure }

promise-opened = { $class ->
    [help] Call for help of
    [complaint] Complaint of
    [complaint_again] Reopened complaint of
    [suggestion] Suggestion of
    [inquiry] Question of
    [fee] Raised
   *[other] Reported
}

promise-class = { $class ->
    [help] rescue
    [emergency] emergency
    [urgent] urgent repair
    [heating] heating
    [complaint] complaint
    [complaint_again] reopened complaint
    [suggestion] suggestion
    [inquiry] enquiry
    [fee] fees
    [appointment] agreed visit
   *[general] ordinary repair
}

promise-length = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h{ $minutes ->
        [0] { "" }
       *[other] { " " }{ $minutes } min
    }
}

promise-basis = { $runs_on ->
    [office] office hours
    [duty] day-shift hours
    [workday] working days
   *[wall] the wall clock
}

promise-late = { $late ->
    [yes] , counted from { $runs_on ->
        [workday] { $starts_day }
       *[other] { $starts }
    }
   *[no] { "" }
}

promise-due = { $midnight ->
    [yes] the end of { $due_day }
   *[no] { $due }
}

promise-rest = { $rest ->
    [none] { "" }
    [weekend] , weekends not counted
   *[other] , without the { calendar-holiday } holiday ({ $rest_first } to { $rest_last })
}

promise-makeup = { $makeup ->
    [yes] , with the make-up working day { $makeup_day }
   *[no] { "" }
}

promise-goal = { $goal ->
    [respond] an answer
    [arrive] to be there
    [plan] a plan for the repair
    [settle] to settle it
    [free] everybody out
   *[mend] the repair done
}

promise-unsure = { $sure ->
    [no] { " " }The make-up days of { $year } are not published yet; we will tell you if this changes.
   *[yes] { "" }
}

promise-reason = { $reason ->
    [parts] waiting for a part
    [owner_away] nobody at home
   *[outside] waiting for another company
}

promise-reason-over = { $reason ->
    [parts] The part has come
    [owner_away] The visit is possible again
   *[outside] The other company has done its part
}

calendar-holiday = { $rest ->
    [new_year] New Year
    [spring_festival] Spring Festival
    [qingming] Qingming
    [labour_day] Labour Day
    [dragon_boat] Dragon Boat
    [mid_autumn] Mid-Autumn
    [national_day] National Day
   *[other] { $rest }
}

calendar-data-ends = The make-up working days of { $year } are not entered yet; after { $until } working days are reckoned from the statutory holidays alone. Once the State Council's notice is out, copy it into [calendar] of community.toml.
