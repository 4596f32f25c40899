# Fees: bills, paying, disputes, family.

fee-name = { $fee ->
    [property] property fee
    [heating] heating fee
    [water] water
    [electricity] electricity
    [gas] gas
    [parking] parking
    [maintenance_fund] maintenance fund
   *[other] { $fee }
}
fees-item = { $period } { fee-name }: { $made } = ¥{ $due }{ $note ->
    [none] { "" }
   *[other] { " " }({ $note })
}{ $partly ->
    [yes] , paid ¥{ $paid }, left ¥{ $left }
    [all] , all paid
   *[no] { "" }
}{ $before ->
    [none] { "" }
   *[other] ; price of the period before ¥{ $before }
}
fees-made = ¥{ $price } × { $quantity }
fees-made-area = { $area } m² × ¥{ $price }{ $months ->
    [1] { "" }
   *[other] { " " }× { $months } months
}
fees-statement =
    🧾 { $home } owes <b>¥{ $total }</b>{ $deadline }
    { $lines }
fees-all-paid =
    🧾 { $home } is all paid, thank you!{ $deadline }
    { $lines }
fees-deadline = , due { $day }
fees-no-deadline = { "" }
fees-none = There are no bills for { $home }.
fees-button-pay = How to pay
fees-button-invoice = Invoice
fees-button-dispute = Dispute
fees-button-family = Family and bills
fees-owed = { $home } owes ¥{ $total }{ $deadline }.
fees-owed-nothing = { $home } owes nothing.
fees-how-to-pay =
    { $owed }
    { $ways }{ $address ->
        [none] { "" }
       *[other] { "" }
    Place: { $address }
    }{ $phone ->
        [none] { "" }
       *[other] { "" }
    Phone: { $phone }
    }
fees-owner-only = Bills are for the property owner and those the owner allows. Repairs and heating are open to you at any time.
fees-not-yours = These bills are not yours to see, please ask the owner
fees-which-home = { $category ->
    [invoice] An invoice for which home?
    [refund] Which home is it about?
   *[dispute] Which home do you dispute?
}
fees-ask-words = { $category ->
    [invoice] { $note }
    [refund] Which fee should be reduced or refunded, and why? One sentence will do.
   *[dispute] What is wrong? One sentence will do.
}
fees-ticket = { $category ->
    [invoice] Invoice request <b>{ $no }</b> is noted.
    [refund] Refund request <b>{ $no }</b> is noted.
   *[dispute] Dispute <b>{ $no }</b> is open{ $related ->
        [none] { "" }
       *[other] { " " }and tied to { $related }, which is not done yet
    }. No reminders meanwhile, and repairs and heating are not affected.
}{ " " }{ $keeper ->
    [none] The steward
   *[other] { $keeper }
} contacts you { $when }.
fees-when = by { $due }
fees-soon = soon

family-list =
    You decide who may see the bills:
    { $lines }
family-line = { $home } { $name } ({ $standing ->
    [tenant] tenant
   *[family] family
}): { $sees ->
    [yes] may see them
   *[no] may not
}
family-button-allow = Let { $name } see bills
family-button-withdraw = No longer { $name }
family-allowed = All right, { $name } may see the bills of { $home } now. You can take it back at any time.
family-withdrawn = All right, { $name } can't see the bills of { $home } any more.
family-owner-only = Only the property owner decides who sees the bills.
family-nobody = Nobody else of your household is registered. Let them register first, then allow them here.
