# Common: times, amounts, buttons.

day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
day = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
} { $day }/{ $month }
moment = { $day } { $time }
span = { $day } { $start }–{ $end }
