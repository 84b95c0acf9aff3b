import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../semantics/index.js';
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
