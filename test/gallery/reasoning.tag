// What only shows when conditions are thought through.
tag 消费档 { 高 when M >= 1000  低 when M < 500 }
tag "RFM评级" ordered {
  重要价值 when R <= 90d and F >= top20% and M >= top20%
  重要保持 when R > 90d and M >= top20%
  一般价值 when R <= 90d and F >= 2
  流失     when R > 365d and F < top20%
}
tag 收入档 { 中低 when 年收入 < 30万  高 when 年收入 > 20万 }
tag 热度 { 热 on order expires 30d  买过 when did order }
tag 城市档 { 一线 when 城市 in tier1  首都 when 城市 = 北京  其他 otherwise }
tag 远近 { 近期 when R <= 90d  远期 when R > 90d  没买过 when R is missing  其他 otherwise }
tag 季节 { 上半年 when month(生日) between 1 and 6  下半年 when month(生日) in (7, 9, 10, 11, 12) }
segment 两地 = 城市 = 北京 and 城市 = 上海
segment 流失大户 = R > 365d and M >= top20%
segment 买家 = F >= 0
segment 怪单 = did order where 实付 > 100 and 实付 < 50
标签 入会 { 新会员 当 注册时间 近30天  老会员 当 注册时间 早于 180天前 }
