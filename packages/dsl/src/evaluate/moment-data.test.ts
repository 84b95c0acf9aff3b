import { describe, expect, it } from 'vitest';
import type { Held } from '../plan/held.js';
import { momentOf } from './evaluate.js';
import { customer, DAY, events, HOUR, NOW, planOf } from './harness.js';
import { prepare } from './prepare.js';

const plan = planOf(`
timezone "Asia/Shanghai"
customer { city: text }
event order { amount: money }
metric F = count(order)
metric Total = overall count(order)
tag Level { high when F > 1  low otherwise }
tag Taste many { sweet when F > 0  sour when F > 5 }
tag Risk manual expires 9d { big small }
segment Buyers = F > 0
segment Others = F > 5
segment Top = F >= top 1
segment Local = F >= top 1 per city
segment Long = tag Level = high for at least 3d
segment Rich = F > Total
`);
const prepared = prepare(plan);
const idOf = (name: string): string =>
  [...plan.tags, ...plan.segments].find(({ names }) => names.includes(name))?.id ?? name;
const columns = Object.fromEntries(plan.columns.map(({ scope, id }) => [scope, id]));

const ann = customer(
  'ann',
  { city: 'x' },
  { order: events({ ago: 2 * DAY, amount: 100 }, { ago: DAY, amount: 100 }) },
  { handSet: [{ tag: 'Risk', value: 'small', from: NOW - DAY, until: undefined }] },
);
const whole = plan.ranks.find(({ per }) => per === undefined)?.id;
const ofCity = plan.ranks.find(({ per }) => per !== undefined)?.id;
const thresholds = [
  { rank: whole ?? 'r0', group: null, theta: 4, tie: null, size: 9 },
  { rank: ofCity ?? 'r1', group: 'x', theta: 2, tie: 'ann', size: 3 },
  { rank: ofCity ?? 'r1', group: 'y', theta: 1, tie: null, size: 2 },
];
const held: Held = { thresholds, overall: new Map([[columns['overall'] ?? 'c1', 700]]) };
const moment = momentOf(prepared, ann, NOW, held);

describe('a customer at an instant, as rules over plain data read them', () => {
  it('has columns, her own and those of everybody', () =>
    expect(moment.columns).toEqual({ [columns['customer'] ?? '']: 2, [columns['overall'] ?? '']: 700 }));

  it('has the values of tags, those set by hand by themselves as well', () => {
    expect(moment.tags).toEqual({
      [idOf('Level')]: ['high'],
      [idOf('Taste')]: ['sweet'],
      [idOf('Risk')]: ['small'],
    });
    expect(moment.handSet).toEqual({ [idOf('Risk')]: ['small'] });
  });

  it('is in segments, or not', () =>
    expect(moment.segments).toEqual({
      [idOf('Buyers')]: true,
      [idOf('Others')]: false,
      [idOf('Top')]: false,
      [idOf('Local')]: true,
      [idOf('Long')]: false,
      [idOf('Rich')]: false,
    }));

  it('has the thresholds of her own group', () => {
    const [everybody, own] = thresholds;
    expect(new Set(moment.thresholds)).toEqual(new Set([everybody, own]));
    const stranger = momentOf(prepared, customer('bob', { city: 'z' }), NOW, held);
    expect(stranger.thresholds).toEqual(thresholds.slice(0, 1));
    expect(momentOf(prepared, customer('cat'), NOW, held).thresholds).toEqual(thresholds.slice(0, 1));
  });

  it('has instants out of the past', () => {
    // The second order came a day ago.
    expect(moment.histories).toEqual({ h0: NOW - DAY });
    expect(momentOf(prepared, ann, NOW - DAY - HOUR, held).histories).toEqual({ h0: null });
  });
});

it('what was measured of a customer is taken over for some columns, and for others not', () => {
  const own = columns['customer'] ?? '';
  const measured = momentOf(prepared, ann, NOW, held);
  expect(measured.column(own as 'c0')).toBe(2);
  // Nobody of whom nothing is known says what there is, unless it was measured before.
  const empty = customer('ann');
  const taken = momentOf(prepared, empty, NOW, held);
  taken.takeOver(measured, new Set([own as 'c0']));
  expect(taken.column(own as 'c0')).toBe(2);
  const left = momentOf(prepared, empty, NOW, held);
  left.takeOver(measured, new Set([(columns['overall'] ?? '') as 'c0']));
  expect(left.column(own as 'c0')).toBe(0);
});
