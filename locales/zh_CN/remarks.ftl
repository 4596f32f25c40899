# 员工在工单上记的：内部备注、用料、修前照片、给业主的快捷话。

remark-line = 📝 { $who }：{ $text }
remark-materials = 🔩 用料：{ $text }
remark-kept = 📝 { $no } { $home } 备注已记，业主看不到。
remark-used = 🔩 { $no } { $home } 用料已记（{ $count } 样）：{ $text }
remark-before = 📷 { $no } { $home }：修前照片 { $count } 张已存。
remark-which = 是哪一单？请在那张卡片上「回复」，或写上房号、单号，比如：3-2-501 用料：阀芯1个
quick-word = { $which ->
    [on_way] 我在路上了
    [ten_minutes] 10 分钟后到
    [downstairs] 我在楼下，请开门
    [please_wait] 上一单还没完，稍晚一点到，请稍等
   *[call_back] 请看到后在这里回我一句
}
