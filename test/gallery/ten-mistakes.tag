// Ten different mistakes, ten findings: none hides another, and none comes of another.
segment 一 = 消费金而 > 1000
segment 二 = M > 2w
segment 三 = R > 90
segment 四 = 性别 = 先生
segment 五 = did order where amount > 100 and 城市 = 北京
segment 六 = joined > 30d
segment 七 = did order between 30d and 90d ago
segment 八 = M >= top120%
tag 九 = 老客 on order
metric 十 = sum(order)
