# Forms: confirming, changing, cancelling, coming back.

form-button-confirm = ✅ Yes, submit
form-button-change = ✏️ Change
form-button-cancel = Cancel
form-button-resume = Go on
form-what-to-change = What is wrong? Just say it, such as "no, building 4" or "make it the afternoon".
form-cancelled = All right, the { $matter } is cancelled and nothing was submitted. Tell me when you need it.
form-stale = The { $matter } from before was not submitted. Shall we go on?
form-back =
    Back to your { $matter }:
    { $question }
form-card-old = This card is out of date, please look at the latest one.
toast-done = Noted
asked-left = All right, never mind. Tell me when you need it.
form-name-repair = repair report
form-name-heating = heating report
form-name-enrol = home registration
form-name-complaint = complaint
form-name-suggestion = suggestion
form-name-praise = praise
