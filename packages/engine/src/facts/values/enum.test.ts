import { expect, it } from 'vitest';
import { enumReader } from './enum.js';
import { outcomeOf, readCell } from './harness.js';

const channel = enumReader(['线上', '门店', '小程序', 'café']);

it.each([
  ['线上', '线上'],
  [' 门店 ', '门店'],
  ['cafe\u0301', 'café'],
])('takes %j as a declared value', (text, value) => expect(outcomeOf(channel, text)).toBe(value));

it('names the declared values, and the nearest', () => {
  expect(readCell(channel, '小程')).toEqual({
    code: 'undeclared-value',
    params: { value: '小程', declared: ['线上', '门店', '小程序', 'café'], nearest: '小程序' },
  });
  expect(readCell(channel, 'toString')).toMatchObject({ code: 'undeclared-value', params: { nearest: undefined } });
});
