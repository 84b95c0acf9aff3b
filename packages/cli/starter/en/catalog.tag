// The catalog says what the rules may talk about. Every thing has one or two names; rules may use either.
timezone "Asia/Shanghai"

customer {
  姓名 name: text
  性别 gender: one of 女, 男      group 人口统计
  生日 birthday: date             group 人口统计
  城市 city: text                 group 地理
  偏好渠道 channels: set of text  group 行为
  订阅邮件 subscribed: bool
  注册时间 joined: time           from created_at
}

event 订单 order {
  金额 amount: money
  渠道 channel: one of 线上, 门店, 小程序
  品类 category: text
}

event 浏览 view {
  页面 page: text
  停留 dwell: duration
}

// One city a line, in a file of the book.
list 一线城市 tier1 from "tier1.csv"
