import { MAX_EXACT } from '@tagwright/dsl';
import { refuse, shown, type ValueReader } from './reader.js';

const MS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, min: 60_000, s: 1000 } as const;
type Unit = keyof typeof MS;
const ORDER: readonly Unit[] = ['w', 'd', 'h', 'min', 's'];

/** The words of the language for exact lengths. */
const WORDS: ReadonlyMap<string, Unit> = new Map([
  ['w', 'w'], ['周', 'w'], ['星期', 'w'], ['个星期', 'w'], ['d', 'd'], ['天', 'd'], ['日', 'd'],
  ['h', 'h'], ['小时', 'h'], ['个小时', 'h'], ['min', 'min'], ['分钟', 'min'],
  ['s', 's'], ['秒', 's'], ['秒钟', 's'],
]); // prettier-ignore
const CALENDAR_WORDS = new Set(['mo', '月', '个月', 'y', '年']);

const SECONDS = /^\d+(?:\.\d+)?$/;
const ISO =
  /^P(?=[\dT])(?:(\d+(?:[.,]\d+)?)Y)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)W)?(?:(\d+(?:[.,]\d+)?)D)?(?:T(?=\d)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i;
const PARTS = /(\d+(?:\.\d+)?)\s*([a-z]+|\p{Script=Han}+)\s*/gu;

/**
 * Lengths of time, held as ms: as the language writes them (`1h30min`, `1小时30分钟`), as ISO 8601 (`PT30S`), or as
 * seconds. Anything finer than a millisecond is cut off.
 */
export const durationReader: ValueReader = {
  width: 1,
  read: (text, row, at) => {
    const trimmed = text.trim();
    const negative = trimmed.startsWith('-');
    const length = lengthOf(negative ? trimmed.slice(1) : trimmed);
    if (length === 'calendar') return refuse('calendar-duration', { value: shown(text) });
    if (length === undefined) return refuse('not-a-duration', { value: shown(text) });
    if (length > MAX_EXACT)
      return refuse('number-too-large', { value: shown(text), limit: `${Math.floor(MAX_EXACT / 1000)}s` });
    row[at] = negative ? 0 - length : length;
    return undefined;
  },
};

const lengthOf = (text: string): number | 'calendar' | undefined => {
  if (SECONDS.test(text)) return total([[text, 's']]);
  const iso = ISO.exec(text);
  if (iso === null) return lengthOfWords(text);
  const [, years, months, ...exact] = iso;
  if (years !== undefined || months !== undefined) return 'calendar';
  return total(
    exact.flatMap((amount, index) => (amount === undefined ? [] : [[amount, ORDER[index] as Unit] as const])),
  );
};

const lengthOfWords = (text: string): number | 'calendar' | undefined => {
  const parts = [...text.matchAll(PARTS)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text) return undefined;
  const words = parts.map((part) => part[2] as string);
  if (words.some((word) => CALENDAR_WORDS.has(word))) return 'calendar';
  const units = words.map((word) => WORDS.get(word));
  // From the longest unit to the shortest, each once, as people write it; anything else is a slip.
  const ranks = units.map((unit) => (unit === undefined ? -1 : ORDER.indexOf(unit)));
  if (ranks.some((rank, index) => rank <= (ranks[index - 1] ?? -1))) return undefined;
  return total(parts.map((part, index) => [part[1] as string, units[index] as Unit]));
};

/** Worked out in integers: 1.1 s are 1100 ms, not 1100.0000000000002. */
const total = (parts: readonly (readonly [amount: string, unit: Unit])[]): number => {
  const sum = parts.map(([amount, unit]) => scaledLength(amount, unit)).reduce((a, b) => a + b, 0n);
  const ms = sum / NANO;
  return ms > BigInt(MAX_EXACT) ? Infinity : Number(ms);
};

const NANO = 1_000_000_000n;
const scaledLength = (amount: string, unit: Unit): bigint => {
  const [whole = '', fraction = ''] = amount.split(/[.,]/);
  return BigInt(whole + fraction.slice(0, 9).padEnd(9, '0')) * BigInt(MS[unit]);
};
