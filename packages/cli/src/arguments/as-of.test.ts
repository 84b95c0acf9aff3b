import { describe, expect, it } from 'vitest';
import { parseAsOf } from './as-of.js';

const shown = (text: string, zone = 'Asia/Shanghai'): string | undefined => {
  const instant = parseAsOf(text, zone);
  return instant === undefined ? undefined : new Date(instant).toISOString();
};

describe('parseAsOf', () => {
  it.each([
    ['2026-06-01T00:00:00Z', '2026-06-01T00:00:00.000Z'],
    ['2026-06-01T00:00:00+08:00', '2026-05-31T16:00:00.000Z'],
    ['2026-06-01T00:00:00.123-0530', '2026-06-01T05:30:00.123Z'],
    ['2026-06-01T12:30', '2026-06-01T04:30:00.000Z'],
    ['2026-06-01 12:30:15', '2026-06-01T04:30:15.000Z'],
    ['2026-06-01', '2026-05-31T16:00:00.000Z'],
  ])('%s is %s in Shanghai', (text, instant) => {
    expect(shown(text)).toBe(instant);
  });

  it('starts the day that clocks jump into where it starts', () => {
    expect(shown('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
  });

  it.each(['', 'today', '2026-02-30', '2026-06-01T25:00', '2026-06-01T00:00+24:00', '2026-6-1', '1780272000000'])(
    'does not guess at %j',
    (text) => {
      expect(shown(text)).toBeUndefined();
    },
  );
});
