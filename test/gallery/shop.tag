// The catalog that every other file of the gallery speaks of; it has no faults of its own.
timezone "Asia/Shanghai"

customer {
  姓名 name: text
  性别 gender: one of 男, 女
  会员等级 level: one of 黑金, 金卡, 银卡, 普卡
  生日 birthday: date
  城市 city: text            group 地理
  年收入 income: money       group 社会经济
  偏好渠道 channels: set of one of 线上, 门店, 小程序
  位置 location: point
  订阅邮件 subscribed: bool
  注册时间 joined: time
}

event 订单 order {
  实付 amount: money
  渠道 channel: one of 线上, 门店, 小程序
  品类 category: text
  件数 qty: integer
}

event 浏览 view { 页面 page: text  商品 item: text  停留 dwell: duration }

list 一线城市 tier1 from "tier1.csv"

metric R 最近消费 = since last order
metric F 消费频次 = count(order in last 365d)
metric M 消费金额 = sum(order.amount in last 365d)
