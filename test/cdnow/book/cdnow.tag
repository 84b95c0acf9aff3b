// The CDNOW purchases: 18 months of orders by customers who bought first in early 1997.
timezone "UTC"

customer {
  首单日 first_order: date
}

event 订单 order {
  数量 cds: integer
  金额 amount: money
}

metric R 最近消费 = since last order
metric F 消费频次 = count(order)
metric M 消费金额 = sum(order.amount)
metric 总额 = overall sum(order.amount)
metric 订单总数 = overall count(order)
metric 客单价 = avg(order.amount)

tag RFM评级 ordered {
  重要价值 when R <= 90d and F >= 2 and M >= top20%
  重要保持 when R > 90d and M >= top20%
  一般价值 when R <= 90d and F >= 2
  流失     when R > 365d
  一般     otherwise
}

tag 频次 ordered {
  复购 when F >= 2
  单次 when F = 1
}

segment 前两成 = M >= top20%
segment 复购客户 = F >= 2
segment 中位以上 = M >= median
segment 沉寂过半 = R >= median
segment 前两成在购 = in segment 前两成 and did order in last 90d
