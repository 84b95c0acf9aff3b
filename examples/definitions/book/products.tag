// Products and properties of events.

// 37. Bought both A and B. [devkindhq]
segment "bought both" = did purchase where product = tea and did purchase where product = cups

test "37 bought both" at 2026-06-01 {
  given customer {}
  given purchase { at = 9d ago, product = tea }
  given purchase { at = 8d ago, product = tea }
  expect not in segment "bought both"
  after 1d purchase { product = cups }
  expect in segment "bought both"
}

// 39. Bought product P more than once. [SHref]
segment "bought again" = did purchase where product = tea at least 2 times

test "39 bought again" at 2026-06-01 {
  given customer {}
  given purchase { at = 9d ago, product = tea }
  given purchase { at = 8d ago, product = cups }
  expect not in segment "bought again"
  after 1d purchase { product = tea }
  expect in segment "bought again"
}

// 41. Never bought anything. [SHref]
segment "never bought" = not did purchase

test "41 never bought" at 2026-06-01 {
  given customer {}
  expect in segment "never bought"
  after 1s purchase {}
  expect not in segment "never bought"
}

// 43. Bought one given colour of one product at least twice between 18 and 24 months ago. [BRext]
segment "red cups" =
  did purchase where product = cups and colour = red at least 2 times between 24mo and 18mo ago

test "43 red cups" at 2026-06-01 {
  given customer ann {}
  given purchase for ann { at = 2024-06-01 00:01, product = cups, colour = red }
  given purchase for ann { at = 2024-12-01, product = cups, colour = red }
  given customer bob {}
  given purchase for bob { at = 2024-06-01, product = cups, colour = red }
  given purchase for bob { at = 2024-11-30, product = cups, colour = red }
  given customer cal {}
  given purchase for cal { at = 2024-10-01, product = cups, colour = red }
  given purchase for cal { at = 2024-11-01, product = cups, colour = blue }
  expect for ann in segment "red cups"
  expect for bob not in segment "red cups"
  expect for cal not in segment "red cups"
}

// 45. A purchase whose array property "modifiers" contains "Bacon". [BRsql]
segment "with bacon" = did purchase where modifiers has Bacon

test "45 with bacon" at 2026-06-01 {
  given customer ann {}
  given purchase for ann { at = 1d ago, modifiers = (Cheese, Bacon) }
  given customer bob {}
  given purchase for bob { at = 1d ago, modifiers = (bacon) }
  given purchase for bob { at = 1d ago }
  expect for ann in segment "with bacon"
  expect for bob not in segment "with bacon"
}

// 47. Shoes bought in 30 days at or above the customer's own average price, and shoes returned within 5 days
// after that purchase. [TWql]
segment "costly shoes sent back" =
  did purchase where category = shoes and price >= avg(purchase.price)
    then returned where category = shoes within 5d in last 30d

test "47 costly shoes sent back" at 2026-06-01 {
  given customer ann {}
  given purchase for ann { at = 60d ago, category = hats, price = 20 }
  given purchase for ann { at = 10d ago, category = shoes, price = 80 }
  given returned for ann { at = 5d ago, category = shoes }
  given customer bob {}
  given purchase for bob { at = 60d ago, category = hats, price = 200 }
  given purchase for bob { at = 10d ago, category = shoes, price = 80 }
  given returned for bob { at = 9d ago, category = shoes }
  given customer cal {}
  given purchase for cal { at = 10d ago, category = shoes, price = 80 }
  given returned for cal { at = 4d ago, category = shoes }
  expect for ann in segment "costly shoes sent back"
  expect for bob not in segment "costly shoes sent back"
  expect for cal not in segment "costly shoes sent back"
}

// 49. The category viewed most, seen at least twice; ties in the order of the alphabet. [TWct]
// The category itself is the metric's value. A tag's values are declared, so that none of them is made out of text.
metric favourite = mode(view.category)
segment "has a favourite" = count(view where category = favourite) >= 2

test "49 has a favourite" at 2026-06-01 {
  given customer {}
  given view { at = 5d ago, category = tea }
  given view { at = 4d ago, category = cups }
  expect favourite = "cups"
  expect not in segment "has a favourite"
  after 1d view { category = tea }
  expect favourite = "tea"
  expect in segment "has a favourite"
}

// 51. Watched any of 100+ listed titles in the last six months. [BRsql]
segment "watched one of the list" = did watch where title in titles in last 6mo

test "51 watched one of the list" at 2026-06-01 {
  given customer ann {}
  given watch for ann { at = 2025-12-02, title = "Ex Machina" }
  given customer bob {}
  given watch for bob { at = 2025-12-01, title = "Dune" }
  given watch for bob { at = 1d ago, title = "Solaris" }
  expect for ann in segment "watched one of the list"
  expect for bob not in segment "watched one of the list"
}
