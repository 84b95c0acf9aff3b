import { describe, expect, it } from 'vitest';
import { en } from '../words/en.js';
import { zh } from '../words/zh.js';
import { valueTextOf } from './value.js';

const DAY = 86_400_000;

describe('values in words', () => {
  it('have the units of their types', () => {
    const chinese = valueTextOf('zh', zh.values);
    expect(chinese(3280, 'money')).toBe('¥3,280');
    expect(chinese(229.511_749, 'money')).toBe('¥229.51');
    expect(chinese(51.32 * DAY, 'duration')).toBe('51.3 天');
    expect(chinese(90 * 60_000, 'duration')).toBe('1.5 小时');
    expect(chinese(1.234_5, 'distance')).toBe('1.23 公里');
    expect(chinese(['辣', '甜'], 'set')).toBe('辣、甜');
    expect(chinese(false, 'bool')).toBe('否');
    expect(chinese('2001-09-11', 'date')).toBe('2001-09-11');
  });

  it('are in the language of whoever looks', () => {
    const english = valueTextOf('en', en.values);
    expect(english(DAY, 'duration')).toBe('1 day');
    expect(english(12_345.678, 'number')).toBe('12,345.68');
    expect(english(1, 'bool')).toBe('yes');
  });

  it('may be missing', () => {
    const english = valueTextOf('en', en.values);
    expect([english(null, 'money'), english(undefined), english([], 'set')]).toEqual(['—', '—', '—']);
  });
});
