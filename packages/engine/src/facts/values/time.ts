import { DAY_MS, instantOf, parseDate } from '@tagwright/dsl';
import { refuse, shown, type ValueReader } from './reader.js';

/** ISO 8601, `T` or a space between date and clock, the clock to the minute or finer, or a date alone. */
const TIME = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)? ?([Zz]|([+-])(\d\d)(?::?(\d\d))?)?)?$/;

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
    read: (text, row, at) => {
      const match = TIME.exec(text) ?? TIME.exec(text.trim());
      if (match === null) return refuse('not-a-time', { value: shown(text) });
      const date = match[1] as string;
      if (date !== lastDate) {
        lastDate = date;
        lastDay = parseDate(date);
      }
      const clock = clockOf(match);
      const offset = offsetOf(match);
      if (lastDay === undefined || clock === undefined || offset === undefined)
        return refuse('no-such-time', { value: shown(text) });
      const local = lastDay * DAY_MS + clock;
      row[at] = offset === 'local' ? instantOf(local, zone) : local - offset;
      return undefined;
    },
  };
};

/** Milliseconds since midnight. */
const clockOf = (match: RegExpExecArray): number | undefined => {
  if (match[2] === undefined) return 0;
  const hour = Number(match[2]);
  const minute = Number(match[3]);
  const second = match[4] === undefined ? 0 : Number(match[4]);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const millis = match[5] === undefined ? 0 : Number(match[5].slice(0, 3).padEnd(3, '0'));
  return ((hour * 60 + minute) * 60 + second) * 1000 + millis;
};

/** How far the zone is ahead of UTC, in ms. */
const offsetOf = (match: RegExpExecArray): number | 'local' | undefined => {
  if (match[6] === undefined) return 'local';
  if (match[7] === undefined) return 0;
  const hour = Number(match[8]);
  const minute = match[9] === undefined ? 0 : Number(match[9]);
  if (hour > 23 || minute > 59) return undefined;
  return (match[7] === '-' ? -1 : 1) * (hour * 60 + minute) * 60_000;
};
