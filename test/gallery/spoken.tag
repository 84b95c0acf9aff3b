segment a = 近30天 做过 订单
segment b = 在最近31天 做过 订单
segment c = 做过 订单 近三天
segment d = 做过 订单 最近一个月
segment e = 做过 订单 连续3个月
segment f = 做过 浏览 每月
segment g = 近4个自然月 每月都 做过 订单
segment h = 没做过 订单 近30天
segment i = 做过 订单 上个月
segment j = 做过 订单 超过3次 近30天
segment k = 做过 浏览 随后没有 订单 2小时内
segment l = 做过 浏览 随后 2小时内 订单
segment m = 做过 浏览 且 3小时内 未做过 订单
segment n = 做过 浏览，随后 订单，近30天
segment o = 做过 订单 7天前
segment p = 标签 活跃 = 是的 连续7天
segment q = 标签 活跃 没有变化 近7天
segment r = 周年(生日) 未来一周
segment s = 周年(生日) = 今天
segment t = 生日 没填
segment u = did order then no view
segment v = did view then within 5 hours order
segment w = did order every week
segment x = did order twice in last 30d
segment y = tag 活跃 = 是的 for 7 days
segment z = in last 32d did order
tag 活跃 = 是的 when did order in last 33d
