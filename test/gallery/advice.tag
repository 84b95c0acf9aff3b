// Nothing here is wrong; everything here could be better.
tag 性别标签 { 男 when 性别 = 男  女 when 性别 = 女 }
tag 新旧 { 新 when R <= 30d  旧 otherwise }
tag 频率 { 高频 when F >= 5  低频 otherwise }
tag 三合一 { 重要 when R <= 30d and F >= 5 and M >= top20%  一般 when F >= 5 and R <= 30d and M >= top20% }
segment 最近的 = R >= top20%
segment 外地 = 城市 != 北京
segment 不收邮件 = not 订阅邮件
segment 大单 = did order where 品类 != 茶 in last 30d
metric 年订单数 = count(order in last 365d)
segment 二选一 = M > 1万 or F > 5 and R < 30d
tag 常驻 manual { 是的 }
tag 活跃 = 活跃 when did order in last 30d expires 7d
tag 称呼 { 先生 when 性别 = 男  女士 when 性别 = 女 }
