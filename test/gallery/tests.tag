test 新客转老客 at 2026-06-01 {
  expect M >= 0
}
test "没有日期" {
  expect M >= 0
}
test "用错了词" on 2026-06-01 {
  given customer { 城市: 北京 }
  given order at = 3d ago
  then expect M >= 0
}
测试 "没写完" 于 2026-06-01 {
  已知 客户 { 城市 =
  已知 订单 { at = 100天前, 金额
  已知 M 前20%
  已知 标签 等级 =
  经过
  期望
}
test "没有合上" at 2026-06-01 {
  given customer { 城市 = 北京 }
  after 1d order
tag 等级 = 高 when M > 3
