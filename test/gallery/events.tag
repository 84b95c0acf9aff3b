segment a = amount > 100
segment b = order.amount > 100
segment c = sum(M) > 3
segment d = sum(年收入) > 3
segment e = avg(order.category) > 3
segment f = sum(amount) > 3
segment g = share(order) > 0.5
segment h = sum(order.amount * view.dwell) > 3
segment i = did order where 城市 = 北京
segment j = did order where tag 活跃 = 是的
segment k = did order where (amount > 3 or M >= top20%)
segment l = did any event where amount > 3 in last 7d
segment m = did order tomorrow
segment n = did order on 2026-11-11 20:00
segment o = did order from 2026-11-12 to 2026-11-01
segment p = did order in last 0d
segment q = did order at least 0 times
segment r = days(order.amount) > 3
segment s = min(order.channel) = 线上
segment t = since(生日) > 30d
tag 活跃 = 是的 when did order in last 30d
