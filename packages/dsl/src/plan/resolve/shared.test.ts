import { expect, it } from 'vitest';
import { Shared } from './shared.js';

const named = (name: string) => (id: string) => ({ id, name });

it('keeps each part once, numbered as first asked for', () => {
  const shared = new Shared<{ readonly id: string; readonly name: string }>('c');
  const first = shared.take('a', named('a'));
  expect(first).toEqual({ key: 'a', part: { id: 'c0', name: 'a' }, own: true });
  expect(shared.take('b', named('b')).part.id).toBe('c1');
  expect(shared.take('a', named('a'))).toEqual({ ...first, own: false });
  expect(shared.of('c1').name).toBe('b');
  expect(() => shared.of('c7')).toThrow('c7');
  expect([shared.size, shared.all.map(({ id }) => id)]).toEqual([2, ['c0', 'c1']]);
});

it('takes a part again only under its number, and only from whom it came', () => {
  const earlier = new Shared<{ readonly id: string; readonly name: string }>('c');
  const [a, b] = [earlier.take('a', named('a')), earlier.take('b', named('b'))];
  const borrowed = earlier.take('a', named('a'));
  const later = new Shared<{ readonly id: string; readonly name: string }>('c');
  expect(later.takeAgain(b)).toBe(false);
  expect(later.takeAgain(borrowed)).toBe(false);
  expect(later.takeAgain(a)).toBe(true);
  expect(later.takeAgain(borrowed)).toBe(true);
  expect(later.take('x', named('x')).part.id).toBe('c1');
  expect(later.takeAgain(b)).toBe(false);
  expect(later.of('c0')).toBe(a.part);
});
