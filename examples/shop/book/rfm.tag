// Who is worth how much.

tag RFM评级 ordered {
  description "最近消费、消费频次、消费金额三项合成的客户价值：近 90 天买过为近，频次和金额各在前四分之一为高"
  重要价值 when R <= 90d and F >= top25% and M >= top25%
    description "又近、又勤、又多：留住他"
  重要发展 when R <= 90d and M >= top25%
    description "花得多，来得少：提频次"
  重要保持 when R > 90d and F >= top25% and M >= top25%
    description "曾经的好客人，近来没到：主动联系"
  重要挽留 when R > 90d and M >= top25%
    description "来得少、走得久、花得多：挽回"
  一般价值 when R <= 90d and F >= top25%
    description "常来，花得不多：提客单"
  一般发展 when R <= 90d
    description "刚来不久：养成习惯"
  一般保持 when R > 90d and F >= top25%
    description "常来，近来没到"
  一般挽留 when R > 90d
    description "少来，也久未来"
}

tag 会员等级 ordered {
  description "按累计消费分级；没有消费的也是会员"
  钻石 when 累计消费 >= p95
  黄金 when 累计消费 >= top20%
  白银 when 累计消费 >= median
  普通 otherwise
}

tag 星级 ordered {
  description "频次和金额各打五分，合成星级"
  五星 when 价值分 >= 9
  四星 when 价值分 >= 7
  三星 when 价值分 >= 5
  二星 when 价值分 >= 2
}

// The line form: each line adds a case.
tag 出手 = 豪客 when 最大单 >= 2000
tag 出手 = 大方 when 最大单 >= 600 and 客单价 > 全店均单
tag 出手 = 精打细算 when 客单价 <= bottom20%

tag 同城排名 ordered {
  description "和同一座城市的客人相比"
  榜首 when 累计消费 >= top 3 per 城市
  前列 when 累计消费 >= top10% per 城市
  靠后 when 累计消费 <= bottom20% per 城市
}

tag 客单水平 ordered {
  description "客单价和半年内买过的人相比"
  偏高 when 客单价 >= top25% among (did order in last 180d)
  中上 when 客单价 >= average among (did order in last 180d)
  中下 when 客单价 >= bottom25% among (did order in last 180d)
  偏低 when 客单价 < bottom25% among (did order in last 180d)
}

tag 消费趋势 ordered {
  description "最近 90 天对再往前 90 天"
  上升 when 本季消费 > 1.5 * 上季消费 and 上季消费 > 0
  平稳 when 本季消费 between 0.5 * 上季消费 and 1.5 * 上季消费 and 上季消费 > 0
  下降 when 本季消费 < 0.5 * 上季消费 and 上季消费 >= 100
}
