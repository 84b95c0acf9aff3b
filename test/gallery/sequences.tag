segment a = did view and then order within 2h
segment b = did view, then order in 2h in last 30d
segment c = 做过 浏览 然后 未做过 订单 2小时内
segment d = 做过 浏览 且 随后 没有 订单 在近30天
segment e = did view then
segment f = did view then order within
segment g = did view as then order
segment h = did view as v then order where
segment i = did order in each of the last 3 months
segment j = did order in at least 4 of 8 weeks
segment k = did order in each of last 3
segment l = did order in each of last 4 periods
segment m = 做过 订单 近8周 每月
segment n = 做过 订单 近3个自然月 至少2周
segment o = 做过 订单 近4个90天
segment p = 做过 订单 最近30天
segment q = did order in the last 30d
segment r = tag 活跃 = 是的 for 7d
segment s = 标签 活跃 = 是的 持续超过7天
segment t = tag 活跃 changed
segment u = tag 活跃 = 是的 for at least
segment v = anniversary(生日) in the next 30d
segment w = 周年(生日) 今后30天
segment x = anniversary(生日) within next
segment y = 生日 on 7d
tag 活跃 = 是的 when did order in last 30d
