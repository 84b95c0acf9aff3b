import { midnight, parseDate, parseLocal } from '@tagwright/dsl';

const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * The instant (ms UTC) that `--as-of` names: ISO 8601 with an offset or `Z`, the same without one in the book's zone,
 * or a date alone, which is the midnight that starts it there. Undefined for anything else.
 */
export function parseAsOf(text: string, zone: string): number | undefined {
  const [, date, timeOfDay, offset] = WRITTEN.exec(text.trim()) ?? [];
  if (date === undefined) return undefined;
  if (timeOfDay === undefined) {
    const day = parseDate(date);
    return day === undefined ? undefined : midnight(day, zone);
  }
  if (offset === undefined) return parseLocal(date, timeOfDay, zone);
  const utc = parseLocal(date, timeOfDay, 'UTC');
  const ahead = offsetMinutes(offset);
  return utc === undefined || ahead === undefined ? undefined : utc - ahead * 60_000;
}

function offsetMinutes(offset: string): number | undefined {
  if (/^z$/i.test(offset)) return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(-2));
  if (hours > 23 || minutes > 59) return undefined;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
