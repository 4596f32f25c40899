# 表单：确认、修改、取消、回来接着说。

form-button-confirm = ✅ 对，提交
form-button-change = ✏️ 要改
form-button-cancel = 取消
form-button-resume = 接着说
form-what-to-change = 哪里不对？直接说就行，比如「不对，是4号楼」「改成下午」。
form-cancelled = 好的，{ $matter }已取消，没有提交。需要时再跟我说。
form-stale = 之前的{ $matter }还没提交，要接着说吗？
form-back =
    回到刚才的{ $matter }：
    { $question }
form-card-old = 这张卡片已经过期了，请看最新的一条。
toast-done = 收到
asked-left = 好的，不用了。需要时再跟我说。
form-name-repair = 报修
form-name-heating = 供暖报修
form-name-enrol = 房屋绑定
form-name-complaint = 投诉
form-name-suggestion = 建议
form-name-praise = 表扬
