# What the command line says.

cli-no-database = Cannot reach the database: { $why }
cli-not-migrated = The database is not at the newest schema; run nuanlin migrate first.
cli-no-community = There is no compound yet; import a roster with nuanlin import first.
cli-migrated = The database is now at { $revision }.
cli-migrated-already = The database is up to date ({ $revision }).
cli-not-xlsx = { $file } must end in .xlsx.
cli-template-written = Template written: { $file }. Red headings are required, hovering over a heading explains it, row two is an example to delete.
cli-exported = Exported { $count } rows: { $file }
cli-backup-failed = The backup could not be made: { $why }
cli-backed-up = Backup done: { $file } ({ $size } MB, checked)
cli-tickets-count = { $count } tickets
cli-no-ticket = There is no ticket { $no }.
cli-outbox-oldest = The oldest has been waiting { $seconds } seconds
cli-no-username = Set NUANLIN_TELEGRAM_USERNAME (the bot's username without @) first; links need it.
cli-no-home = There is no home { $home }. Write it like 3-2-501.
cli-invited = { $count } binding links, each good for one use.
invite-title = Repairs, bills and progress in one sentence
invite-line = Scan with Telegram and tap Start: this home is bound.
invite-until = Valid until { $day }, good for one use
cli-demo-ready = The demo is ready: { $address } (Ctrl+C ends it, nothing is kept)
cli-port-taken = Port { $port } cannot be used: { $why }. Try another: nuanlin demo --port 8081
cli-token-refused = Telegram does not know this token; check NUANLIN_TELEGRAM_TOKEN.
doctor-settings = Settings read: database { $backend }, zone { $zone }
doctor-database = The database answers and is at the newest schema ({ $revision })
doctor-rules = The compound's rules in { $file } are fine
doctor-calendar = The holiday data lasts
doctor-group = { $purpose ->
    [crew] Crew group
   *[owners] Owners' group
} “{ $title }” { $state ->
    [active] is in use
   *[other] takes no messages: add the bot to it again
}
doctor-no-group = No group is registered (add the bot to the crew's group and tap “Register as crew group”)
doctor-texts = Texts and lexicon are complete
doctor-no-telegram = Cannot reach Telegram ({ $why }). Check the network, or set NUANLIN_TELEGRAM_API.
doctor-telegram = The token is good; the bot is @{ $username }
doctor-other-username = NUANLIN_TELEGRAM_USERNAME should be { $username }
doctor-clock = This machine's clock is { $seconds } seconds from Telegram's (should be within 30; otherwise turn on time synchronisation)
doctor-ill = { $count } things to see to.
doctor-well = All is well.
