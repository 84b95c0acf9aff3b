import { expect } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { parse } from '../syntax/parse.js';
import { LineMap } from '../text/line-map.js';
import { checkBook } from './index.js';
import type { CheckedBook } from './model.js';
import { pinyinOf } from './suggest/pinyin.js';

/** A shop's catalog and metrics, which most fixtures speak of. */
export const SHOP = `
timezone "Asia/Shanghai"

customer {
  姓名 name: text
  性别 gender: one of 男, 女
  等级 level: one of 金, 银, 铜
  生日 birthday: date
  城市 city: text
  省份 province: text
  年收入 income: money
  偏好渠道 channels: set of one of 线上, 门店
  位置 location: point
  订阅邮件 subscribed: bool
  会员 vip: bool
  注册时间 joined: time
  积分 points: number
}

event 订单 order {
  实付 amount: money
  优惠 discount: money
  渠道 channel: one of 线上, 门店, 小程序
  品类 category: text
  单价 price: money
  数量 qty: integer
  已付 paid: bool
  送达 delivered: time
}

event 浏览 view { 页面 page: text  商品 item: text  停留 dwell: duration }

list 节日城市 from "cities.csv"

metric R 最近消费 = since last order
metric F 消费频次 = count(order in last 365d)
metric M 消费金额 = sum(order.amount in last 365d)
metric 客单价 = avg(order.amount)
metric 评级分 = score(M, 5)
`;

const LISTS = new Map([['cities.csv', '北京\n上海\n']]);

/** The one place where the tests of the checker touch its entry. */
export const checkTexts = (
  texts: Readonly<Record<string, string>>,
  lists: ReadonlyMap<string, string | undefined> = LISTS,
): { readonly book: CheckedBook; readonly diagnostics: readonly Diagnostic[] } => {
  const parsed = Object.entries(texts).map(([path, text]) => parse(path, text));
  const book = checkBook(
    parsed.map(({ file }) => file),
    lists,
    { pinyin: pinyinOf, texts: new Map(Object.entries(texts)) },
  );
  return { book, diagnostics: [...parsed.flatMap(({ diagnostics }) => diagnostics), ...book.diagnostics] };
};

/** What one rule file is found to have, beside the shop. */
export const check = (text: string): readonly Diagnostic[] =>
  checkTexts({ 'shop.tag': SHOP, 'rules.tag': text }).diagnostics.filter(({ file }) => file === 'rules.tag');

/** What is found in a rule file. */
type Finder = (text: string) => readonly Diagnostic[];

/**
 * Checks a fixture: every finding is marked in a comment line below it, with carets under the first line of its span
 * (a CJK character is two columns wide, as in an editor), and every mark is found.
 *
 *     metric X = count(odrer)
 *     //               ^^^^^ unknown-name
 */
export const expectMarks = (fixture: string, find: Finder = check): void => {
  expect(redraw(fixture, find)).toBe(fixture);
};

/** The fixture with its marks redrawn from what is found, so that a difference reads like a fixture. */
export const redraw = (fixture: string, find: Finder = check): string => {
  const marks = find(fixture).map((diagnostic) => drawn(diagnostic, fixture));
  return fixture
    .split('\n')
    .flatMap((line, index) => {
      if (MARK.test(line)) return [];
      const own = marks.filter((mark) => mark.line === index + 1).map(({ text }) => text);
      return [line, ...own];
    })
    .join('\n');
};

interface Mark {
  readonly line: number;
  readonly text: string;
}

const MARK = /^\s*\/\/\s*\^/;

const drawn = ({ code, span }: Diagnostic, text: string): Mark => {
  const map = new LineMap(text);
  const line = map.lineAt(span.start);
  const column = map.displayColumnAt(span.start);
  const end = map.displayColumnAt(Math.min(Math.max(span.end, span.start + 1), map.lineEnd(line)));
  const carets = '^'.repeat(Math.max(1, end - column));
  const margin = Math.min(2, Math.max(0, column - 3));
  return { line, text: `${' '.repeat(margin)}//${' '.repeat(Math.max(0, column - 3 - margin))}${carets} ${code}` };
};

/** The text after the first fix of the first finding with that code. */
export const fixed = (text: string, code: string, which = 0): string => {
  const diagnostic = check(text).find((found) => found.code === code);
  const edits = diagnostic?.fixes[which]?.edits;
  if (edits === undefined) throw new Error(`no fix ${which} for ${code}`);
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, text: insert }) => done.slice(0, span.start) + insert + done.slice(span.end), text);
};
