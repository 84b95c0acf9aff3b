import type { IssueWords } from '../../codes/issues.js';

const TYPES: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数',
  int: '整数',
  boolean: '`true` 或 `false`',
  array: '列表',
  object: '对象',
  record: '对象',
  null: '`null`',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: '日期，例如 `2026-06-01`',
  datetime: '带时区的时刻，例如 `2026-06-01T08:30:00+08:00`',
  email: '电子邮箱地址，例如 `wang@shop.example`',
};

const bounded = (origin: string, words: { number: string; amount: string }, limit: string): string => {
  if (origin === 'string') return `${words.amount} ${limit} 个字符`;
  return origin === 'array' || origin === 'set' ? `${words.amount} ${limit} 项` : `必须${words.number} ${limit}`;
};

const AT_MOST = { number: '不大于', amount: '最多' };
const BELOW = { number: '小于', amount: '要少于' };
const AT_LEAST = { number: '不小于', amount: '至少要有' };
const ABOVE = { number: '大于', amount: '要多于' };

export const issues: IssueWords = {
  missing: '这一项必须写',
  type: (expected) => `这里必须是${TYPES[expected] ?? ` ${expected}`}`,
  atMost: (origin, limit, isInclusive) => bounded(origin, isInclusive ? AT_MOST : BELOW, limit),
  atLeast: (origin, limit, isInclusive) => bounded(origin, isInclusive ? AT_LEAST : ABOVE, limit),
  format: (format) => (FORMATS[format] === undefined ? '这里的写法无法读取' : `这里必须是${FORMATS[format]}`),
  multipleOf: (divisor) => `必须是 ${divisor} 的倍数`,
  unknownKeys: (keys) => `这里没有 ${keys.map((key) => `\`${key}\``).join('、')} 这样的项；请去掉`,
  values: (values) => `必须是其中之一：${values.map((value) => `\`${value}\``).join('、')}`,
  variants: '不符合这里的任何一种写法',
  expected: {
    whom: '请说明要计算哪些客户：给出 `customers`（已有客户的编号）、`inline`（随请求附上的客户），或用 `"all": true` 表示全体；全体不能与前两者并用',
    all: '`"all": true` 只给出人数；请去掉 `asOf`、`why`、`metrics`，或改为列出客户',
    draft: '请给出要预览的规则：`rule` 写一段规则，或 `files` 给出规则文件',
    facts: '这里必须是事实的列表 `[ … ]`，或 `{ "facts": [ … ] }`',
  },
  other: '这里不能这样写',
};
