import { mapReferences, type PartId } from '../plan/references.js';
import type { Plan, PlanCase, PlanSegment, PlanTag } from '../plan/types.js';
import type { ConditionSeen, SegmentSeen, TagSeen } from './explain/seen.js';

/** A part of a rule of which tests may see both sides. */
export type Coverable = PlanTag | PlanCase | PlanSegment | ConditionSeen['node'];

const TRUE = 1;
const FALSE = 2;

/**
 * Which sides of a plan's rules the expectations of tests have looked at. Of a condition: that it was true, and false. Of
 * a case: that it gave its value, and that it did not. Of a tag: that its `otherwise` did. Of a segment: that somebody was
 * in it, and was not. What no expectation rests on is not looked at, however often it was worked out.
 */
export class Looked {
  readonly #bits: Uint8Array;
  readonly #places = new Map<object, number>();

  constructor(plan: Plan) {
    // Equal conditions may be one object in several places.
    for (const part of coverableOf(plan)) if (!this.#places.has(part)) this.#places.set(part, this.#places.size);
    this.#bits = new Uint8Array(this.#places.size);
  }

  /** For another one over the same plan, in another thread perhaps. */
  get bits(): Uint8Array {
    return this.#bits;
  }

  sawTrue(part: Coverable): boolean {
    return this.#has(part, TRUE);
  }

  sawFalse(part: Coverable): boolean {
    return this.#has(part, FALSE);
  }

  noteTag({ tag, values, cases }: TagSeen): void {
    const isGiven = cases.some(({ gives }) => gives);
    if (tag.otherwise !== undefined) this.#note(tag, !isGiven && values.includes(tag.otherwise));
    for (const each of cases) {
      this.#note(each.case, each.gives);
      if (each.condition !== undefined) this.#noteCondition(each.condition);
    }
  }

  noteSegment({ segment, member, condition }: SegmentSeen): void {
    this.#note(segment, member);
    this.#noteCondition(condition);
  }

  /** Takes in what another one saw. */
  add(bits: Uint8Array): void {
    bits.forEach((each, place) => {
      this.#bits[place] = (this.#bits[place] ?? 0) | each;
    });
  }

  #noteCondition({ node, truth, children }: ConditionSeen): void {
    this.#note(node, truth);
    for (const child of children) this.#noteCondition(child);
  }

  #note(part: object, truth: boolean): void {
    const place = this.#places.get(part);
    if (place !== undefined) this.#bits[place] = (this.#bits[place] ?? 0) | (truth ? TRUE : FALSE);
  }

  #has(part: object, side: number): boolean {
    const place = this.#places.get(part);
    return place !== undefined && ((this.#bits[place] ?? 0) & side) !== 0;
  }
}

/** All parts in one order. */
function* coverableOf({ tags, segments }: Plan): Generator<Coverable> {
  for (const tag of tags) {
    yield tag;
    for (const each of tag.cases) {
      yield each;
      if (each.trigger.kind === 'when') yield* nodesOf(each.trigger.condition);
    }
  }
  for (const segment of segments) {
    yield segment;
    yield* nodesOf(segment.condition);
  }
}

function* nodesOf(node: ConditionSeen['node']): Generator<ConditionSeen['node']> {
  yield node;
  for (const operand of operandsOf(node)) yield* nodesOf(operand);
}

/** The conditions that a condition is made of. */
export const operandsOf = (node: ConditionSeen['node']): readonly ConditionSeen['node'][] =>
  'operands' in node ? node.operands : node.kind === 'not' ? [node.operand] : [];

/** The tags and segments that parts of a plan rest on, however far down. */
export const subjectsUnder = (plan: Plan): ((part: object) => ReadonlySet<PartId>) => {
  const parts = new Map<PartId, object>(
    [...plan.columns, ...plan.ranks, ...plan.histories, ...plan.tags, ...plan.segments].map((part) => [part.id, part]),
  );
  return (part) => {
    const found = new Set<PartId>();
    const visit = (tree: object): void => {
      mapReferences(tree, (id) => {
        const next = parts.get(id);
        if (next === undefined || found.has(id)) return id;
        found.add(id);
        visit(next);
        return id;
      });
    };
    visit(part);
    return found;
  };
};
