# 导入表格：问题都说清在哪张表、哪一行、哪一列。

import-no-file = 找不到文件 { $file }。
import-not-excel = { $file } 不是 Excel 工作簿（.xlsx），请另存为 .xlsx 再试。
import-no-sheet = { $file } 里没有认识的表。表名应是：{ $sheets }。
import-empty = 这一格不能空
import-unknown-column = 不认识这一列，没有导入
import-missing-column = 缺少这一列
import-bad-room = 房号「{ $found }」看不懂
import-bad-phone = 「{ $found }」不是电话号码
import-bad-word = 「{ $found }」不能用，可以填：{ $allowed }
import-bad-number = 「{ $found }」不是可用的数字
import-bad-money = 「{ $found }」比分还小，金额最多两位小数
import-bad-day = 「{ $found }」不是日期，请写成 2026-11-15
import-two-names = 这个手机号在第 { $row } 行是「{ $name }」，一个号码只能是一个人
import-bill-twice = 与第 { $row } 行是同一户、同一项目、同一账期
import-sum-wrong = 单价×数量={ $reckoned }元，与应收{ $found }元对不上
import-no-home = 没有 { $home } 这套房子，请先导入住户表
import-nobody = 员工里没有「{ $name }」
import-several = 有几位员工都叫「{ $name }」，请先在员工表里区分
import-at = { $sheet } 第 { $row } 行「{ $column }」：{ $problem }
import-refused = 有 { $count } 处要改，什么都没有导入。
import-done = 已导入：{ $what }。
import-would = 检查通过，没有写入。会导入：{ $what }。
import-nothing = 表里没有可导入的行。
import-new = { $what } 新增 { $count }
import-changed = { $what } 更新 { $count }
import-word-community = 小区
import-word-home = 房屋
import-word-resident = 住户
import-word-staff = 员工
import-word-shift = 排班
import-word-bill = 账单
