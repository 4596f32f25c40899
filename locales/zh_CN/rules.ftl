# 小区规则文件 community.toml 读不懂时说的话：哪儿、写了什么、该怎么写。

rules-problem = { $where }：{ $what }

rules-no-file = 找不到这个文件，或者没有权限打开。
rules-not-utf8 = 文件不是 UTF-8 编码。请用记事本“另存为”，编码选 UTF-8。
rules-syntax = 第 { $line } 行写法不对：“{ $found }”。常见原因：用了中文引号或全角符号，或者漏了引号、括号、等号。
rules-unknown-key = 没有“{ $found }”这一项。这里可以写：{ $known }。
rules-unknown-key-near = 没有“{ $found }”这一项，是不是想写“{ $nearest }”？

rules-want-table = 这里应该是一节，写成 [名字]，下面再写各项。
rules-want-row = 每一条都要写成 {"{"} … {"}"}，且正好有这几项：{ $columns }。
rules-want-list = 写的是“{ $found }”，这里要写名单，放在方括号里：[…, …]。
rules-want-text = 写的是“{ $found }”，这里要写文字，放在英文引号里。
rules-want-flag = 写的是“{ $found }”，这里只能写 true（是）或 false（否）。
rules-want-whole = 写的是“{ $found }”，这里要写 { $low } 到 { $high } 之间的整数。
rules-want-degrees = 写的是“{ $found }”，这里要写 5 到 35 之间的温度，如 18 或 18.5。
rules-want-duration = 写的是“{ $found }”，这里要写时长，如 "15m"（分钟）、"24h"（小时）、"3d"（天）、"2s"（秒）。
rules-want-time = 写的是“{ $found }”，这里要写时刻，如 "08:30"。
rules-want-window = 写的是“{ $found }”，这里要写时刻段，如 "08:30-12:00"。
rules-want-month-day = 写的是“{ $found }”，这里要写几月几日，如 "11-15"；不能写 2 月 29 日。
rules-want-date = 写的是“{ $found }”，这里要写日期，不加引号，如 2027-02-05。
rules-want-choice = 写的是“{ $found }”，这里只能写其中一个：{ $allowed }。
rules-want-zone = 写的是“{ $found }”，这里要写时区，如 "Asia/Shanghai"。
rules-want-phone = 写的是“{ $found }”，这里要写电话号码，只用数字、空格、+ 和 -。
rules-want-code = 写的是“{ $found }”，这里要写 2 到 12 个小写英文字母，如 "heat"。
rules-code-twice = 短名“{ $found }”用了两次，按钮会分不清是哪一家。
rules-want-limit = 写的是“{ $found }”，这里要写“时长 计时方式”，如 "24h workday"；计时方式有 wall、workday、office、duty；不承诺写 "none"。
rules-want-hours = 至少要写一段时间，不然没有人上班。
rules-want-rising = 写的是“{ $found }”，这里至少写一个数，并且一个比一个大。

rules-window-overnight = “{ $found }”跨过了半夜。请分成两段，或检查前后时刻。
rules-windows-overlap = “{ $found }”重叠了，或者没有按先后排列。
rules-quiet-too-long = 静默时段一天有 { $hours } 小时，通知会发不出去；最多 18 小时。
rules-span-backwards = 结束日期早于开始日期。
rules-days-off-long = “{ $found }”放假超过 { $days } 天，请检查年份和月份。
rules-statutory-missing = { $found } 是法定节假日，entered_years 里写了 { $year }，days_off 里却没有这一天。
rules-day-twice = { $found } 既写了上班又写了放假。
rules-slot-outside = 测温时段“{ $found }”不在允许测温的时间（measuring_hours）里。
rules-season-order = 供暖季从秋天到第二年春天：结束日期“{ $found }”要早于开始日期的月份。
rules-refund-order = 退费各档要从高温写到低温，越冷退得越多；请看“{ $found }”这一档。
rules-closing-early = 自动认可的时间要比提醒的时间晚。
rules-phone-list-early = 进电话名单的天数要比提醒的天数多。
rules-emergency-wall = 写的是“{ $found }”，急修不分昼夜，只能写 wall。
