import { Findings } from '../diagnostics/findings.js';
import { coveringOf } from './coverage.js';
import type { Advised } from './index.js';
import type { Box } from './space/boxes.js';
import type { Space } from './space/space.js';
import { Subject, type ReasonedTag } from './subject.js';

/** What is known of a set of customers: that nobody is in it, that the witness is, or neither. */
export type Verdict =
  | { readonly is: 'nobody' }
  | { readonly is: 'somebody'; readonly witness: readonly string[] }
  | { readonly is: 'undecided' };

export interface TagCoverage {
  /** The tag's first name. */
  readonly tag: string;
  /** For each `when` case, in order, who gets its value, having met no `when` case before it. */
  readonly cases: readonly { readonly value: string; readonly reached: Verdict }[];
  /** Who meets no `when` case at all. */
  readonly uncovered: Verdict;
}

/**
 * Who gets which value of every exclusive tag, as far as reasoning can tell, undecided cases included: for those who
 * ask, where the findings of {@link adviseOn} say only what is worth saying unasked. Witnesses are said in the words
 * of the rule language and in the vocabulary of the book.
 */
export const coverageOfTags = ({ plan, origins, texts }: Advised): readonly TagCoverage[] => {
  const subject = new Subject(plan, origins, new Findings(), texts);
  return plan.tags.flatMap((tag) => {
    if (!tag.exclusive || tag.manual) return [];
    const reasoned = subject.reasoned(tag);
    return [reasoned === undefined ? undecided(tag) : coverageOf(reasoned, subject)];
  });
};

const UNDECIDED: Verdict = { is: 'undecided' };

const undecided = (tag: ReasonedTag['tag']): TagCoverage => ({
  tag: tag.names[0] ?? '',
  cases: tag.cases.flatMap(({ value, trigger }) => (trigger.kind === 'when' ? [{ value, reached: UNDECIDED }] : [])),
  uncovered: UNDECIDED,
});

const coverageOf = ({ tag, space, cases }: ReasonedTag, subject: Subject): TagCoverage => {
  const file = subject.place(tag)?.file ?? '';
  const verdict = (boxes: readonly Box[] | undefined): Verdict => {
    if (boxes?.length === 0) return { is: 'nobody' };
    const witness = boxes === undefined ? undefined : subject.witness(space, boxes, file);
    return witness === undefined ? UNDECIDED : { is: 'somebody', witness };
  };
  return {
    tag: tag.names[0] ?? '',
    cases: cases.map(({ plan, boxes }, index) => {
      const earlier = cases.slice(0, index);
      const covered = boxes !== undefined && coveringOf(space, boxes, earlier.map(asCovering)) !== undefined;
      return { value: plan.value, reached: covered ? { is: 'nobody' } : verdict(without(space, boxes, earlier)) };
    }),
    uncovered: verdict(without(space, space.everybody, cases)),
  };
};

const asCovering = ({ plan, boxes }: ReasonedTag['cases'][number]) => ({ what: plan, boxes });

/** Who is in the boxes and in no case; undefined where that takes too many boxes, or a case is not understood. */
const without = (
  space: Space,
  boxes: readonly Box[] | undefined,
  cases: ReasonedTag['cases'],
): readonly Box[] | undefined =>
  cases.reduce<readonly Box[] | undefined>(
    (left, { boxes: taken }) => (left === undefined || taken === undefined ? undefined : space.without(left, taken)),
    boxes,
  );
