// Ten rules on what a customer is worth.

tag "RFM评级" ordered {
  重要价值 when R <= 90d and F >= top20% and M >= top20%
  重要保持 when R > 90d and M >= top20%
  一般价值 when R <= 90d and F >= 2
  流失     when R > 365d
  一般     otherwise
}

tag 会员等级 ordered {
  黄金 when 累计消费 >= p90
  白银 when 累计消费 >= 500
  普通 otherwise
}

tag 活跃度 ordered {
  活跃 when R <= 30d
  温和 when R <= 90d
  沉睡 when R <= 180d
  流失 when R > 180d
}

tag 生命周期 ordered {
  忠诚 when 订单数 >= 5
  复购 when 订单数 >= 2
  首购 when 订单数 = 1
  潜客 otherwise
}

tag 出手 = 豪客 when 最大单 >= 2000
tag 出手 = 大方 when 最大单 >= 600 and 客单价 >= 300

tag 首单 = 大额 when first(order.amount) >= 300

tag 末单渠道 {
  门店   when last(order.channel) = 门店
  小程序 when last(order.channel) = 小程序
  线上   when last(order.channel) = 线上
}

tag 消费趋势 ordered {
  上升 when 本季消费 > 1.5 * 上季消费 and 上季消费 > 0
  下降 when 本季消费 < 0.5 * 上季消费 and 上季消费 >= 100
}

tag 购买频率 = 高频 when days(order in last 365d) >= 4

tag 购买节奏 ordered {
  短 when 购买周期 <= 30d
  中 when 购买周期 <= 90d
  长 when 购买周期 is known
}
