import {
  type Ast,
  type Cond,
  type Observed,
  type ObservedCustomer,
  type Plan,
  type PlanTag,
  type Span,
} from '@tagwright/dsl';
import type { Pace } from '../pace.js';
import type { CountAt, FileCounts, RuleKey } from './shape.js';
import type { SampleCustomers } from './samples.js';
import type { SoundPart } from './sound-book.js';
import type { RuleTally } from './tally.js';
import { thresholdAt } from './thresholds.js';

/**
 * Counts every tag and segment of a file on sample customers: whole, by value, and condition by condition. Undefined where it
 * was not brought to an end.
 */
export const countFile = async (
  path: string,
  part: SoundPart,
  samples: SampleCustomers,
  pace: Pace,
): Promise<FileCounts | undefined> => {
  const { planned, workspace } = part;
  const { plan } = planned;
  if (plan === undefined) return undefined;
  const counting = new Counting(path, part, plan, samples);
  const tags = byName(plan.tags);
  for (const { file, names, decls } of workspace.book.tags) {
    const tag = tags.get(names[0]);
    if (file !== path || tag === undefined) continue;
    counting.tag(tag, decls);
    // oxlint-disable-next-line no-await-in-loop -- between two rules is where it may stop
    if (await pace.isOver()) return undefined;
  }
  const segments = byName(plan.segments);
  for (const decl of workspace.parsed(path).file.decls) {
    const segment = decl.kind === 'SegmentDecl' ? segments.get(decl.names[0]?.text) : undefined;
    if (segment === undefined) continue;
    counting.segment(segment, decl);
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (await pace.isOver()) return undefined;
  }
  const broken = part.broken.filter(({ file }) => file === path).map(({ span }) => span);
  return { path, ...counting.found, broken };
};

const byName = <Rule extends { readonly names: readonly string[] }>(rules: readonly Rule[]) =>
  new Map(rules.map((rule) => [rule.names[0], rule]));

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
    const tally = this.#samples.tally.of(tag, this.#plan);
    const before = this.#samples.samples.plan.tags.find(({ names }) => names[0] === tag.names[0]);
    const moved = (of: string, has: (values: readonly string[]) => boolean) =>
      tally.get(`moved ${of}`, () =>
        this.#moved(
          (one) => has(one.values(tag.id)),
          before === undefined ? undefined : (one) => has(one.values(before.id)),
        ),
      );
    const compared = new Set<string>();
    const cases = new Map<Ast.CaseDecl, CountAt>();
    for (const node of decls.flatMap((decl) => (decl.kind === 'TagDecl' ? decl.cases : [decl.case]))) {
      const value = node.value.text;
      const index = tag.cases.findIndex((each) => this.#part.planned.origins.get(each)?.node === node);
      const holds: Test =
        index === -1 ? (one) => one.values(tag.id).includes(value) : (one) => one.giving(tag).includes(index);
      // A value may have several cases; who has it anew has it once.
      const turns = compared.has(value) ? {} : moved(`to ${value}`, (values) => values.includes(value));
      compared.add(value);
      const place = index === -1 ? { value } : { value, case: index };
      const count = tally.get(index === -1 ? `value ${value}` : `case ${index}`, () => this.#count(holds));
      const counted: CountAt = { rule, ...place, span: node.span, ...count, ...turns };
      cases.set(node, counted);
      this.found.cases.push(counted);
      const trigger = tag.cases[index]?.trigger;
      if (trigger?.kind === 'when') this.#conditions(trigger.condition, { rule, value, case: index }, tally);
    }
    for (const decl of decls) {
      const own = decl.kind === 'TagLine' ? cases.get(decl.case) : undefined;
      this.found.declarations.push(
        own === undefined
          ? {
              rule,
              isExclusive: tag.exclusive,
              span: decl.span,
              ...tally.get('any', () => this.#count((one) => one.values(tag.id).length > 0)),
              ...moved('to any', (values) => values.length > 0),
            }
          : { ...own, span: decl.span },
      );
    }
  }

  segment(segment: Plan['segments'][number], decl: Ast.Decl): void {
    const rule: RuleKey = `segment:${segment.names[0] ?? ''}`;
    const tally = this.#samples.tally.of(segment, this.#plan);
    const before = this.#samples.samples.plan.segments.find(({ names }) => names[0] === segment.names[0]);
    const holds: Test = (one) => one.isIn(segment.id);
    const found = tally.get('members', () => ({
      ...this.#count(holds),
      ...this.#moved(holds, before === undefined ? undefined : (one) => one.isIn(before.id)),
    }));
    this.found.declarations.push({ rule, span: decl.span, ...found });
    this.#conditions(segment.condition, { rule }, tally);
  }

  /** Each condition by itself; what the plan made of several words, or of none, is told where the words stand. */
  #conditions(
    node: Cond,
    place: Pick<CountAt, 'rule' | 'value' | 'case'>,
    tally: RuleTally,
    path: readonly number[] = [],
    around?: Span,
  ) {
    const origin = this.#part.planned.origins.get(node);
    const span = origin?.file === this.#path ? origin.node.span : undefined;
    const isOwn = span !== undefined && (span.start !== around?.start || span.end !== around.end);
    const parts = partsOf(node);
    const key = [place.case, ...path].join('.');
    if (isOwn) {
      const counted = tally.get(`condition ${key}`, () => this.#count((one) => one.holds(node)));
      const isGroup = node.kind === 'and' || node.kind === 'or';
      this.found.conditions.push({ ...place, path, span, ...counted, ...(isGroup ? { isGroup } : {}) });
    }
    if (node.kind === 'rank' && origin !== undefined && span !== undefined) {
      const threshold = tally.get(`threshold ${key}`, () => this.#threshold(node));
      if (threshold !== undefined) this.found.thresholds.push({ span: rankSpan(origin.node) ?? span, ...threshold });
    }
    for (const [index, part] of parts.entries()) this.#conditions(part, place, tally, [...path, index], span ?? around);
  }

  #threshold(node: Extract<Cond, { kind: 'rank' }>) {
    const estimated = !this.#samples.givenFor(this.#plan).thresholds.some(({ rank }) => rank === node.rank);
    const threshold = thresholdAt(node, this.#plan, this.#observed, this.#samples.now);
    return threshold === undefined ? undefined : { ...threshold, estimated };
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
