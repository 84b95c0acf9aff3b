// Six rules on how near a customer is to the shop just now.

tag 弃购 = 弃购 when did cart in last 7d and not did order in last 7d

tag 黏性 ordered {
  高 when 到访天数 >= 4
  中 when 到访天数 >= 2
  低 when 到访天数 >= 1
}

tag 降温 = 降温 when count(visit in last 30d) < 0.5 * count(visit between 60d and 30d ago)

tag 触达反应 {
  常点 when share(touch where action = 点击 in last 365d) >= 20%
  会开 when did touch where action = 打开 in last 90d
  无感 when count(touch where action = 送达 in last 365d) >= 3
}

tag 口碑 ordered {
  推荐者 when 推荐度 >= 9
  中立   when 推荐度 >= 7
  贬损者 when 推荐度 < 7
}

tag 引荐 = 达人 when count(referral) >= 2
