import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashOf } from './hash.js';

describe('canonical JSON', () => {
  it('does not know the order of keys, nor what is undefined', () => {
    expect(canonicalJson({ b: 1, a: [{ d: undefined, c: null }] })).toBe('{"a":[{"c":null}],"b":1}');
    expect(canonicalJson([2, 1])).toBe('[2,1]');
    expect(canonicalJson({ b: {}, a: [], c: { d: undefined }, e: [undefined] })).toBe(
      '{"a":[],"b":{},"c":{},"e":[null]}',
    );
    expect([{}, 'x"', 3, true, null, undefined].map(canonicalJson)).toEqual([
      '{}',
      '"x\\""',
      '3',
      'true',
      'null',
      'null',
    ]);
  });

  it('leaves out what is only shown, but no thing that happens to be called so', () => {
    expect(canonicalJson({ label: 'M top20%', group: '地理', description: 'x', a: 1 })).toBe('{"a":1}');
    expect(canonicalJson({ label: { unit: 'ms' } })).toBe('{"label":{"unit":"ms"}}');
  });

  it('sorts many keys as it sorts few, by code unit', () => {
    const keys = ['b', 'a', '10', '9', 'B', '😀', '\uffee', '"', '名'];
    const many = [...keys, ...Array.from({ length: 20 }, (_, index) => `k${String(19 - index)}`)];
    for (const names of [keys, many]) {
      const written = canonicalJson(Object.fromEntries(names.map((name) => [name, 1])));
      expect(written).toBe(
        `{${names
          .toSorted()
          .map((name) => `${JSON.stringify(name)}:1`)
          .join()}}`,
      );
    }
  });

  it('is hashed with SHA-256', () => {
    expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }));
    const shared = Object.freeze({ 名: '茶', label: 'shown' });
    const value = {
      list: [shared, [shared, 2], null, 'x'],
      empty: [],
      none: undefined,
      text: '"',
      part: shared,
      no: null,
    };
    // What is remembered of a part the second time is what it was the first.
    for (const hashed of [value, value, { ...value, list: [[], {}, [1]] }])
      expect(hashOf(hashed)).toBe(createHash('sha256').update(canonicalJson(hashed)).digest('hex'));
  });
});
