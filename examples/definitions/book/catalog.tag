// What the definitions talk about: one shop large enough for all of them.

timezone "America/New_York"

customer {
  joined: time
  subscribed: bool
  loyal: bool
  unsubscribed: bool
  reported_spam: bool
  bounced: bool
  labels: set of text
  cities: set of text
  country: text
  region: text
  kind: one of business, personal
  stage: one of paying, trial, lead
  birthday: date
  points: integer
  custom: number
  fit: number
}

event order { amount: money  store: text  item: text }
event refund { amount: money }
event purchase {
  product: text
  category: text
  colour: text
  price: money
  modifiers: set of text
}
event returned { product: text  category: text }
event bet { game: text  stake: money }
event view { category: text  item: text }
event watch { title: text }
event checkout { item: text }
event cart { item: text }
event abandoned { item: text }
event visit { page: text }
event app_open { device: text }
event login { device: text }
event docs_view { page: text }
event premium_use { feature: text }
event ticket { priority: one of high, normal, low }
event mail {
  action: one of spam, click, open, receive
  campaign: text
}
event sms { status: one of delivered, sent  message: text }

list titles from "titles.csv"
