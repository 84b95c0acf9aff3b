// A tag whose values go together: somebody may like both.
tag 口味偏好 many {
  description "what they came back for within half a year"
  辣 when count(order where category = 川味 in last 180d) >= 2
  甜 when count(order where category = 甜点 in last 180d) >= 2
}

// An event gives the value, and it fades: thirty days after the last such visit it is gone.
tag 意向商品 = 茶 on view where page contains "/tea/" and dwell >= 30s expires 30d
