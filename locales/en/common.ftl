# Common: times, amounts, buttons.

day = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
} { $day }/{ $month }
moment = { $near ->
    [today] today { $time }
    [tomorrow] tomorrow ({ $day }) { $time }
    [yesterday] yesterday ({ $day }) { $time }
   *[none] { $day } { $time }
}
moment-brief = { $near ->
    [today] today
    [tomorrow] tomorrow
    [yesterday] yesterday
   *[none] { $day }
} { $time }
hours = { $start }–{ $end }
