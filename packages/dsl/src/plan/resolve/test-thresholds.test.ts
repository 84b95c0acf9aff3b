import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import { chordWithin, DAY_MS, parseDate, parseLocal } from '../semantics/index.js';
import { booksOf } from './harness.js';

const START = parseLocal('2026-06-01', '00:00', 'Asia/Shanghai') ?? Number.NaN;

/** θ of a rank that a segment asks for and a test gives. */
const thetaOf = (subject: string, rank: string, value: string, op = '>='): number | undefined => {
  const rules = `segment S = ${subject} ${op} ${rank}\ntest "甲" at 2026-06-01 { given ${subject} ${rank} = ${value}  expect in segment S }`;
  const { tests, diagnostics } = compile(booksOf(rules));
  if (tests === undefined) throw new Error(diagnostics.map(({ code }) => code).join());
  const [step] = tests.tests[0]?.steps ?? [];
  return step?.kind === 'thresholds' ? step.given[0]?.theta : undefined;
};

describe('a given threshold', () => {
  it('is held at the scale of what is ranked', () => {
    expect(thetaOf('M', 'top20%', '3000.5')).toBe(300_050);
    expect(thetaOf('F', 'p95', '3')).toBe(3);
    expect(thetaOf('M * 1.5', 'median', '-2')).toBe(-2000);
    expect(thetaOf('balance', 'top 100', '1万')).toBe(1_000_000);
  });

  it('is a double where that is ranked, or averaged', () => {
    expect(thetaOf('avg(order.amount)', 'top20%', '3000.505')).toBe(3000.505);
    expect(thetaOf('M', 'average', '3000.505')).toBe(3000.505);
    expect(thetaOf('R', 'average', '3d')).toBe(3 * DAY_MS);
  });

  it('is the instant that a recency has where the clock stands', () => {
    expect(thetaOf('R', 'bottom20%', '30d', '<=')).toBe(START - 30 * DAY_MS);
    expect(thetaOf('R', 'bottom20%', '1mo', '<=')).toBe(parseLocal('2026-05-01', '00:00', 'Asia/Shanghai'));
    expect(thetaOf('until(joined)', 'bottom20%', '30d', '<=')).toBe(START + 30 * DAY_MS);
  });

  it('is a day, an instant or a distance', () => {
    expect(thetaOf('birthday', 'median', '1990-05-01')).toBe(parseDate('1990-05-01'));
    expect(thetaOf('joined', 'median', '2020-01-01')).toBe(parseLocal('2020-01-01', '00:00', 'Asia/Shanghai'));
    expect(thetaOf('distance(place, 31.2, 121.5)', 'bottom10%', '5', '<=')).toBe(chordWithin(5));
  });

  it('stands for every rank of the same meaning', () => {
    const rules = `segment S = M >= top20% or sum(order.amount) >= top20%
      segment T = M >= top20% among (会员)
      test "甲" at 2026-06-01 { given M top20% = 3, M top20% among (会员) = 4  expect in segment S or in segment T }`;
    const [step] = compile(booksOf(rules)).tests?.tests[0]?.steps ?? [];
    expect(step).toEqual({
      kind: 'thresholds',
      given: [
        { ranks: ['r0', 'r1'], theta: 300 },
        { ranks: ['r2'], theta: 400 },
      ],
    });
  });
});
