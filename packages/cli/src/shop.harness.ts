/** A book and data small enough to work out by hand, for tests of commands: who comes out is said beside the rules. */
export const SHOP: Readonly<Record<string, string>> = {
  'catalog.tag': `timezone "Asia/Shanghai"

customer {
  姓名 name: text
  城市 city: text
}

event 订单 order {
  金额 amount: money
}
`,
  'rfm.tag': `metric R 最近消费 = since last order
metric M 消费金额 = sum(order.amount in last 365d)

tag "RFM评级" = 重要保持 when R>90d and M>=top20%
tag "RFM评级" = 流失 when R>365d

segment 北京客户 = 城市 = 北京
`,
  'data/customer.csv': 'id,name,city\nc1,王静,北京\nc2,李伟,上海\nc3,"张,敏",北京\nc4,,\n',
  // c1 spent most and has not come for 100 days; c2 came yesterday; c3 came two years ago; c4 never did.
  'data/order.csv':
    'id,customer,at,amount\n' +
    'o1,c1,2026-02-21T00:00:00,5000\n' +
    'o2,c2,2026-05-31T00:00:00,12.50\n' +
    'o3,c3,2024-06-01T00:00:00,90\n',
};

/** Midnight in Shanghai, when the answers are as said. */
export const AS_OF = '2026-06-01';
