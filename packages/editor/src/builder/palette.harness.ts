import { palette, type Palette, Workspace } from '@tagwright/dsl/service';

/** The catalog and rules of a small shop. */
export const SHOP = `timezone "Asia/Shanghai"
customer {
  城市 city: text
  等级 level: one of 金, 银, 铜
  订阅邮件 subscribed: bool
  生日 birthday: date
  位置 location: point
  偏好渠道 channels: set of one of 线上, 门店
  注册时间 joined: time
}
event 订单 order { 金额 amount: money  渠道 channel: one of 线上, 门店 }
list 节日城市 from "cities.csv"
metric R 最近消费 = since last order
metric F 消费频次 = count(order in last 365d)
metric M 消费金额 = sum(order.amount in last 365d)
tag 会员 ordered { 黄金 when M >= top20%  普通 otherwise }
tag 口味 many { 辣 when F > 3  甜 when F > 5 }
segment 京沪 = 城市 in (北京, 上海)
`;

/** What its rules may name. */
export const shopPalette = (): Palette => {
  const workspace = new Workspace();
  workspace.open('shop.tag', SHOP);
  return palette(workspace);
};
