import { compareValues, type Exact } from '../../../plan/semantics/index.js';
import { own } from './reading.js';
import { type Known, type Operator, whetherKnown } from './scope.js';

type Comparable = string | Exact;

const comparison = (holds: (order: number) => boolean): Operator =>
  whetherKnown((a: Comparable, b: Comparable) => holds(compareValues(a, b)));

const membersOf = (set: string): ReadonlySet<unknown> => new Set(JSON.parse(set) as unknown[]);

/** Two-valued: with a missing operand they are false. */
export const predicates = {
  tw_eq: comparison((order) => order === 0),
  tw_lt: comparison((order) => order < 0),
  tw_le: comparison((order) => order <= 0),
  tw_gt: comparison((order) => order > 0),
  tw_ge: comparison((order) => order >= 0),
  tw_known: (_, value: Known) => value !== null,
  /** How many conditions hold. */
  tw_holding: (_, ...conditions: readonly boolean[]) => conditions.filter(Boolean).length,
  tw_in: (_, value: Known, values: readonly Known[]) => value !== null && values.includes(value),
  tw_in_list: ({ world }, value: Known, list: string) =>
    typeof value === 'string' && (own(world.lists, list) ?? []).includes(value),
  tw_contains: whetherKnown((whole: string, part: string) => whole.includes(part)),
  tw_starts: whetherKnown((whole: string, part: string) => whole.startsWith(part)),
  tw_ends: whetherKnown((whole: string, part: string) => whole.endsWith(part)),
  tw_has_any: whetherKnown((set: string, values: readonly Comparable[]) => {
    const members = membersOf(set);
    return values.some((value) => members.has(value));
  }),
  tw_has_all: whetherKnown((set: string, values: readonly Comparable[]) => {
    const members = membersOf(set);
    return values.every((value) => members.has(value));
  }),
} satisfies Readonly<Record<string, Operator>>;
