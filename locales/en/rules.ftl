# What is said when community.toml cannot be used: where, what was found, what is allowed.

rules-problem = { $where }: { $what }

rules-no-file = The file is not there, or may not be opened.
rules-not-utf8 = The file is not UTF-8. In Notepad choose “Save as” with the encoding UTF-8.
rules-syntax = Line { $line } is not valid: “{ $found }”. Often it is a Chinese quotation mark or full-width sign, or a quote, bracket or equals sign is missing.
rules-unknown-key = There is no “{ $found }” here. Possible are: { $known }.
rules-unknown-key-near = There is no “{ $found }” here. Did you mean “{ $nearest }”?

rules-want-table = This must be a section: [name], with its entries below.
rules-want-row = Each entry must be {"{"} … {"}"} with exactly: { $columns }.
rules-want-list = Found “{ $found }”; this must be a list in square brackets: […, …].
rules-want-text = Found “{ $found }”; this must be text in quotes.
rules-want-flag = Found “{ $found }”; this must be true or false.
rules-want-whole = Found “{ $found }”; this must be a whole number from { $low } to { $high }.
rules-want-degrees = Found “{ $found }”; this must be a temperature from 5 to 35, such as 18 or 18.5.
rules-want-duration = Found “{ $found }”; this must be a duration such as "15m" (minutes), "24h" (hours), "3d" (days) or "2s" (seconds).
rules-want-time = Found “{ $found }”; this must be a time of day such as "08:30".
rules-want-window = Found “{ $found }”; this must be a window such as "08:30-12:00".
rules-want-month-day = Found “{ $found }”; this must be month and day such as "11-15", and not 29 February.
rules-want-date = Found “{ $found }”; this must be a date without quotes, such as 2027-02-05.
rules-want-choice = Found “{ $found }”; this must be one of: { $allowed }.
rules-want-zone = Found “{ $found }”; this must be a time zone such as "Asia/Shanghai".
rules-want-phone = Found “{ $found }”; this must be a phone number of digits, spaces, + and -.
rules-want-code = It says “{ $found }”; write 2 to 12 small letters, such as "heat".
rules-code-twice = The short name “{ $found }” stands twice; a button could not tell the two apart.
rules-want-limit = Found “{ $found }”; this must be a duration and a clock, such as "24h workday"; clocks are wall, workday, office and duty; "none" promises nothing.
rules-want-hours = At least one window is needed, or nobody is ever at work.
rules-want-rising = Found “{ $found }”; at least one number is needed, each larger than the one before.

rules-window-overnight = “{ $found }” passes midnight. Split it in two, or check the times.
rules-windows-overlap = “{ $found }” overlap, or are not in order.
rules-quiet-too-long = The quiet hours are { $hours } hours a day, so notices could never go out; 18 at most.
rules-span-backwards = The last date is before the first.
rules-days-off-long = “{ $found }” is longer than { $days } days; check the year and month.
rules-statutory-missing = { $found } is a statutory holiday and entered_years has { $year }, but days_off does not have this day.
rules-day-twice = { $found } is entered both as a working day and as a day off.
rules-slot-outside = The slot “{ $found }” is outside the hours allowed for measuring (measuring_hours).
rules-season-order = The season goes from autumn to the next spring: the end “{ $found }” must be earlier in the year than the start.
rules-refund-order = Refund steps go from warm to cold, and colder must not refund less; look at “{ $found }”.
rules-closing-early = Closing by silence must come after the reminder.
rules-phone-list-early = The phone list must come after the reminder.
rules-emergency-wall = Found “{ $found }”; emergencies run day and night, so only wall is allowed.
