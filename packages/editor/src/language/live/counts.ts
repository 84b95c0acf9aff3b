import {
  type Ast,
  type Cond,
  type Observed,
  type ObservedCustomer,
  type Plan,
  type PlanTag,
  type Span,
} from '@tagwright/dsl';
import type { CountAt, FileCounts, RuleKey } from './shape.js';
import type { SampleCustomers } from './samples.js';
import type { SoundPart } from './sound-book.js';
import { thresholdAt } from './thresholds.js';

/** Counts every tag and segment of a file on sample customers: whole, by value, and condition by condition. */
export const countFile = (path: string, part: SoundPart, samples: SampleCustomers): FileCounts | undefined => {
  const { planned, workspace } = part;
  const { plan } = planned;
  if (plan === undefined) return undefined;
  const counting = new Counting(path, part, plan, samples);
  for (const model of workspace.book.tags) {
    const tag = plan.tags.find(({ names }) => names[0] === model.names[0]);
    if (model.file === path && tag !== undefined) counting.tag(tag, model.decls);
  }
  for (const decl of workspace.parsed(path).file.decls) {
    const name = decl.kind === 'SegmentDecl' ? decl.names[0]?.text : undefined;
    const segment = plan.segments.find(({ names }) => name !== undefined && names[0] === name);
    if (segment !== undefined) counting.segment(segment, decl);
  }
  const broken = part.broken.filter(({ file }) => file === path).map(({ span }) => span);
  return { path, ...counting.found, broken };
};

type Test = (customer: ObservedCustomer) => boolean;

class Counting {
  readonly found: Pick<FileCounts, 'declarations' | 'cases' | 'conditions' | 'thresholds'> & {
    readonly declarations: CountAt[];
    readonly cases: CountAt[];
    readonly conditions: CountAt[];
    readonly thresholds: FileCounts['thresholds'][number][];
  } = { declarations: [], cases: [], conditions: [], thresholds: [] };
  readonly #path: string;
  readonly #part: SoundPart;
  readonly #plan: Plan;
  readonly #samples: SampleCustomers;
  readonly #observed: Observed;

  constructor(path: string, part: SoundPart, plan: Plan, samples: SampleCustomers) {
    this.#path = path;
    this.#part = part;
    this.#plan = plan;
    this.#samples = samples;
    this.#observed = samples.under(plan);
  }

  tag(tag: PlanTag, decls: readonly (Ast.TagDecl | Ast.TagLine)[]): void {
    const rule: RuleKey = `tag:${tag.names[0] ?? ''}`;
    const before = this.#samples.samples.plan.tags.find(({ names }) => names[0] === tag.names[0]);
    const moved = (has: (values: readonly string[]) => boolean) =>
      this.#moved(
        (one) => has(one.values(tag.id)),
        before === undefined ? undefined : (one) => has(one.values(before.id)),
      );
    const compared = new Set<string>();
    const cases = new Map<Ast.CaseDecl, CountAt>();
    for (const node of decls.flatMap((decl) => (decl.kind === 'TagDecl' ? decl.cases : [decl.case]))) {
      const value = node.value.text;
      const index = tag.cases.findIndex((each) => this.#part.planned.origins.get(each)?.node === node);
      const holds: Test =
        index === -1 ? (one) => one.values(tag.id).includes(value) : (one) => one.giving(tag).includes(index);
      // A value may have several cases; who has it anew has it once.
      const turns = compared.has(value) ? {} : moved((values) => values.includes(value));
      compared.add(value);
      const place = index === -1 ? { value } : { value, case: index };
      const counted: CountAt = { rule, ...place, span: node.span, ...this.#count(holds), ...turns };
      cases.set(node, counted);
      this.found.cases.push(counted);
      const trigger = tag.cases[index]?.trigger;
      if (trigger?.kind === 'when') this.#conditions(trigger.condition, { rule, value, case: index });
    }
    for (const decl of decls) {
      const own = decl.kind === 'TagLine' ? cases.get(decl.case) : undefined;
      this.found.declarations.push(
        own === undefined
          ? {
              rule,
              isExclusive: tag.exclusive,
              span: decl.span,
              ...this.#count((one) => one.values(tag.id).length > 0),
              ...moved((values) => values.length > 0),
            }
          : { ...own, span: decl.span },
      );
    }
  }

  segment(segment: Plan['segments'][number], decl: Ast.Decl): void {
    const rule: RuleKey = `segment:${segment.names[0] ?? ''}`;
    const before = this.#samples.samples.plan.segments.find(({ names }) => names[0] === segment.names[0]);
    const holds: Test = (one) => one.isIn(segment.id);
    const turns = this.#moved(holds, before === undefined ? undefined : (one) => one.isIn(before.id));
    this.found.declarations.push({ rule, span: decl.span, ...this.#count(holds), ...turns });
    this.#conditions(segment.condition, { rule });
  }

  /** Each condition by itself; what the plan made of several words, or of none, is told where the words stand. */
  #conditions(
    node: Cond,
    place: Pick<CountAt, 'rule' | 'value' | 'case'>,
    path: readonly number[] = [],
    around?: Span,
  ) {
    const origin = this.#part.planned.origins.get(node);
    const span = origin?.file === this.#path ? origin.node.span : undefined;
    const isOwn = span !== undefined && (span.start !== around?.start || span.end !== around.end);
    const parts = partsOf(node);
    if (isOwn) {
      const counted = this.#count((one) => one.holds(node));
      const isGroup = node.kind === 'and' || node.kind === 'or';
      this.found.conditions.push({ ...place, path, span, ...counted, ...(isGroup ? { isGroup } : {}) });
    }
    if (node.kind === 'rank' && origin !== undefined && span !== undefined) {
      const isEstimated = !this.#samples.givenFor(this.#plan).thresholds.some(({ rank }) => rank === node.rank);
      const threshold = thresholdAt(node, this.#plan, this.#observed, this.#samples.now);
      if (threshold !== undefined)
        this.found.thresholds.push({ span: rankSpan(origin.node) ?? span, ...threshold, estimated: isEstimated });
    }
    for (const [index, part] of parts.entries()) this.#conditions(part, place, [...path, index], span ?? around);
  }

  #count(test: Test): Pick<CountAt, 'count' | 'of'> {
    const { customers } = this.#observed;
    let count = 0;
    for (const one of customers) if (test(one)) count++;
    return { count, of: customers.length };
  }

  #moved(now: Test, before: Test | undefined): Pick<CountAt, 'entering' | 'leaving'> {
    const earlier = new Map(this.#samples.published.customers.map((one) => [one.id, before?.(one) ?? false]));
    let [entering, leaving] = [0, 0];
    for (const one of this.#observed.customers) {
      const [is, was] = [now(one), earlier.get(one.id) === true];
      if (is && !was) entering++;
      if (was && !is) leaving++;
    }
    return { entering, leaving };
  }
}

/** The parts that a preview names by their place. */
const partsOf = (node: Cond): readonly Cond[] =>
  'operands' in node ? node.operands : node.kind === 'not' ? [node.operand] : [];

/** Where the rank stands in a comparison with one. */
const rankSpan = (node: { readonly kind: string }): Span | undefined => {
  const { right } = node as { readonly right?: { readonly kind: string; readonly span: Span } };
  return right?.kind === 'Rank' ? right.span : undefined;
};
