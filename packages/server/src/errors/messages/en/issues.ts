import type { IssueWords } from '../../codes/issues.js';

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: '`null`',
};

const measured = (origin: string, limit: string): string => {
  const plural = limit === '1' ? '' : 's';
  if (origin === 'string') return `${limit} character${plural} long`;
  return origin === 'array' || origin === 'set' ? `${limit} item${plural} long` : limit;
};

export const issues: IssueWords = {
  missing: 'this has to be given',
  type: (expected) => `this has to be ${TYPES[expected] ?? expected}`,
  atMost: (origin, limit, isInclusive) =>
    `this has to be ${isInclusive ? 'at most' : 'below'} ${measured(origin, limit)}`,
  atLeast: (origin, limit, isInclusive) =>
    `this has to be ${isInclusive ? 'at least' : 'above'} ${measured(origin, limit)}`,
  format: (format) => `this is not written as ${format} is`,
  multipleOf: (divisor) => `this has to be a multiple of ${divisor}`,
  unknownKeys: (keys) => `nothing is known here of ${keys.map((key) => `\`${key}\``).join(', ')}; leave it out`,
  values: (values) => `this has to be one of: ${values.map((value) => `\`${value}\``).join(', ')}`,
  variants: 'this fits none of the forms that are possible here',
  other: 'this does not fit here',
};
