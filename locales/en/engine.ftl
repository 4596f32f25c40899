# What the system itself has to say: a turn that failed, one given up, one that could not be shown.

engine-sorry = That did not work just now. It is noted, and we will try again.
engine-unshown = This message could not be shown properly; it is noted. If it is urgent, please call the office.
engine-given-up = The system could not process a message; please follow up in person.
    From: { $name }, at: { $at }
    Number: { $update }

# The bot's profile: what an empty chat says (512 characters at most), and what the commands behind [/] are for
profile-description = Your property office. Just say it: repairs, heating, bills, complaints and ideas.
    Send a photo and say what is broken: I note it down, send somebody and tell you when they come.
    If somebody is trapped, got a shock or smells gas, please call first.
profile-command-menu = What I can do
profile-command-repair = Report a repair
profile-command-mine = How my reports stand
profile-command-fee = Property, heating and other bills
