import { describe, expect, it } from 'vitest';
import type { Book, Condition, Value } from '../model/index.js';
import { PLAIN, renderBook } from './book.js';

const spend: Value = {
  kind: 'aggregate',
  fn: 'sum',
  overall: false,
  event: '订单',
  of: { kind: 'event-field', event: '订单', field: 'amount' },
  window: { kind: 'last', length: { amount: 3, unit: 'mo' } },
};
const top: Condition = {
  kind: 'rank',
  operand: { kind: 'metric', metric: 'M' },
  op: '>=',
  cut: { form: 'top-percent', amount: '20' },
  exactly: false,
};
const city: Condition = {
  kind: 'in',
  operand: { kind: 'customer-field', field: 'city' },
  items: [{ kind: 'text', text: '北京' }],
};

const BOOK: Book = {
  zone: 'Asia/Shanghai',
  customer: { columns: { id: 'no' }, fields: [{ names: ['city'], type: { kind: 'text' } }] },
  events: [{ names: ['订单', 'order'], columns: {}, fields: [{ names: ['amount'], type: { kind: 'money' } }] }],
  lists: [],
  metrics: [{ names: ['M'], value: spend }],
  tags: [
    {
      names: ['RFM评级'],
      form: 'lines',
      manual: false,
      many: false,
      ordered: false,
      cases: [
        { value: '重要保持', trigger: { kind: 'when', condition: { kind: 'and', operands: [top, city] } } },
        { value: '茶', trigger: { kind: 'on', event: '订单' }, expires: { amount: 30, unit: 'd' } },
      ],
    },
  ],
  segments: [{ names: ['others'], condition: { kind: 'not', operand: city } }],
};

describe('a book as text', () => {
  it('in English, plainly', () => {
    expect(renderBook(BOOK, PLAIN)).toBe(`timezone "Asia/Shanghai"

customer (id = no) {
  city: text
}

event 订单 order {
  amount: money
}

metric M = sum(订单.amount in last 3mo)

tag RFM评级 = 重要保持 when M >= top20% and city in ("北京")
tag RFM评级 = 茶 on 订单 expires 30d

segment others = not city in ("北京")
`);
  });

  it('in Chinese', () => {
    expect(renderBook(BOOK, { ...PLAIN, vocabulary: 'zh' })).toContain(
      '标签 RFM评级 = 重要保持 当 M >= 前20% 且 city 属于 ("北京")\n标签 RFM评级 = 茶 每当 订单 有效期 30天',
    );
  });
});
