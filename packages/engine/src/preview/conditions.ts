import type { Cond, Plan, PlanSegment, PlanTag, SegmentId } from '@tagwright/dsl';

/** A condition that is asked of everybody by itself: under an id of its own, as if it were a segment. */
export interface Asked {
  readonly id: SegmentId;
  readonly of: PlanTag | PlanSegment;
  /** The value that the case gives; undefined for a segment. */
  readonly value: string | undefined;
  /** The case, from 0; 0 for a segment. */
  readonly case: number;
  /** Which operand of which operand: empty for the whole condition. */
  readonly path: readonly number[];
  readonly condition: Cond;
}

/** So many conditions are asked by themselves; a draft with more is previewed without the rest. */
const MOST = 200;
/** Beyond the ids of any segment. */
const FIRST_ID = 2_000_000;

/** The condition of each case, and the parts that `and` and `or` put it together of, however deep. */
export const conditionsOf = (subjects: readonly (PlanTag | PlanSegment)[]): readonly Asked[] =>
  subjects
    .flatMap((of): Omit<Asked, 'id'>[] =>
      'condition' in of
        ? partsOf(of.condition, []).map((part) => ({ of, value: undefined, case: 0, ...part }))
        : of.cases.flatMap(({ value, trigger }, index) =>
            trigger.kind === 'when'
              ? partsOf(trigger.condition, []).map((part) => ({ of, value, case: index, ...part }))
              : [],
          ),
    )
    .slice(0, MOST)
    .map((asked, index): Asked => ({ ...asked, id: `s${FIRST_ID + index}` }));

const partsOf = (condition: Cond, path: readonly number[]): readonly Pick<Asked, 'path' | 'condition'>[] => [
  { path, condition },
  ...('operands' in condition ? condition.operands.flatMap((each, index) => partsOf(each, [...path, index])) : []),
];

/** The plan with the conditions as segments, each answered together with what it is a part of. */
export const withConditions = (plan: Plan, asked: readonly Asked[]): Plan => ({
  ...plan,
  segments: [
    ...plan.segments,
    ...asked.map(({ id, of, condition }): PlanSegment => ({ id, names: [], condition, stratum: of.stratum })),
  ],
  strata: plan.strata.map((stratum) => ({
    ...stratum,
    segments: [
      ...stratum.segments,
      ...asked
        .filter(({ of }) => ([...stratum.tags, ...stratum.segments] as readonly string[]).includes(of.id))
        .map(({ id }) => id),
    ],
  })),
});
