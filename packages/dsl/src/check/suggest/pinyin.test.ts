import { expect, it } from 'vitest';
import { pinyinOf } from './pinyin.js';

it('says how Chinese sounds, and leaves the rest as it is', () => {
  expect(pinyinOf('重要保持')).toEqual({ full: 'zhongyaobaochi', initials: 'zybc' });
  expect(pinyinOf('RFM评级').full).toBe('rfmpingji');
  expect(pinyinOf('order').full).toBe('order');
});
