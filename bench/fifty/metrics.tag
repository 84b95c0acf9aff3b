// What the fifty rules measure. The catalog is that of the example shop.

metric R 最近消费 = since last order
metric F 消费频次 = count(order in last 365d)
metric M 消费金额 = sum(order.amount in last 365d)

metric 订单数   = count(order)
metric 累计消费 = sum(order.amount)
metric 客单价   = avg(order.amount)
metric 最大单   = max(order.amount)
metric 本季消费 = sum(order.amount in last 90d)
metric 上季消费 = sum(order.amount between 180d and 90d ago)
metric 购买周期 = (last(order) - first(order)) / (count(order) - 1)

metric 早间占比 = share(order where hour(at) between 5 and 8)
metric 深夜占比 = share(order where (hour(at) >= 22 or hour(at) < 3))
metric 周末占比 = share(order where weekday(at) >= 6)
metric 优惠占比 = share(order where discount > 0)
metric 活动占比 = share(order where campaign is known)
metric 门店占比 = share(order where channel = 门店)

metric 最爱品类 = mode(order.category in last 365d)
metric 品类数   = distinct(line.category in last 365d)
metric 关注度   = count(view in last 90d)
metric 典型停留 = avg(view.dwell in last 90d)
metric 到访天数 = days(visit in last 30d)
metric 推荐度   = last(nps.rating)
metric 周岁     = age(birthday)
