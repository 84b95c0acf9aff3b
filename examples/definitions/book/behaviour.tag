// Behaviour, windows, sequences.

// 53. Abandoned a checkout within 7 days. [SHhelp]
segment "left the checkout" = did checkout then not order in last 7d

test "53 left the checkout" at 2026-06-01 {
  given customer {}
  given order { at = 10d ago }
  given checkout { at = 6d ago }
  expect in segment "left the checkout"
  after 1d order {}
  expect not in segment "left the checkout"
  after 1d checkout {}
  expect in segment "left the checkout"
  after 7d
  expect not in segment "left the checkout"
}

// 55. Began checkout in the last week and did not complete it. [TWaud]
segment "began and did not finish" = did checkout in last 7d and not did order in last 7d

test "55 began and did not finish" at 2026-06-01 {
  given customer {}
  given order { at = 7d ago }
  given checkout { at = 1d ago }
  expect in segment "began and did not finish"
  after 1h order {}
  expect not in segment "began and did not finish"
}

// 57. Active 30 to 90 days ago, no activity in the last 30 days. [TWaud]
segment "fallen silent" = did visit between 90d and 30d ago and not did visit in last 30d

test "57 fallen silent" at 2026-06-01 {
  given customer {}
  given visit { at = 29d ago }
  expect not in segment "fallen silent"
  after 1d
  expect in segment "fallen silent"
  after 60d
  expect not in segment "fallen silent"
}

// 59. Page view in the last week but none in the 30 days before that. [PH]
segment "restarted" = did visit in last 7d and not did visit between 37d and 7d ago

test "59 restarted" at 2026-06-01 {
  given customer ann {}
  given visit for ann { at = 1d ago }
  given visit for ann { at = 37d ago }
  given customer bob {}
  given visit for bob { at = 1d ago }
  given visit for bob { at = 36d ago }
  expect for ann in segment "restarted"
  expect for bob not in segment "restarted"
}

// 61. Did an event at least n times in at least m of the last k weeks. [PH]
segment "regular visitor" = did visit at least 2 times in at least 2 of last 3 weeks

test "61 regular visitor" at 2026-06-01 {
  given customer {}
  given visit { at = 20d ago }
  given visit { at = 15d ago }
  given visit { at = 8d ago }
  given visit { at = 2d ago }
  expect not in segment "regular visitor"
  after 1s visit {}
  expect in segment "regular visitor"
  after 1d
  expect not in segment "regular visitor"
}

// 63. Signed in more often than viewed docs in the last 30 days. [PostHog issue 565]
segment "needs no docs" = count(login in last 30d) > count(docs_view in last 30d)

test "63 needs no docs" at 2026-06-01 {
  given customer {}
  given docs_view { at = 29d ago }
  given login { at = 5d ago }
  expect not in segment "needs no docs"
  after 1d
  expect in segment "needs no docs"
}

// 65. Abandoned cart exactly 0 times in the last calendar day: yesterday, whole. [BRfil]
segment "no cart left yesterday" = did abandoned exactly 0 times yesterday

test "65 no cart left yesterday" at 2026-06-01 12:00 {
  given customer {}
  given abandoned { at = 2026-06-01 00:00 }
  expect in segment "no cart left yesterday"
  after 12h
  expect not in segment "no cart left yesterday"
  after 1d
  expect in segment "no cart left yesterday"
}

// 67. Added to cart in the 25 December sale and did not pay for it. [TE]
segment "left over from the sale" = did cart as c then not order where item = c.item on 2025-12-25

test "67 left over from the sale" at 2025-12-26 {
  given customer ann {}
  given cart for ann { at = 2025-12-25 23:59, item = lamp }
  given order for ann { at = 2025-12-25 23:59:30, item = vase }
  given customer bob {}
  given cart for bob { at = 2025-12-24 23:59, item = lamp }
  expect for ann in segment "left over from the sale"
  expect for bob not in segment "left over from the sale"
  after 3d order for ann { item = lamp }
  expect for ann not in segment "left over from the sale"
}

// 69. Viewed category electronics at least 3 times in 30 days. [UN]
segment "into electronics" = did view where category = electronics at least 3 times in last 30d

test "69 into electronics" at 2026-06-01 {
  given customer {}
  given view { at = 29d ago, category = electronics }
  given view { at = 9d ago, category = electronics }
  given view { at = 9d ago, category = books }
  given view { at = 8d ago }
  expect not in segment "into electronics"
  after 1h view { category = electronics }
  expect in segment "into electronics"
  after 1d
  expect not in segment "into electronics"
}

// 71. No app open in 7 days. [UN]
segment "app unopened" = not did app_open in last 7d

test "71 app unopened" at 2026-06-01 {
  given customer {}
  expect in segment "app unopened"
  after 1h app_open {}
  expect not in segment "app unopened"
  after 7d
  expect in segment "app unopened"
}

// 73. At least 3 high-priority support tickets in 90 days. [UN]
segment "in trouble" = did ticket where priority = high at least 3 times in last 90d

test "73 in trouble" at 2026-06-01 {
  given customer {}
  given ticket { at = 80d ago, priority = high }
  given ticket { at = 2d ago, priority = high }
  given ticket { at = 1d ago, priority = normal }
  expect not in segment "in trouble"
  after 1d ticket { priority = high }
  expect in segment "in trouble"
}

// 75. Used premium features at least 10 times in 30 days. [UN]
segment "premium user" = did premium_use at least 10 times in last 30d

test "75 premium user" at 2026-06-01 {
  given customer {}
  given premium_use { at = 9d ago }
  given premium_use { at = 8d ago }
  given premium_use { at = 7d ago }
  given premium_use { at = 6d ago }
  given premium_use { at = 5d ago }
  given premium_use { at = 4d ago }
  given premium_use { at = 3d ago }
  given premium_use { at = 2d ago }
  given premium_use { at = 1d ago }
  expect not in segment "premium user"
  after 1h premium_use {}
  expect in segment "premium user"
}

// 77. Bought red shoes in the last three hours; leaves after three hours. [AD]
tag "just bought" = "red shoes" on purchase where category = shoes and colour = red expires 3h

test "77 just bought" at 2026-06-01 {
  given customer {}
  expect tag "just bought" is missing
  after 1h purchase { category = shoes, colour = red }
  expect tag "just bought" = "red shoes"
  after 3h
  expect tag "just bought" = "red shoes"
  after 1s
  expect tag "just bought" is missing
}

// 79. Order in the last 2 weeks, or loyalty member, or lifetime value above 1000. [HT]
segment "dear to us" = did order in last 2w or loyal or sum(order.amount) > 1000

test "79 dear to us" at 2026-06-01 {
  given customer ann { loyal = true }
  given customer bob { loyal = false }
  given order for bob { at = 13d ago, amount = 1000 }
  given customer cal {}
  given order for cal { at = 400d ago, amount = 1000.01 }
  expect for ann in segment "dear to us"
  expect for bob in segment "dear to us"
  expect for cal in segment "dear to us"
  after 1d
  expect for bob not in segment "dear to us"
}

// 81. Account created within the last 30 minutes. [DF]
segment "just arrived" = joined in last 30min

test "81 just arrived" at 2026-06-01 12:00 {
  given customer { joined = 2026-06-01 11:45 }
  expect in segment "just arrived"
  after 15min
  expect not in segment "just arrived"
}

// 83. A trait has held one value for at least 7 days. [DF]
segment "settled as a customer" = stage = paying for at least 7d

test "83 settled as a customer" at 2026-06-01 {
  given customer { stage = trial }
  after 1d customer { stage = paying }
  after 167h
  expect not in segment "settled as a customer"
  after 1h
  expect in segment "settled as a customer"
  after 1d customer { stage = lead }
  expect not in segment "settled as a customer"
}

// 85. No purchase in the last 7 days and known for at least 7 days; or known for less, and no purchase. [CIO]
segment "has not bought lately" =
  (since(joined) >= 7d and not did order in last 7d) or (since(joined) < 7d and not did order)

test "85 has not bought lately" at 2026-06-01 {
  given customer { joined = 3d ago }
  expect in segment "has not bought lately"
  after 1d order {}
  expect not in segment "has not bought lately"
  after 6d
  expect not in segment "has not bought lately"
  after 1d
  expect in segment "has not bought lately"
}
