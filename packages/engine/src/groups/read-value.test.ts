import { expect, it } from 'vitest';
import { readValue } from './read-value.js';

const ZONE = 'Asia/Shanghai';

it('reads values as data files write them', () => {
  expect(readValue({ kind: 'money', form: { exact: 2 } }, ZONE, '12.5')).toBe(1250);
  expect(readValue({ kind: 'number', form: 'real' }, ZONE, '0.25')).toBe(0.25);
  expect(readValue({ kind: 'date' }, ZONE, '1970-01-02')).toBe(1);
  expect(readValue({ kind: 'bool' }, ZONE, 'true')).toBe(1);
  expect(readValue({ kind: 'enum', values: ['高', '低'] }, ZONE, '高')).toBe('高');
  expect(readValue({ kind: 'set', element: { kind: 'text' } }, ZONE, '茶')).toBe('茶');
});

it('knows what is none', () => {
  for (const [type, text] of [
    [{ kind: 'money', form: { exact: 2 } }, 'much'],
    [{ kind: 'number', form: 'real' }, ''],
    [{ kind: 'number', form: 'real' }, 'x'],
    [{ kind: 'date' }, '2026-02-30'],
    [{ kind: 'enum', values: ['高'] }, '中'],
    [{ kind: 'text' }, ''],
    [{ kind: 'point' }, '1,1'],
    [{ kind: 'distance' }, '1'],
  ] as const)
    expect(readValue(type, ZONE, text)).toBeUndefined();
});
