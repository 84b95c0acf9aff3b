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

const measured = (origin: string, how: string, limit: string): string => {
  if (origin === 'string') return `长度必须${how} ${limit} 个字符`;
  return origin === 'array' || origin === 'set' ? `必须${how} ${limit} 项` : `必须${how} ${limit}`;
};

export const issues: IssueWords = {
  missing: '这一项必须写',
  type: (expected) => `这里必须是${TYPES[expected] ?? ` ${expected}`}`,
  atMost: (origin, limit, isInclusive) => measured(origin, isInclusive ? '不超过' : '小于', limit),
  atLeast: (origin, limit, isInclusive) => measured(origin, isInclusive ? '不少于' : '大于', limit),
  format: (format) => `这里的写法不是 ${format}`,
  multipleOf: (divisor) => `必须是 ${divisor} 的倍数`,
  unknownKeys: (keys) => `这里没有 ${keys.map((key) => `\`${key}\``).join('、')} 这样的项；请去掉`,
  values: (values) => `必须是其中之一：${values.map((value) => `\`${value}\``).join('、')}`,
  variants: '不符合这里的任何一种写法',
  other: '这里不能这样写',
};
