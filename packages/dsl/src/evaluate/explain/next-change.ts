import type { Cond } from '../../plan/conditions.js';
import type { CustomerFacts } from '../../plan/facts.js';
import { type Held, NOTHING_HELD } from '../../plan/held.js';
import { breakpoints } from '../breakpoints.js';
import type { HeldAt } from '../evaluate.js';
import { Moment, Past } from '../moment.js';
import { givenPopulation } from '../population.js';
import { found, type Prepared } from '../prepare.js';
import { recordOf } from '../record.js';
import { turningPoint } from '../turning-point.js';
import { filledIn, workedOutBetween } from '../worked-out.js';
import type { AnswerTarget } from './seen.js';

/** What the clock alone will do to an answer. */
export type NextChange =
  /** At `at` (ms UTC) the answer becomes `values`: a tag's values, or `['']` and `[]` for in and out of a segment. */
  | { readonly kind: 'change'; readonly at: number; readonly values: readonly string[] }
  /** Not up to and including `until`. */
  | { readonly kind: 'none'; readonly until: number };

export interface NextChangeOptions {
  /** How far to look, in ms; a year by default. */
  readonly horizon?: number;
  /** How many instants to look at before giving up, with what was looked at so far. */
  readonly patience?: number;
  /** What the population said at earlier instants, for histories over ranks. */
  readonly heldAt?: HeldAt;
}

const YEAR = 366 * 86_400_000;
const PATIENCE = 20_000;

/**
 * When a customer's answer changes next though no fact is added, with the population as it is `held`: what is recorded
 * ahead counts once its instant comes. A condition has the values `['']` and `[]`, as a segment.
 */
export const nextChange = (
  prepared: Prepared,
  facts: CustomerFacts,
  now: number,
  target: AnswerTarget | { readonly condition: Cond },
  held: Held = NOTHING_HELD,
  options: NextChangeOptions = {},
): NextChange => {
  const record = recordOf(prepared.plan, facts);
  const earlier = options.heldAt;
  const heldAt: HeldAt = (instant) => (instant > now || earlier === undefined ? held : earlier(instant));
  const horizon = now + (options.horizon ?? YEAR);
  const part = partOf(prepared, target);
  const population = givenPopulation(() => held, heldAt);
  const past = new Past();
  const momentAt = (instant: number): Moment => new Moment(prepared, record, instant, population, past);
  const all = breakpoints(prepared, part, record, now, horizon, 'held', momentAt);
  const candidates = all.slice(0, options.patience ?? PATIENCE);
  const until = candidates.length < all.length ? (candidates.at(-1) ?? now) : horizon;
  const valuesAt = (instant: number): readonly string[] => answerOf(target, momentAt(instant));
  const before = JSON.stringify(valuesAt(now));
  const isSame = (instant: number): boolean => JSON.stringify(valuesAt(instant)) === before;
  let same = now;
  for (const instant of filledIn(candidates, now, until, workedOutBetween(prepared, part, momentAt))) {
    if (!isSame(instant)) {
      const at = turningPoint(same, instant, isSame);
      return { kind: 'change', at, values: valuesAt(at) };
    }
    same = instant;
  }
  return { kind: 'none', until };
};

const partOf = ({ index }: Prepared, target: AnswerTarget | { readonly condition: Cond }): object =>
  'tag' in target
    ? found(index.tags, target.tag)
    : 'segment' in target
      ? found(index.segments, target.segment)
      : target.condition;

const answerOf = (target: AnswerTarget | { readonly condition: Cond }, moment: Moment): readonly string[] => {
  if ('tag' in target) return moment.tagValues(target.tag);
  const holds =
    'segment' in target
      ? moment.segment(target.segment)
      : (moment.prepared.condition(target.condition)(moment.scope) as boolean);
  return holds ? [''] : [];
};
