// Recency, frequency and monetary value: what is measured, and the grade that is made of the three.
metric R 最近消费 = since last order
metric F 消费频次 = count(order in last 365d)
metric M 消费金额 = sum(order.amount in last 365d)

// The first case that holds gives the value. "重要保持" used to buy much, and has not come for three months.
tag RFM评级 = 重要价值 when R <= 90d and F >= top20% and M >= top20%
tag RFM评级 = 重要保持 when R > 90d and M >= top20%
tag RFM评级 = 一般价值 when R <= 90d and F >= 2
tag RFM评级 = 流失 when R > 365d
tag RFM评级 = 一般 otherwise
