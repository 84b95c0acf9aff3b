import { DAY_MS, instantOf, parseDate } from '@tagwright/dsl';
import { refuse, shown, type ValueReader } from './reader.js';

/** ISO 8601, `T` or a space between date and clock, the clock to the minute or finer, or a date alone. */
const TIME = /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:[Zz]|[+-]\d\d(?::?\d\d)?))?)?$/;
const DATE_END = 10;
const CLOCK_END = 16;
const SECONDS_END = 19;

/**
 * Instants, held as ms UTC. Without a zone the clock is the book's (`zone`, an IANA name); a date alone is its first
 * instant there. Anything finer than a millisecond is cut off.
 */
export const timeReader = (zone: string): ValueReader => {
  // Rows mostly come in the order of time: the date is that of the row before.
  let lastDate = '';
  let lastDay: number | undefined;
  return {
    width: 1,
    read: (cell, row, at) => {
      const text = cell.trim();
      if (!TIME.test(text)) return refuse('not-a-time', { value: shown(cell) });
      if (!text.startsWith(lastDate) || lastDate === '') {
        lastDate = text.slice(0, DATE_END);
        lastDay = parseDate(lastDate);
      }
      const clock = clockOf(text);
      const offset = offsetOf(text);
      if (lastDay === undefined || clock === undefined || offset === undefined)
        return refuse('no-such-time', { value: shown(cell) });
      const local = lastDay * DAY_MS + clock;
      row[at] = offset === 'local' ? instantOf(local, zone) : local - offset;
      return undefined;
    },
  };
};

/** The number that the two digits at `index` make. The shape has been checked, so they are taken by their place. */
const pair = (text: string, index: number): number =>
  (text.charCodeAt(index) - ZERO) * 10 + text.charCodeAt(index + 1) - ZERO;
const ZERO = 48;

/** Milliseconds since midnight. */
const clockOf = (text: string): number | undefined => {
  if (text.length === DATE_END) return 0;
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const second = text[CLOCK_END] === ':' ? pair(text, 17) : 0;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisOf(text);
};

const millisOf = (text: string): number => {
  const mark = text[SECONDS_END];
  if (text[CLOCK_END] !== ':' || (mark !== '.' && mark !== ',')) return 0;
  const digits = /^\d{1,3}/.exec(text.slice(SECONDS_END + 1, SECONDS_END + 4))?.[0] ?? '';
  return Number(digits.padEnd(3, '0'));
};

/** How far the zone is ahead of UTC, in ms. */
const offsetOf = (text: string): number | 'local' | undefined => {
  const last = text[text.length - 1];
  if (last === 'Z' || last === 'z') return 0;
  const sign = Math.max(text.indexOf('+', CLOCK_END), text.indexOf('-', CLOCK_END));
  if (sign < 0) return 'local';
  const hour = pair(text, sign + 1);
  const minute = text.length > sign + 3 ? pair(text, text.length - 2) : 0;
  if (hour > 23 || minute > 59) return undefined;
  return (text[sign] === '-' ? -1 : 1) * (hour * 60 + minute) * 60_000;
};
