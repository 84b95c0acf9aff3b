// What the rules may talk about: one table each, as `generate.ts` writes them.

timezone "Asia/Shanghai"

customer {
  姓名 name: text                                 group 人口统计
  性别 gender: one of 男, 女                      group 人口统计
  生日 birthday: date                             group 人口统计
  婚姻 marriage: one of 未婚, 已婚, 离异          group 人口统计
  子女数 children: integer                        group 人口统计
  国家 country: text                              group 地理
  省份 province: text                             group 地理
  城市 city: text                                 group 地理
  位置 location: point                            group 地理
  学历 education: one of 博士, 硕士, 本科, 大专, 高中及以下  group 社会经济
  职业 job: text                                  group 社会经济
  年收入 income: money                            group 社会经济
  家庭人口 household: integer                     group 社会经济
  爱好 hobbies: set of text                       group 心理
  生活方式 lifestyle: one of 养生, 精致, 随性, 忙碌, 热闹  group 心理
  看重 cares: set of text                         group 心理
  偏好渠道 channels: set of text                  group 行为
  来源 source: text                               group 行为
  常用支付 payment: text                          group 行为
  偏好品牌 brand: text                            group 态度
  购买动机 motive: one of 自饮, 送礼, 待客, 尝鲜  group 态度
  订阅邮件 subscribed: bool                       group 行为
  订阅短信 sms: bool                              group 行为
  会员到期 member_until: time
  注册时间 joined: time                           from created_at
}

event 订单 order {
  金额 amount: money
  优惠 discount: money
  渠道 channel: one of 线上, 门店, 小程序
  品类 category: text
  优惠券 coupon: text
  来源 source: text
  活动 campaign: text
  支付 payment: text
  店铺 store: text
}

event 明细 line {
  订单号 order_no: text
  商品 item: text
  品类 category: text
  单价 price: money
  数量 qty: integer
  新品 is_new: bool
}

event 浏览 view {
  页面 page: text
  商品 item: text
  停留 dwell: duration
}

event 加购 cart {
  商品 item: text
  单价 price: money
  数量 qty: integer
}

event 到访 visit {
  渠道 channel: one of 线上, 门店, 小程序
  设备 device: one of 手机, 电脑
  来源 source: text
}

event 触达 touch from campaign_touches {
  活动 campaign: text
  媒介 medium: one of 邮件, 短信
  动作 action: one of 点击, 打开, 送达
}

event 评价 nps {
  分值 rating: integer
  话题 topic: text
}

event 推荐 referral {
  被邀人 invited: text
}

list 节日城市 from "cities.csv"
