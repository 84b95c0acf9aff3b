import {
  type Compilation,
  type Coverable,
  type Looked,
  operandsOf,
  type Plan,
  type PlanSegment,
  type PlanTag,
  sameWords,
  type Span,
  type WordingOf,
  wordingOf,
} from '@tagwright/dsl';

/** A part of a rule of which tests are to see both sides: a case given and passed over, a condition true and false. */
export interface Point {
  readonly kind: 'case' | 'otherwise' | 'segment' | 'condition';
  /** The tag or segment that it is a part of. */
  readonly of: string;
  /** The value that a case gives. */
  readonly value: string | undefined;
  readonly file: string;
  readonly span: Span;
  readonly sawTrue: boolean;
  readonly sawFalse: boolean;
}

/** How much of a book its tests looked at. */
export interface Coverage {
  readonly points: readonly Point[];
  /** Each point has two sides. */
  readonly sides: number;
  readonly seen: number;
}

/** 100 where there is nothing to see. */
export const percentSeen = ({ sides, seen }: Pick<Coverage, 'sides' | 'seen'>): number =>
  sides === 0 ? 100 : (100 * seen) / sides;

/** The sides of a book's rules, and which of them were looked at; `plan` is that of the tests. */
export function coverageOf(
  { origins, parsed }: Pick<Compilation, 'origins' | 'parsed'>,
  plan: Pick<Plan, 'tags' | 'segments'>,
  looked: Looked,
): Coverage {
  const wording = wordingOf({ origins, parsed });
  const point = (part: Coverable, told: Pick<Point, 'kind' | 'of'> & { readonly value?: string }): readonly Point[] => {
    const origin = origins.get(part);
    if (origin === undefined) return [];
    const { file, node } = origin;
    const { value, ...rest } = told;
    const sides = { sawTrue: looked.sawTrue(part), sawFalse: looked.sawFalse(part) };
    return [{ ...rest, value, file, span: node.span, ...sides }];
  };
  const conditions = (condition: Condition, of: string): readonly Point[] =>
    leavesOf(condition, wording).flatMap((leaf) => point(leaf, { kind: 'condition', of }));
  const ofTag = (tag: PlanTag): readonly Point[] => {
    const of = tag.names[0] ?? '';
    return [
      ...tag.cases.flatMap((each) => [
        ...point(each, { kind: 'case', of, value: each.value }),
        ...(each.trigger.kind === 'when' ? conditions(each.trigger.condition, of) : []),
      ]),
      ...(tag.otherwise === undefined ? [] : point(tag, { kind: 'otherwise', of, value: tag.otherwise })),
    ];
  };
  const ofSegment = (segment: PlanSegment): readonly Point[] => {
    const of = segment.names[0] ?? '';
    return [...point(segment, { kind: 'segment', of }), ...conditions(segment.condition, of)];
  };
  const points = [...plan.tags.flatMap(ofTag), ...plan.segments.flatMap(ofSegment)];
  const seen = points.reduce((sum, { sawTrue, sawFalse }) => sum + Number(sawTrue) + Number(sawFalse), 0);
  return { points, sides: 2 * points.length, seen };
}

type Condition = PlanSegment['condition'];

/** The parts that the author wrote as conditions of their own; what the plan added to them (a `not` around `!=`) is none. */
const leavesOf = (node: Condition, wording: WordingOf): readonly Condition[] => {
  if (node.kind === 'always') return [];
  const own = operandsOf(node).filter((operand) => !sameWords(wording, node, operand));
  return own.length === 0 ? [node] : own.flatMap((operand) => leavesOf(operand, wording));
};
