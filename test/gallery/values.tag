tag 价值 ordered { 高 when M > 1万  中 when M > 1000  低 otherwise }
tag 口味 many { 辣 when vip辣  甜 when did view where item contains 糖 }
segment a = tag 价值 = 很高
segment b = tag 价值 = 高高 or tag 价值 has 高
segment c = tag 口味 = 辣
segment d = tag 口味 >= 辣
segment e = 性别 = 南
segment f = 会员等级 >= 白金
segment g = 偏好渠道 = 线上
segment h = 偏好渠道 has 网上
segment i = 价值 = 高
segment j = tag 价值
segment k = M
segment l = 订单
segment m = a
segment n = (M > 3) + 1 > 2
