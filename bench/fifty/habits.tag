// Ten rules on when, where and how a customer buys.

tag 作息 {
  早鸟 when 订单数 >= 2 and 早间占比 >= 50%
  夜猫 when 订单数 >= 2 and 深夜占比 >= 50%
}

tag 周末 = 周末族 when 订单数 >= 2 and 周末占比 >= 60%

tag 价格敏感 ordered {
  非券不买 when 订单数 >= 3 and 优惠占比 = 1
  偏爱优惠 when 订单数 >= 2 and 优惠占比 >= 60%
  随缘     when 优惠占比 > 0
}

tag 用券 = 券多 when distinct(order.coupon) >= 2

tag 活动反应 = 活动驱动 when 订单数 >= 2 and 活动占比 >= 50%

tag 购物场所 {
  逛店 when 门店占比 >= 60%
  两栖 when 门店占比 > 0
  网购 when 门店占比 = 0
}

tag 支付习惯 {
  微信   when mode(order.payment) = 微信
  支付宝 when mode(order.payment) = 支付宝
  银行卡 when mode(order.payment) = 银行卡
}

tag 常用设备 {
  手机 when mode(visit.device) = 手机
  电脑 when mode(visit.device) = 电脑
}

tag "双11" = 买过 when did order on 2025-11-11

tag 囤货 = 囤货 when max(line.qty) >= 5
