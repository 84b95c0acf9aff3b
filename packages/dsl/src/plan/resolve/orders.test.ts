import { describe, expect, it } from 'vitest';
import { admitted, flipped } from './orders.js';

describe('orders', () => {
  const declared = ['高', '中', '低'];

  it('admit the declared values on one side of a value, the first declared being the highest', () => {
    expect(admitted(declared, '=', '中')).toEqual(['中']);
    expect(admitted(declared, '>', '中')).toEqual(['高']);
    expect(admitted(declared, '>=', '中')).toEqual(['高', '中']);
    expect(admitted(declared, '<', '中')).toEqual(['低']);
    expect(admitted(declared, '<=', '中')).toEqual(['中', '低']);
    expect(admitted(declared, '>', '高')).toEqual([]);
    expect(admitted(declared, '<', '低')).toEqual([]);
  });

  it('are turned round with the sides', () => {
    expect(flipped).toEqual({ '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' });
  });
});
