// Segments are groups to act on.
segment 待召回高价值 = tag RFM评级 = 重要保持 and 城市 in 一线城市

segment 生日邮件 = 订阅邮件 and month(生日) = 6

segment 爱看不买 = did view at least 3 times in last 30d and not did order in last 30d
