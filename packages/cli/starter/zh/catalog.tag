// 目录说明规则里可以谈论什么。每样东西有一个或两个名字，规则里用哪个都行。
时区 "Asia/Shanghai"

客户 {
  姓名 name: 文本
  性别 gender: 枚举 女, 男      归入 人口统计
  生日 birthday: 日期           归入 人口统计
  城市 city: 文本               归入 地理
  偏好渠道 channels: 多值 文本  归入 行为
  订阅邮件 subscribed: 是否
  注册时间 joined: 时间         来自 created_at
}

事件 订单 order {
  金额 amount: 金额
  渠道 channel: 枚举 线上, 门店, 小程序
  品类 category: 文本
}

事件 浏览 view {
  页面 page: 文本
  停留 dwell: 时长
}

// 一行一个城市，放在规则书的文件里。
名单 一线城市 tier1 来自 "tier1.csv"
