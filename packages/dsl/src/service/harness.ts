import { pinyinOf } from '../check/suggest/pinyin.js';
import type { MessageLocale } from '../diagnostics/messages/index.js';
import type { Span } from '../text/span.js';
import * as service from './index.js';
import { applyTogether } from './edits.js';

/** A shop that most fixtures speak of. */
export const SHOP = `timezone "Asia/Shanghai"

customer {
  姓名 name: text
  性别 gender: one of 男, 女          group 人口统计
  等级 level: one of 金, 银, 铜
  生日 birthday: date                group 人口统计
  城市 city: text                    group 地理
  年收入 income: money               group 社会经济
  偏好渠道 channels: set of one of 线上, 门店
  位置 location: point
  订阅邮件 subscribed: bool
  注册时间 joined: time
}

event 订单 order {
  实付 amount: money
  渠道 channel: one of 线上, 门店, 小程序
  品类 category: text
  数量 qty: integer
}

event 浏览 view { 页面 page: text  商品 item: text  停留 dwell: duration }

list 节日城市 from "cities.csv"

metric R 最近消费 = since last order
metric F 消费频次 = count(order in last 365d)
metric M 消费金额 = sum(order.amount in last 365d) description "一年里花了多少"

tag 等级评定 ordered {
  description "按消费金额"
  黄金 when M >= top20%
  普通 otherwise
}
tag 口味 many {
  辣 when did order where category = 川味
  甜 when did order where category = 甜点
}
segment 老客 = F >= 3
`;

/** A fixture taken apart: the text without its `<|>` cursors, and where they stood. */
export const cursorsOf = (fixture: string): { readonly text: string; readonly cursors: readonly number[] } => {
  const parts = fixture.split('<|>');
  const cursors: number[] = [];
  let at = 0;
  for (const part of parts.slice(0, -1)) cursors.push((at += part.length));
  return { text: parts.join(''), cursors };
};

/** A book of the shop and one file, with the places that its cursors mark. */
export interface Opened {
  readonly workspace: service.Workspace;
  readonly file: string;
  readonly text: string;
  readonly offset: number;
  readonly range: Span;
}

/** The one place where the tests of the service make a workspace. */
export const open = (
  fixture: string,
  { locale = 'en', shop = SHOP }: { readonly locale?: MessageLocale; readonly shop?: string } = {},
): Opened => {
  const { text, cursors } = cursorsOf(fixture);
  const workspace = new service.Workspace({ locale, pinyin: pinyinOf });
  workspace.open('shop.tag', shop);
  workspace.open('rules.tag', text);
  workspace.setList('cities.csv', '北京\n上海\n');
  const offset = cursors[0] ?? 0;
  return { workspace, file: 'rules.tag', text, offset, range: { start: offset, end: cursors[1] ?? offset } };
};

/** The first labels that completion offers at the cursor. */
export const labels = (fixture: string, most = Infinity): readonly string[] => {
  const { workspace, file, offset } = open(fixture);
  return service
    .completion(workspace, file, offset)
    .slice(0, most)
    .map(({ label }) => label);
};

/** The text after the completion of that label was taken; places to fill as they stand in the snippet. */
export const completed = (fixture: string, label: string): string => {
  const { workspace, file, offset, text } = open(fixture);
  const items = service.completion(workspace, file, offset);
  const item = items.find((one) => one.label === label);
  if (item === undefined) throw new Error(`${label} is not among ${items.map((one) => one.label).join(', ')}`);
  return applyTogether(text, [{ span: item.span, text: item.insert }]);
};

/** The files after a change of several. */
export const changed = (
  { workspace }: Opened,
  changes: readonly service.FileEdits[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(changes.map(({ file, edits }) => [file, applyTogether(workspace.text(file), edits)]));

/** The titles of the actions offered at the selection. */
export const actions = (fixture: string): readonly service.CodeAction[] => {
  const { workspace, file, range } = open(fixture);
  return service.codeActions(workspace, file, range);
};

/** The fixture's file (and others that changed) after the action with that title. */
export const acted = (fixture: string, title: string | RegExp): Readonly<Record<string, string>> => {
  const opened = open(fixture);
  const all = service.codeActions(opened.workspace, opened.file, opened.range);
  const action = all.find((one) => (typeof title === 'string' ? one.title === title : title.test(one.title)));
  if (action === undefined) throw new Error(`${title} is not among ${all.map((one) => one.title).join(', ')}`);
  return changed(opened, action.changes);
};

export { service };
