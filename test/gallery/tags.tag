tag 甲 { 好 when M > 100  坏 otherwise  更坏 otherwise }
tag 乙 many { 好 when M > 100  坏 otherwise }
tag 丙 = 新客 on order
tag 丁 = 老客 when did order expires 30d
tag 戊 = 活跃 when did order in last 30d expires 7d
tag 己 { 活跃 when did order in last 30d  看过 on view expires 7d }
tag 庚 manual { 高 低 }
tag 辛 manual expires 1y { 高 when M > 100  低 }
tag 壬 ordered { 高 when M > 100  中 when M > 50  高 when F > 3 }
tag 癸 many ordered { 高 when M > 100 }
tag 甲 = 中 when F > 3
tag 子 {}
segment 丑 = tag 甲 >= 好
