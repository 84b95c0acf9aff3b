import type { KindWord, ThingWord } from '../../codes/check.js';
import { code } from '../words.js';

/** 甲、乙或丙。 */
export const or = (texts: readonly string[], word = '或'): string => {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join('、')}${word}${last}`;
};

/** ，是不是想写 `a` 或 `b`？没有相近的就不问。 */
export const didYouMean = (nearest: readonly string[]): string =>
  nearest.length === 0 ? '' : `，是不是想写 ${or(nearest.map(code), ' 或 ')}？`;

export const KINDS: { readonly [K in KindWord]: string } = {
  number: '数值',
  money: '金额',
  duration: '时长',
  text: '文本',
  bool: '是否值',
  date: '日期',
  time: '时间点',
  enum: '枚举值',
  set: '多值',
  point: '位置',
  distance: '距离',
};

export const kinds = (words: readonly KindWord[]): string => or(words.map((word) => KINDS[word]));

export const THINGS: { readonly [T in ThingWord]: string } = {
  customer: '客户',
  value: '一个值',
  condition: '一个条件',
  'customer-field': '客户的字段',
  'event-field': '事件的字段',
  event: '事件',
  metric: '指标',
  tag: '标签',
  segment: '人群',
  list: '名单',
};
