// What is measured of each customer. R, F and M feed the RFM grade; the others feed the tags that their names suggest.

metric R 最近消费 = since last order
  description "距最近一次下单的时长"
metric F 消费频次 = count(order in last 365d)
  description "近一年下单次数"
metric M 消费金额 = sum(order.amount in last 365d)
  description "近一年实付金额"

// Value
metric 累计消费 = sum(order.amount)
metric 累计订单 = count(order)
metric 客单价 = avg(order.amount)
metric 最大单 = max(order.amount)
metric 全店均单 = overall avg(order.amount)
metric 本季消费 = sum(order.amount in last 90d)
metric 上季消费 = sum(order.amount between 180d and 90d ago)
metric 价值分 = score(F, 5) + score(M, 5)
  description "频次与金额各按五等分打分，合计 2 到 10 分"

// Rhythm
metric 末购时间 = last(order)
metric 末次加购 = last(cart)
metric 购买周期 = (last(order) - first(order)) / (count(order) - 1)
  description "两次下单之间平均隔多久；只买过一次的没有周期"
metric 早间占比 = share(order where hour(at) between 5 and 8)
metric 深夜占比 = share(order where (hour(at) >= 22 or hour(at) < 3))
metric 周末占比 = share(order where weekday(at) >= 6)

// Attention
metric 活跃天数 = days(visit in last 30d)
metric 浏览次数 = count(view in last 30d)
metric 看过商品 = distinct(view.item in last 30d)
metric 典型停留 = avg(view.dwell in last 90d)
metric 加购金额 = sum(cart.price * cart.qty in last 14d)

// Preference
metric 优惠占比 = share(order where discount > 0)
metric 活动占比 = share(order where campaign is known)
metric 门店占比 = share(order where channel = 门店)
metric 最爱品类 = mode(order.category in last 365d)
metric 品类数 = distinct(order.category in last 365d)
metric 新品件数 = sum(line.qty where is_new = true in last 180d)
metric 礼盒件数 = sum(line.qty where category = 礼盒)

// Voice
metric 推荐度 = last(nps.rating)
metric 邀请人数 = count(referral)
metric 打开率 = share(touch where action in (打开, 点击) in last 365d)

// Person
metric 周岁 = age(birthday)
