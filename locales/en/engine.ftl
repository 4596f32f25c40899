# What the system itself has to say: a turn that failed, one given up, one that could not be shown.

engine-sorry = That did not work just now. It is noted, and we will try again.
engine-unshown = This message could not be shown properly; it is noted. If it is urgent, please call the office.
engine-given-up = The system could not process a message; please follow up in person.
    From: { $name }, at: { $at }
    Number: { $update }
