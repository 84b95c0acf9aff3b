// Tests tell what the rules mean as little stories: time moves only where they say so. `tagwright test` runs them.
test "老客户三个月没来是重要保持，一回来就是重要价值" at 2026-06-01 {
  given customer { 城市 = 上海 }
  given order { at = 100d ago, amount = 5000 }
  given order { at = 91d ago, amount = 200 }
  given M top20% = 3000, F top20% = 2
  expect tag RFM评级 = 重要保持
  expect in segment 待召回高价值
  after 1d  order { amount = 80 }
  expect tag RFM评级 = 重要价值
  expect not in segment 待召回高价值
}

test "茶的意向三十天后消失" at 2026-06-01 {
  given customer { }
  given view { page = "/tea/longjing", dwell = 45s }
  after 30d
  expect tag 意向商品 = 茶
  after 1s
  expect tag 意向商品 is missing
}
