# The manager's figures. The names in braces must stay.

figures-today = 📌 <b>Today</b>
    Opened { $opened } (complaints { $complaints }, praise { $praise }), closed { $closed }
    In hand: waiting { $waiting }, working { $in_hand }, paused { $paused }; { $urgent } of them urgent
    Overdue { $overdue }
    { $lines }
figures-overdue = · { $no }, { $clock ->
    [response] answer due
    [arrival] visit due
   *[solved] solution due
} { $due }
figures-no-bills = No bills have been imported yet.
figures-collection = 💰 <b>Collected { $share }</b>, target { $target }%
    { $fees }
    { $owing } households owe { $sum } yuan: disputed { $disputed }, not bound { $unbound }, blocked { $blocked }, other { $other }
figures-fee = · { $fee ->
    [property] property fee
    [heating] heating
    [water] water
    [electricity] electricity
    [gas] gas
    [parking] parking
    [maintenance_fund] maintenance fund
   *[other] other
} { $share } ({ $paid } of { $due } yuan)
figures-summary = 📈 <b>{ $kind ->
    [season] Heating season
   *[quarter] The last three months
}</b> ({ $first } – { $last })
    { $lines }
figures-work = { $repairs } repairs, { $heating } heating, { $complaints } complaints, { $praise } praise
figures-riser = Most heating tickets: riser { $riser }, { $share }
figures-response = First answer { $minutes } minutes (median)
figures-arrival = On site { $minutes } minutes (median)
figures-solved = Solved within 24 hours { $share }
figures-broken = { $count } promises broken
figures-reason = · { $reason ->
    [parts] parts missing
    [hands] too few people
    [process] process
    [outside] outside party
   *[unknown] no reason given
}: { $count }
figures-button-publish = ✅ Approve and publish
figures-public = 📈 <b>{ $community } · { $kind ->
    [season] heating season
   *[quarter] the last three months
}</b> ({ $first } – { $last })
    { $lines }
    Questions? Write to me in private.
figures-published = ✅ Published to { $groups } owners' groups, without rooms or names.
figures-no-group = There is no owners' group yet. Add me to one and press again.
