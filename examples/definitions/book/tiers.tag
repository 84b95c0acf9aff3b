// Tiers, exclusive tag values, the first N.

// 23. Bronze from 100, Silver from 250, Gold from 500 of lifetime spend; refunds demote. [community.shopify.com 397514]
metric "net spend" = sum(order.amount) - sum(refund.amount)

tag "loyalty" ordered {
  gold   when "net spend" >= 500
  silver when "net spend" >= 250
  bronze when "net spend" >= 100
}

test "23 loyalty" at 2026-06-01 {
  given customer {}
  given order { at = 3d ago, amount = 99 }
  expect tag "loyalty" is missing
  after 1d order { amount = 401 }
  expect tag "loyalty" = gold
  after 1d refund { amount = 250.01 }
  expect tag "loyalty" = bronze
  expect tag "loyalty" < silver
}

// 25. Over 5000 large, 1000 to 5000 medium, under 1000 small; the first that matches wins. [TE]
tag "payer" ordered {
  large  when sum(order.amount) > 5000
  medium when sum(order.amount) >= 1000
  small  when did order
}

test "25 payer" at 2026-06-01 {
  given customer {}
  expect tag "payer" is missing
  after 1d order { amount = 999.99 }
  expect tag "payer" = small
  after 1d order { amount = 4000.01 }
  expect tag "payer" = medium
  after 1d order { amount = 0.01 }
  expect tag "payer" = large
}

// 27. RFM on a scale of 0 to 3, checked top-down: Champions have recency 3, frequency and monetary 2 or 3. [BRrfm]
metric "recency score"   = 4 - score(since last order, 4)
metric "frequency score" = score(count(order), 4) - 1
metric "monetary score"  = score(sum(order.amount), 4) - 1

tag "RFM" {
  champions when "recency score" = 3 and "frequency score" >= 2 and "monetary score" >= 2
  recent    when "recency score" >= 2
  others    otherwise
}

test "27 RFM champions" at 2026-06-01 {
  given customer ann {}
  given order for ann { at = 3d ago, amount = 70 }
  given order for ann { at = 2d ago, amount = 70 }
  given order for ann { at = 1d ago, amount = 70 }
  given customer bob {}
  given order for bob { at = 9d ago, amount = 150 }
  given order for bob { at = 10d ago, amount = 150 }
  given customer cal {}
  given order for cal { at = 80d ago, amount = 20 }
  given customer dan {}
  given order for dan { at = 300d ago, amount = 10 }
  given customer eve {}
  // Recency: ann 3, bob 2, cal 1, dan 0. Orders 3, 2, 1, 1: the cuts are 1, 1, 2. Spent 210, 300, 20, 10: 10, 20, 210.
  expect for ann "recency score" = 3
  expect for ann "frequency score" = 3
  expect for ann "monetary score" = 2
  expect for bob "frequency score" = 2
  expect for bob "monetary score" = 3
  expect for dan "recency score" = 0
  expect for dan "frequency score" = 0
  expect for ann tag "RFM" = champions
  expect for bob tag "RFM" = recent
  expect for cal tag "RFM" = others
  expect for eve tag "RFM" = others
  expect for eve "recency score" is missing
}

// 29. RFM "at risk" on five points: recency 1-2, frequency 4-5, monetary 4-5. [40rty-ai]
segment "at risk" = 6 - score(since last order, 5) <= 2 and score(count(order), 5) >= 4 and score(sum(order.amount), 5) >= 4

test "29 at risk" at 2026-06-01 {
  given customer ann {}
  given order for ann { at = 200d ago, amount = 90 }
  given order for ann { at = 201d ago, amount = 90 }
  given order for ann { at = 202d ago, amount = 90 }
  given customer bob {}
  given order for bob { at = 1d ago, amount = 500 }
  given order for bob { at = 2d ago, amount = 500 }
  given order for bob { at = 3d ago, amount = 500 }
  given order for bob { at = 4d ago, amount = 500 }
  given customer cal {}
  given order for cal { at = 5d ago, amount = 10 }
  given customer dan {}
  given order for dan { at = 6d ago, amount = 20 }
  given customer eve {}
  given order for eve { at = 400d ago, amount = 30 }
  // Of five, the cuts are the four smallest: ann's recency is 4th, so 6 - 4; her 3 orders and her 270 are 4th too.
  expect for ann in segment "at risk"
  expect for bob not in segment "at risk"
  expect for eve not in segment "at risk"
}

// 31. The first 10 accounts of each region by fit score. [SF]
segment "best fit" = fit >= top 10 per region

test "31 best fit" at 2026-06-01 {
  given customer n01 { region = north, fit = 1 }
  given customer n02 { region = north, fit = 2 }
  given customer n03 { region = north, fit = 3 }
  given customer n04 { region = north, fit = 4 }
  given customer n05 { region = north, fit = 5 }
  given customer n06 { region = north, fit = 6 }
  given customer n07 { region = north, fit = 7 }
  given customer n08 { region = north, fit = 8 }
  given customer n09 { region = north, fit = 9 }
  given customer n10 { region = north, fit = 10 }
  given customer n11 { region = north, fit = 11 }
  given customer s01 { region = south, fit = 0.5 }
  given customer nowhere { fit = 99 }
  expect for n01 not in segment "best fit"
  expect for n02 in segment "best fit"
  expect for n11 in segment "best fit"
  expect for s01 in segment "best fit"
  expect for nowhere not in segment "best fit"
}

// 33. The N customers with the largest value of an attribute; ties are broken by id. [SE]
segment "three richest" = points >= top 3 exactly

test "33 three richest" at 2026-06-01 {
  given customer ann { points = 50 }
  given customer bob { points = 40 }
  given customer cal { points = 30 }
  given customer dan { points = 30 }
  given customer eve {}
  expect for ann in segment "three richest"
  expect for bob in segment "three richest"
  expect for cal in segment "three richest"
  expect for dan not in segment "three richest"
  expect for dan points >= top 3
  expect for eve not in segment "three richest"
}

// 35. High, middle or low value as one tag with three values. [volcengine 81177]
tag "value" ordered {
  high   when sum(order.amount) >= top20%
  middle when sum(order.amount) >= median
  low    when did order
}

test "35 value" at 2026-06-01 {
  given customer ann {}
  given order for ann { at = 1d ago, amount = 500 }
  given customer bob {}
  given order for bob { at = 1d ago, amount = 400 }
  given customer cal {}
  given order for cal { at = 1d ago, amount = 300 }
  given customer dan {}
  given order for dan { at = 1d ago, amount = 200 }
  given customer eve {}
  given order for eve { at = 1d ago, amount = 100 }
  given customer fay {}
  expect for ann tag "value" = high
  expect for bob tag "value" = middle
  expect for cal tag "value" = middle
  expect for dan tag "value" = low
  expect for eve tag "value" = low
  expect for fay tag "value" is missing
}
