import { describe, expect, it } from 'vitest';
import { DAY_MS, parseDate, parseLocal } from '../semantics/index.js';
import { meaning } from './harness.js';

const windowIn = (condition: string) => {
  const found = meaning(condition);
  return 'window' in found ? found.window : undefined;
};

describe('windows', () => {
  it('look ahead and a day back', () => {
    expect(windowIn('joined within next 7d')).toEqual({ kind: 'next', span: { unit: 'ms', ms: 7 * DAY_MS } });
    expect(windowIn('birthday on 7d ago')).toEqual({ kind: 'day', offset: -7 });
    expect(windowIn('birthday on 2w ago')).toEqual({ kind: 'day', offset: -14 });
    expect(windowIn('birthday on 1y ago')).toEqual({ kind: 'day', offset: 0, months: -12 });
    expect(windowIn('birthday on tomorrow')).toEqual({ kind: 'day', offset: 1 });
  });

  it('look back over a length, or over what lies between two', () => {
    const days = (count: number) => ({ unit: 'ms', ms: count * DAY_MS });
    expect(windowIn('joined in last 1mo')).toEqual({ kind: 'last', span: { unit: 'months', months: 1 } });
    expect(windowIn('joined between 90d and 30d ago')).toEqual({ kind: 'ago', from: days(90), to: days(30) });
    expect(windowIn('joined before 7d ago')).toEqual({ kind: 'before', span: days(7) });
  });

  it('run from a day or an instant to another, both included', () => {
    const [first, last] = ['2026-11-01', '2026-11-12'].map((each) => parseDate(each));
    expect(windowIn('joined from 2026-11-01 to 2026-11-12')).toEqual({
      kind: 'range',
      from: { day: first },
      to: { day: last },
    });
    expect(windowIn('joined from 2026-11-01 08:00 to 2026-11-12')).toMatchObject({
      from: { instant: parseLocal('2026-11-01', '08:00', 'Asia/Shanghai') },
    });
    expect(windowIn('joined on 2026-11-01')).toEqual({ kind: 'range', from: { day: first }, to: { day: first } });
  });

  it('follow the calendar', () => {
    expect(windowIn('joined this week')).toEqual({ kind: 'this', unit: 'week' });
    expect(windowIn('joined last month')).toEqual({ kind: 'last-units', count: 1, unit: 'month' });
    expect(windowIn('joined in last 3 calendar months')).toEqual({ kind: 'last-units', count: 3, unit: 'month' });
    expect(windowIn('joined yesterday')).toEqual({ kind: 'day', offset: -1 });
  });

  it('take yearly dates by their local dates', () => {
    expect(meaning('anniversary(birthday) within next 30d')).toMatchObject({
      kind: 'anniversary',
      operand: { kind: 'customer-field', column: 'birthday' },
      window: { kind: 'next' },
    });
    expect(meaning('anniversary(joined) today')).toMatchObject({
      kind: 'anniversary',
      operand: { kind: 'local-date', operand: { column: 'joined' } },
    });
    expect(meaning('anniversary(birthday) not in last 7d')).toMatchObject({
      kind: 'not',
      operand: { kind: 'anniversary', window: { kind: 'last' } },
    });
  });
});
