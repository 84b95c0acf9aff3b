// Value, recency, frequency.

// 1. Total spend at least 500, at least 3 orders, last order within 90 days. [devkindhq]
segment "solid" = sum(order.amount) >= 500 and count(order) >= 3 and did order in last 90d

test "1 solid" at 2026-06-01 {
  given customer ann {}
  given order for ann { at = 200d ago, amount = 250 }
  given order for ann { at = 100d ago, amount = 200 }
  given order for ann { at = 89d ago, amount = 50 }
  given customer bob {}
  given order for bob { at = 5d ago, amount = 900 }
  given order for bob { at = 4d ago, amount = 900 }
  given customer cal {}
  given order for cal { at = 90d ago, amount = 500 }
  given order for cal { at = 91d ago, amount = 500 }
  given order for cal { at = 92d ago, amount = 500 }
  expect for ann in segment "solid"
  expect for bob not in segment "solid"
  expect for cal not in segment "solid"
  after 1d
  expect for ann not in segment "solid"
}

// 3. Last order within 90 days, at least 10 orders, at least 500 spent in total. [littlestreamsoftware.com]
segment "regular" = did order in last 90d and count(order) >= 10 and sum(order.amount) >= 500

test "3 regular" at 2026-06-01 {
  given customer ann {}
  given order for ann { at = 100d ago, amount = 455 }
  given order for ann { at = 90d ago, amount = 5 }
  given order for ann { at = 80d ago, amount = 5 }
  given order for ann { at = 70d ago, amount = 5 }
  given order for ann { at = 60d ago, amount = 5 }
  given order for ann { at = 50d ago, amount = 5 }
  given order for ann { at = 40d ago, amount = 5 }
  given order for ann { at = 30d ago, amount = 5 }
  given order for ann { at = 20d ago, amount = 5 }
  expect for ann not in segment "regular"
  after 1d order for ann { amount = 5 }
  expect for ann in segment "regular"
  expect for ann sum(order.amount) = 500
}

// 5. Total spend above 2000, or labelled "wholesale". [devkindhq]
segment "big" = sum(order.amount) > 2000 or labels has wholesale

test "5 big" at 2026-06-01 {
  given customer ann { labels = (wholesale, press) }
  given customer bob {}
  given order for bob { at = 1d ago, amount = 2000.01 }
  given customer cal { labels = (press) }
  given order for cal { at = 1d ago, amount = 2000 }
  expect for ann in segment "big"
  expect for bob in segment "big"
  expect for cal not in segment "big"
}

// 7. Subscribed to email and zero orders ever. [devkindhq; KLblog]
segment "window shopper" = subscribed and not did order

test "7 window shopper" at 2026-06-01 {
  given customer ann { subscribed = true }
  given customer bob { subscribed = true }
  given order for bob { at = 3y ago, amount = 1 }
  given customer cal {}
  expect for ann in segment "window shopper"
  expect for bob not in segment "window shopper"
  expect for cal not in segment "window shopper"
}

// 9. Last order more than 365 days ago, subscribed to email. [devkindhq]
segment "to be won back" = since last order > 365d and subscribed

test "9 to be won back" at 2026-06-01 {
  given customer ann { subscribed = true }
  given order for ann { at = 366d ago, amount = 10 }
  given customer bob { subscribed = true }
  given order for bob { at = 365d ago, amount = 10 }
  given customer cal { subscribed = true }
  expect for ann in segment "to be won back"
  expect for bob not in segment "to be won back"
  expect for cal not in segment "to be won back"
}

// 11. Bought within 4 months, 3 or more purchases, average order above the average order of everybody. [KL]
segment "vip" = did order in last 4mo and did order at least 3 times and avg(order.amount) > overall avg(order.amount)

test "11 vip" at 2026-06-01 {
  given customer ann {}
  given order for ann { at = 2026-02-02, amount = 100 }
  given order for ann { at = 2026-01-02, amount = 100 }
  given order for ann { at = 2025-12-02, amount = 100 }
  given customer bob {}
  given order for bob { at = 3d ago, amount = 40 }
  given order for bob { at = 2d ago, amount = 40 }
  given order for bob { at = 1d ago, amount = 40 }
  given customer cal {}
  given order for cal { at = 1d ago, amount = 400 }
  expect for ann not in segment "vip"
  after 1d order for ann { amount = 400 }
  expect for ann in segment "vip"
  expect for bob not in segment "vip"
  expect for cal not in segment "vip"
}

// 13. At least two purchases ever. [KL]
segment "came back" = did order at least 2 times

test "13 came back" at 2026-06-01 {
  given customer {}
  given order { at = 9y ago, amount = 1 }
  expect not in segment "came back"
  after 1s order { amount = 1 }
  expect in segment "came back"
}

// 15. Purchased at least once in each of the last four 90-day quarters. [BRsql]
segment "every quarter" = did order in each of last 4 periods of 90d

test "15 every quarter" at 2026-06-01 {
  given customer {}
  given order { at = 0d ago, amount = 1 }
  given order { at = 90d ago, amount = 1 }
  given order { at = 180d ago, amount = 1 }
  given order { at = 359d ago, amount = 1 }
  expect in segment "every quarter"
  after 1d
  expect not in segment "every quarter"
}

// 17. Sum of purchases above 100 although no single purchase reaches 100. [AD]
segment "many small ones" = sum(order.amount) > 100 and max(order.amount) < 100

test "17 many small ones" at 2026-06-01 {
  given customer {}
  given order { at = 2d ago, amount = 99.99 }
  expect not in segment "many small ones"
  after 1d order { amount = 0.02 }
  expect in segment "many small ones"
  after 1d order { amount = 100 }
  expect not in segment "many small ones"
}

// 19. Sum of stakes on "Bet On Sports" above 150 over all time. [BRsql]
segment "better" = sum(bet.stake where game = "Bet On Sports") > 150

test "19 better" at 2026-06-01 {
  given customer {}
  given bet { at = 800d ago, game = "Bet On Sports", stake = 150 }
  given bet { at = 1d ago, game = "Bet On Cards", stake = 900 }
  expect not in segment "better"
  after 1d bet { game = "Bet On Sports", stake = 0.01 }
  expect in segment "better"
}

// 21. Orders placed at more than one store. [AD]
segment "several stores" = distinct(order.store) > 1

test "21 several stores" at 2026-06-01 {
  given customer {}
  given order { at = 2d ago, store = north }
  given order { at = 1d ago, store = north }
  given order { at = 1d ago, amount = 1 }
  expect not in segment "several stores"
  after 1d order { store = south }
  expect in segment "several stores"
}
