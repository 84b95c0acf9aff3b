import { expect, it } from 'vitest';
import { ServerError } from '../errors/index.js';
import { checkJson, parseJson } from './json.js';

const found = (text: string, allowsNul = false, read: (text: string, rules: Rules) => unknown = checkJson): string => {
  try {
    read(text, { depth: 4, allowsNul });
    return 'sound';
  } catch (thrown) {
    if (!(thrown instanceof ServerError)) throw thrown;
    const { line, column } = thrown.params as { readonly line: number; readonly column: number };
    return `${thrown.code} ${line}:${column}`;
  }
};
type Rules = Parameters<typeof checkJson>[1];

it.each(['{}', '[]', ' [1, -2.5e3, "a\\u00e9\\n", true, false, null] ', '"x"', '0', '{"a":{"a":1},"b":{"a":[]}}'])(
  'takes %s',
  (text) => {
    expect(found(text)).toBe('sound');
    expect(parseJson(text, { depth: 4, allowsNul: false })).toEqual(JSON.parse(text));
  },
);

it.each([
  ['', 'body-not-json 1:1'],
  ['{', 'body-not-json 1:2'],
  ['{"a":1,}', 'body-not-json 1:8'],
  ['[1 2]', 'body-not-json 1:4'],
  ['[1,]', 'body-not-json 1:4'],
  ['{a:1}', 'body-not-json 1:2'],
  ["{'a':1}", 'body-not-json 1:2'],
  ['[01]', 'body-not-json 1:3'],
  ['[+1]', 'body-not-json 1:2'],
  ['[NaN]', 'body-not-json 1:2'],
  ['"\n"', 'body-not-json 1:1'],
  ['"\\x"', 'body-not-json 1:1'],
  ['{}\n{}', 'body-not-json 2:1'],
  ['[[[[[]]]]]', 'body-too-deep 1:5'],
  ['{"a":1,\n "a":2}', 'body-key-twice 2:2'],
  ['{"a":1,"\\u0061":2}', 'body-key-twice 1:8'],
  ['{"__proto__":{}}', 'body-key-forbidden 1:2'],
  ['{"constructor":{"prototype":{}}}', 'body-key-forbidden 1:17'],
  ['[1e999]', 'body-number-too-large 1:2'],
  ['[9007199254740993]', 'body-number-too-large 1:2'],
  ['["\\u0000"]', 'body-with-nul 1:2'],
  ['[9007199254740992]', 'body-number-too-large 1:2'],
  ['{"constructor":{"prototype":1}}', 'body-key-forbidden 1:17'],
])('refuses %s', (text, code) => {
  expect(found(text)).toBe(code);
  expect(found(text, false, parseJson)).toBe(code);
});

it('lets what only looks dangerous through', () => {
  expect(found('{"constructor":"Wang & Sons","prototype":true}')).toBe('sound');
  expect(found('["\\\\u0000"]')).toBe('sound');
  expect(found('["\\u0000"]', true)).toBe('sound');
});

it('reads a text of sixteen million signs', () => {
  const long = 'é'.repeat(16_000_000);
  expect(found(`{"a": "${long}"}`)).toBe('sound');
  expect(found(`{"a": "${long}}`)).toBe('body-not-json 1:7');
});

it('reads ten thousand levels without a stack', () => {
  expect(() => checkJson('['.repeat(100_000), { depth: 1_000_000, allowsNul: false })).toThrow(ServerError);
});
