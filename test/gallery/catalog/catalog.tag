timezone "Beijing"
timezone "Asia/Shanghai"
customer from people (id = no, customer = x) { 姓名 name: text  Name: text  年龄 age: set of money }
customer { 城市 city: text }
event 订单 order from people { at: time  金额 amount: money  金额 total: money }
event 退款 refund from tw_refunds { 原因 reason: one of 质量, 尺码, 质量 }
list 黑名单 from "blacklist.csv"
list 空名单 from "empty.csv"
