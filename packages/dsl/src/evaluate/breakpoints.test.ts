import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakpoints } from './breakpoints.js';
import { facts, LIFE, plan } from './brief-lives.harness.js';
import { momentOf } from './evaluate.js';
import { nextChange } from './explain/next-change.js';
import { found, prepare } from './prepare.js';
import { recordOf } from './record.js';
import { filledIn, workedOutBetween } from './worked-out.js';

const every = Array.from({ length: LIFE + 20 }, (_, instant) => instant);

describe('the instants at which an answer may turn', () => {
  it('miss none of those at which it does', () => {
    fc.assert(
      fc.property(plan, facts, fc.constantFrom('t0' as const, 't1' as const, 't2' as const), (book, own, tag) => {
        const prepared = prepare(book);
        const valueAt = (instant: number) => momentOf(prepared, own, instant).tagValues(tag).join();
        const turns = every.filter((instant) => instant > 0 && valueAt(instant) !== valueAt(instant - 1));
        const part = found(prepared.index.tags, tag);
        const momentAt = (instant: number) => momentOf(prepared, own, instant);
        const jumps = breakpoints(prepared, part, recordOf(book, own), 0, LIFE + 20, 'held', momentAt);
        const steps = [...filledIn(jumps, 0, LIFE + 20, workedOutBetween(prepared, part, momentAt))];
        expect(turns.filter((instant) => !steps.includes(instant))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('make the next change the next change', () => {
    fc.assert(
      fc.property(plan, facts, fc.integer({ min: 0, max: LIFE }), (book, own, now) => {
        const prepared = prepare(book);
        const valueAt = (instant: number) => momentOf(prepared, own, instant).tagValues('t0');
        const horizon = 30;
        const ahead = Array.from({ length: horizon }, (_, index) => now + 1 + index);
        const at = ahead.find((instant) => valueAt(instant).join() !== valueAt(now).join());
        expect(nextChange(prepared, own, now, { tag: 't0' }, undefined, { horizon })).toEqual(
          at === undefined ? { kind: 'none', until: now + horizon } : { kind: 'change', at, values: valueAt(at) },
        );
      }),
      { numRuns: 400 },
    );
  });
});
