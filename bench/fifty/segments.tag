// Eight rules on whom to speak to: they read the tags.

segment "待召回高价值" = tag "RFM评级" = 重要保持 and city in (北京, 上海, 杭州)

segment "夜宵零食" = tag 作息 = 夜猫 and tag 口味 has any of (甜, 辣)

segment "只看不买" = did view at least 5 times in last 30d and not did order in last 90d

segment "冲刺二购" = tag 生命周期 = 首购 and not did order in last 30d and did visit in last 60d

segment "节日送礼" = tag 送礼 = 送礼 and city in 节日城市

segment "购物车送券" = tag 弃购 = 弃购 and tag 价格敏感 >= 偏爱优惠

segment "忠诚会员" = tag 生命周期 = 忠诚 and tag 会员等级 >= 白银 and (subscribed or sms)

segment "安静名单" = tag 活跃度 <= 沉睡 and not in segment "待召回高价值" and not name starts with "王"
