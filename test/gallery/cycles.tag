metric 甲 = 乙 + 1
metric 乙 = 甲 * 2
segment 核心 = tag 层级 = 高
tag 层级 { 高 when in segment 活跃客户  低 otherwise }
segment 活跃客户 = in segment 核心 and did order in last 30d
segment 自己 = in segment 自己
metric R = count(order)
metric 重名 = F
segment 重名 = F > 3
