# What staff note on a job: internal remarks, materials, photos before the work, ready words to the owner.

remark-line = 📝 { $who }: { $text }
remark-materials = 🔩 Materials: { $text }
remark-kept = 📝 { $no } { $home } Noted; the owner does not see it.
remark-used = 🔩 { $no } { $home } Materials noted ({ $count }): { $text }
remark-before = 📷 { $no } { $home }: { $count } photos from before the work are kept.
remark-which = Which job? Reply to its card, or write the home or the number, for example: 3-2-501 用料：阀芯1个
quick-word = { $which ->
    [on_way] I am on my way
    [ten_minutes] I am there in 10 minutes
    [downstairs] I am downstairs, please open the door
    [please_wait] My last job is not finished, I come a little later
   *[call_back] Please answer me here when you see this
}
