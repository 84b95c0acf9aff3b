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
  format: (format) => `这里的写法不是 ${format}`,
  multipleOf: (divisor) => `必须是 ${divisor} 的倍数`,
  unknownKeys: (keys) => `这里没有 ${keys.map((key) => `\`${key}\``).join('、')} 这样的项；请去掉`,
  values: (values) => `必须是其中之一：${values.map((value) => `\`${value}\``).join('、')}`,
  variants: '不符合这里的任何一种写法',
  other: '这里不能这样写',
};
