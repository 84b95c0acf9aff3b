// Engagement and channels.

// 87. Profile at least 52 weeks old, received at least 10 emails, opened 0 and clicked 0. [KL]
segment "deaf to mail" =
  since(joined) >= 52w and did mail where action = receive at least 10 times and not did mail where action in (open, click)

test "87 deaf to mail" at 2026-06-01 {
  given customer { joined = 53w ago }
  given mail { at = 90d ago, action = receive }
  given mail { at = 80d ago, action = receive }
  given mail { at = 70d ago, action = receive }
  given mail { at = 60d ago, action = receive }
  given mail { at = 50d ago, action = receive }
  given mail { at = 40d ago, action = receive }
  given mail { at = 30d ago, action = receive }
  given mail { at = 20d ago, action = receive }
  given mail { at = 10d ago, action = receive }
  expect not in segment "deaf to mail"
  after 1d mail { action = receive }
  expect in segment "deaf to mail"
  after 1d mail { action = open }
  expect not in segment "deaf to mail"
}

// 89. Opened or clicked in 90 days, received at least one email, not unsubscribed, not spam-reporting, not bounced. [KLblog]
segment "reads us" =
  not unsubscribed and not reported_spam and not bounced
  and did mail where action in (open, click) in last 90d and did mail where action = receive

test "89 reads us" at 2026-06-01 {
  given customer ann {}
  given mail for ann { at = 100d ago, action = receive }
  given mail for ann { at = 89d ago, action = click }
  given customer bob { unsubscribed = true }
  given mail for bob { at = 2d ago, action = receive }
  given mail for bob { at = 1d ago, action = open }
  given customer cal {}
  given mail for cal { at = 1d ago, action = open }
  expect for ann in segment "reads us"
  expect for bob not in segment "reads us"
  expect for cal not in segment "reads us"
}

// 91. Opened one given campaign more than once. [BRsql]
segment "opened spring twice" = did mail where action = open and campaign = spring at least 2 times

test "91 opened spring twice" at 2026-06-01 {
  given customer {}
  given mail { at = 3d ago, action = open, campaign = spring }
  given mail { at = 2d ago, action = open, campaign = summer }
  expect not in segment "opened spring twice"
  after 1d mail { action = open, campaign = spring }
  expect in segment "opened spring twice"
}

// 93. Sent an SMS that never reached the carrier. [BRsql]
segment "lost message" = did sms as s where status = sent then not sms where status = delivered and message = s.message

test "93 lost message" at 2026-06-01 {
  given customer {}
  given sms { at = 2d ago, status = sent, message = m1 }
  given sms { at = 1d ago, status = delivered, message = m1 }
  expect not in segment "lost message"
  after 1d sms { status = sent, message = m2 }
  expect in segment "lost message"
  after 1min sms { status = delivered, message = m2 }
  expect not in segment "lost message"
}

// 95. Marked an email as spam in the last 3 months. [SHref]
segment "cried spam" = did mail where action = spam in last 3mo

test "95 cried spam" at 2026-05-31 {
  given customer {}
  given mail { at = 2026-03-01 00:01, action = spam }
  // 31 February is 1 March, 00:00; a day later it still is.
  expect in segment "cried spam"
  after 1d
  expect in segment "cried spam"
  after 1d
  expect not in segment "cried spam"
}
