// Six rules on who a customer is.

tag 年龄段 ordered {
  长者 when 周岁 >= 60
  中年 when 周岁 >= 35
  青年 when 周岁 < 35
}

tag 邻店 {
  湖滨店 when distance(location, 30.2489, 120.1482) <= 3
  静安店 when distance(location, 31.2336, 121.4692) <= 3
}

tag 城市类型 = 节日 when city in 节日城市

tag 新人 = 新人 when joined in last 30d

tag 会籍 {
  将到期 when until(member_until) between 0d and 30d
  已过期 when since(member_until) > 0d
}

tag 茶友圈 = 茶友 when hobbies has any of (茶道, 阅读)
