import type { Duration } from '../model/index.js';
import type { Dice } from './dice.js';

/**
 * Small pools that rules and facts both draw from, so that a comparison often stands on its edge. Everything is NFC
 * here; facts may write the same text decomposed.
 */
export const TEXTS = [
  'tea',
  'Tea',
  'teapot',
  '北京',
  '上海',
  '北京市',
  '川味',
  '甜',
  '😀',
  '😀😁',
  '～',
  'café',
  '100%',
  'a_b',
  "O'Brien",
  '"x"',
  '/tea/1',
  'a\\b',
  '*',
  '[a]',
  '0',
  'null',
  '𠮷野家',
];
export const VALUE_WORDS = [
  '线上',
  '门店',
  '小程序',
  '男',
  '女',
  '高',
  '中',
  '低',
  '黄金',
  '白银',
  '普通',
  'gold',
  'silver',
  'bronze',
  'web',
  'app',
  'store',
  'VIP-A',
  '60+',
  'a b',
  '😀',
  '𠮷',
  '～',
  '是',
  '当',
];
export const INTEGERS = ['0', '1', '2', '3', '5', '10', '100', '-1', '-3'];
export const NUMBERS = [
  '0',
  '1',
  '2',
  '0.5',
  '1.25',
  '2.5',
  '-1.5',
  '-0.5',
  '3.141593',
  '100',
  '0.000001',
  '10',
  '0.1',
  '0.2',
];
export const AMOUNTS = [
  '0',
  '1',
  '0.5',
  '2.5',
  '10',
  '99.99',
  '100',
  '100.01',
  '0.01',
  '500',
  '-20',
  '1000000',
  '33.33',
];
export const DURATIONS: readonly Duration[] = [
  { amount: 1, unit: 's' },
  { amount: 30, unit: 's' },
  { amount: 5, unit: 'min' },
  { amount: 90, unit: 'min' },
  { amount: 1, unit: 'h' },
  { amount: 12, unit: 'h' },
  { amount: 1.5, unit: 'h' },
  { amount: 0.5, unit: 'd' },
  { amount: 1, unit: 'd' },
  { amount: 2, unit: 'd' },
  { amount: 7, unit: 'd' },
  { amount: 30, unit: 'd' },
  { amount: 90, unit: 'd' },
  { amount: 365, unit: 'd' },
  { amount: 1, unit: 'w' },
  { amount: 2, unit: 'w' },
];
export const SPANS: readonly Duration[] = [
  { amount: 1, unit: 'mo' },
  { amount: 2, unit: 'mo' },
  { amount: 6, unit: 'mo' },
  { amount: 1, unit: 'y' },
  { amount: 2, unit: 'y' },
];
export const DATES = [
  '2024-02-29',
  '2025-02-28',
  '2025-03-01',
  '2025-12-31',
  '2026-01-01',
  '2026-01-31',
  '2026-03-08',
  '2026-03-29',
  '2026-06-01',
  '2026-10-25',
  '2026-11-01',
  '2026-11-11',
];
export const CLOCKS = ['00:00', '00:00', '00:00', '01:30', '02:30', '08:00', '20:00', '23:59:59'];
export const PLACES = [
  { lat: 39.9042, lng: 116.4074 },
  { lat: 31.2304, lng: 121.4737 },
  { lat: 31.2397, lng: 121.4998 },
  { lat: 40.7128, lng: -74.006 },
  { lat: -31.5553, lng: 159.0821 },
  { lat: 0, lng: 180 },
  { lat: 0, lng: -180 },
  { lat: 90, lng: 0 },
];
/** Kilometres, some between two distances of the places, none within some metres of one. */
export const KILOMETRES = ['1.5', '2.68', '2.7', '50', '1067.25', '1067.34', '1067.4', '3000', '11857.5', '15000'];

/** The largest magnitudes that facts may have. */
export const EXTREMES = {
  integer: ['9007199254740991', '-9007199254740991'],
  number: ['9007199254.740991', '-9007199254.740991'],
  money: ['90071992547409.91', '-90071992547409.91'],
} as const;

export function exactDuration(dice: Dice): Duration {
  return dice.pick(DURATIONS);
}

export const WHOLE_DAYS: readonly Duration[] = DURATIONS.filter(
  ({ amount, unit }) => (unit === 'd' || unit === 'w') && Number.isInteger(amount),
);
/** For what is looked at closely. */
export const SHORT_LENGTHS: readonly Duration[] = [
  { amount: 1, unit: 'h' },
  { amount: 12, unit: 'h' },
  { amount: 1, unit: 'd' },
  { amount: 2, unit: 'd' },
  { amount: 7, unit: 'd' },
  { amount: 2, unit: 'w' },
  { amount: 1, unit: 'mo' },
];

/** Whole days or a calendar span. */
export function dayDuration(dice: Dice): Duration {
  return dice.pick([...WHOLE_DAYS, ...SPANS]);
}

export function anyDuration(dice: Dice): Duration {
  return dice.pick([...DURATIONS, ...SPANS]);
}
