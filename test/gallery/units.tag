segment a = M > 30d
segment b = R > 30 and F > 2w
segment c = 注册时间 > 1y
segment d = R + 3 > 30d
segment e = M + F > 100
segment f = 客单价 > 100
metric 客单价 = M / F
segment g = F > 3mo
segment h = 生日 in last 12h
segment i = 生日 > 2000-01-01 10:00
segment j = M > 100000000000000亿
segment k = M > 0.12345678
segment l = distance(位置, 121.5, 31.2) <= 5km
segment m = distance(位置, 31.2, 121.5) + 1 > 5
segment n = 姓名 = 110
