import { describe, expect, it } from 'vitest';
import { wordsOf } from '../words/index.js';
import { durationInWords } from './duration.js';

const DAY = 86_400_000;

describe('durationInWords', () => {
  it.each([
    [0, '0 s', '0 秒'],
    [1, '1 ms', '1 毫秒'],
    [30_000, '30 s', '30 秒'],
    [5_400_000, '1 h 30 min', '1 小时 30 分钟'],
    [DAY, '1 day', '1 天'],
    [134 * DAY + 4 * 3_600_000 + 59_000, '134 days 4 h', '134 天 4 小时'],
    [90 * DAY + 1, '90 days 1 ms', '90 天 1 毫秒'],
    [-2 * DAY, '-2 days', '-2 天'],
  ])('%i ms', (ms, english, chinese) => {
    expect(durationInWords(ms, wordsOf('en').units)).toBe(english);
    expect(durationInWords(ms, wordsOf('zh-CN').units)).toBe(chinese);
  });
});
