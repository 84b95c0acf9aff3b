// Profile, dates, place.

// 97. Birthday in the next 30 days, year ignored. [SHhelp]
segment "birthday soon" = anniversary(birthday) within next 30d

test "97 birthday soon" at 2026-12-20 {
  given customer ann { birthday = 1990-01-19 }
  given customer bob { birthday = 1990-01-20 }
  given customer cal { birthday = 1990-12-20 }
  given customer dan { birthday = 1990-12-19 }
  given customer eve {}
  expect for ann in segment "birthday soon"
  expect for bob not in segment "birthday soon"
  expect for cal in segment "birthday soon"
  expect for dan not in segment "birthday soon"
  expect for eve not in segment "birthday soon"
}

test "97 a leap day is kept on 1 March" at 2026-03-01 {
  given customer { birthday = 2000-02-29 }
  expect anniversary(birthday) today
  after 730d
  // 2028-02-29.
  expect anniversary(birthday) today
}

// 99. Birthday was 7 days ago. [MA]
segment "birthday a week ago" = anniversary(birthday) on 7d ago

test "99 birthday a week ago" at 2026-01-03 {
  given customer ann { birthday = 1980-12-27 }
  given customer bob { birthday = 1980-12-28 }
  expect for ann in segment "birthday a week ago"
  expect for bob not in segment "birthday a week ago"
  after 1d
  expect for ann not in segment "birthday a week ago"
  expect for bob in segment "birthday a week ago"
}

// 101. Birth month March, June or September. [AD]
segment "born in a quarter's last month" = month(birthday) in (3, 6, 9)

test "101 birth month" at 2026-06-01 {
  given customer ann { birthday = 1980-06-30 }
  given customer bob { birthday = 1980-07-01 }
  expect for ann in segment "born in a quarter's last month"
  expect for bob not in segment "born in a quarter's last month"
}

// 103. Last ordered after 16:00 shop time on one date (flash sale). [SHref]
segment "flash sale" = last(order) on 2026-06-18 and hour(last(order)) >= 16

test "103 flash sale" at 2026-06-19 {
  given customer ann {}
  given order for ann { at = 2026-06-18 16:00 }
  given customer bob {}
  given order for bob { at = 2026-06-18 15:59 }
  expect for ann in segment "flash sale"
  expect for bob not in segment "flash sale"
  after 1d order for ann {}
  expect for ann not in segment "flash sale"
}

// 105. Points above 10 and (custom field above 20 or empty). [Mautic issue 6653]
segment "enough points" = points > 10 and (custom > 20 or custom is missing)

test "105 enough points" at 2026-06-01 {
  given customer ann { points = 11 }
  given customer bob { points = 11, custom = 20.5 }
  given customer cal { points = 11, custom = 20 }
  given customer dan { custom = 30 }
  expect for ann in segment "enough points"
  expect for bob in segment "enough points"
  expect for cal not in segment "enough points"
  expect for dan not in segment "enough points"
}

// 107. Country is not X, counting customers with no country. [Klaviyo community 1970]
segment "not French" = country != France

test "107 not French" at 2026-06-01 {
  given customer ann { country = Spain }
  given customer bob {}
  given customer cal { country = France }
  expect for ann in segment "not French"
  expect for bob in segment "not French"
  expect for cal not in segment "not French"
}

// 109. City list contains Los Angeles; label list does not contain "vip". [SHref]
segment "Los Angeles, not vip" = cities has "Los Angeles" and labels not has vip

test "109 Los Angeles" at 2026-06-01 {
  given customer ann { cities = ("Los Angeles", Boston) }
  given customer bob { cities = ("Los Angeles"), labels = (vip) }
  given customer cal { cities = (Boston) }
  expect for ann in segment "Los Angeles, not vip"
  expect for bob not in segment "Los Angeles, not vip"
  expect for cal not in segment "Los Angeles, not vip"
}

// 111. Hash bucket below 5000 of 10000: a random half, the same for a customer for ever. [BRfil, DF]
// The bucket is the first 32 bits of SHA-256 over "spring 2026", a zero byte and the id, modulo 10,000.
segment "half" = bucket(10000, "spring 2026") < 5000

test "111 half" at 2026-06-01 {
  given customer ann {}
  given customer cal {}
  expect for ann bucket(10000, "spring 2026") = 7781
  expect for cal bucket(10000, "spring 2026") = 2551
  expect for ann not in segment "half"
  expect for cal in segment "half"
}

// 113. A business account none of whose users logged in lately. [TWaud]
// The language has no quantifier over the members of an account: there, the account is the customer, and what its
// users do are its events.
segment "sleeping business" = kind = business and not did login in last 30d

test "113 sleeping business" at 2026-06-01 {
  given customer ann { kind = business }
  given login for ann { at = 31d ago }
  given customer bob { kind = business }
  given login for bob { at = 1d ago }
  given customer cal { kind = personal }
  expect for ann in segment "sleeping business"
  expect for bob not in segment "sleeping business"
  expect for cal not in segment "sleeping business"
}
