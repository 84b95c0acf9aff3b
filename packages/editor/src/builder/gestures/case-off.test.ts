import { parse } from '@tagwright/dsl';
import { applyTogether } from '@tagwright/dsl/service';
import { expect, it } from 'vitest';
import { isCaseOff, project, Source, toggleCase } from '../index.js';

const toggled = (text: string, words: 'en' | 'zh'): string => {
  const parsed = parse('a.tag', text);
  const [each] = project(parsed)[0]?.cases ?? [];
  return each === undefined ? text : applyTogether(text, toggleCase(new Source(parsed), each, words));
};

const isOff = (text: string): boolean => project(parse('a.tag', text))[0]?.cases.some(isCaseOff) ?? false;

it.each([
  ['tag t { a on order expires 3d }', 'tag t { a on order where false expires 3d }', 'en'],
  ['tag t { a on 订单 expires 3d }', 'tag t { a on 订单 其中 否 expires 3d }', 'zh'],
  ['tag t { a on order where x = 1 }', 'tag t { a on order where (false and x = 1) }', 'en'],
  ['tag t { a when F > 1 }', 'tag t { a when (false and F > 1) }', 'en'],
] as const)('%s is switched off, and on again to the byte', (on, off, words) => {
  expect(isOff(on)).toBe(false);
  expect(toggled(on, words)).toBe(off);
  expect(parse('a.tag', off).diagnostics).toEqual([]);
  expect(isOff(off)).toBe(true);
  expect(toggled(off, words)).toBe(on);
});
