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

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a date, such as `2026-06-01`',
  datetime: 'an instant with its zone, such as `2026-06-01T08:30:00+08:00`',
  email: 'an e-mail address, such as `wang@shop.example`',
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
  format: (format) =>
    FORMATS[format] === undefined
      ? 'this is written in a way that cannot be read here'
      : `this has to be ${FORMATS[format]}`,
  multipleOf: (divisor) => `this has to be a multiple of ${divisor}`,
  unknownKeys: (keys) => `nothing is known here of ${keys.map((key) => `\`${key}\``).join(', ')}; leave it out`,
  values: (values) => `this has to be one of: ${values.map((value) => `\`${value}\``).join(', ')}`,
  variants: 'this fits none of the forms that are possible here',
  expected: {
    whom: 'say whom to evaluate: `customers` (ids of stored customers), `inline` (customers who are sent along), or `"all": true` for everybody; not everybody and some besides',
    all: '`"all": true` gives counts and nothing else; leave out `asOf`, `why` and `metrics`, or name customers',
    draft: 'say what to preview: `rule` with rules, or `files` with files of rules',
    facts: 'this has to be a list of facts `[ … ]`, or `{ "facts": [ … ] }`',
  },
  other: 'this does not fit here',
};
