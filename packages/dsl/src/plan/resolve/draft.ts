import type { CheckedBook, TagModel } from '../../check/model.js';
import type { Decl, MetricDecl, Name, SegmentDecl } from '../../syntax/ast/index.js';
import { compareText } from '../semantics/index.js';
import type { PlanMetric, SegmentId, TagId } from '../types.js';
import type { Value } from '../values.js';
import { casesOf, handSetFor } from './cases.js';
import { Registry } from './columns.js';
import { meaningOfCondition } from './conditions.js';
import { conditionOf, segmentIdOf, tagIdOf, valueOf, within, written, type Context, type Whole } from './context.js';
import { NO_MEMORY, type AnyMeaning, type Meaning, type Memory, type SegmentDraft, type TagDraft } from './memory.js';
import type { Lineage } from './origins.js';
import { isToldAgain } from './steps.js';
import { meaningOfValue } from './values.js';

/** What a book declares, resolved but not yet in its strata; more conditions can join it through what its parts share. */
export interface Draft {
  readonly whole: Whole;
  readonly metrics: readonly PlanMetric[];
  readonly tags: readonly TagDraft[];
  readonly segments: readonly SegmentDraft[];
  /** For the next draft of the same book. */
  readonly memory: Memory;
}

/**
 * Everything is resolved in the order of its first name, so that neither files nor their order show in the plan.
 *
 * @param memory what is known of the book from before: it changes no part of the answer but how fast it comes.
 */
export const draftOf = (checked: CheckedBook, memory: Memory = NO_MEMORY): Draft => {
  const metrics = checked.metrics.toSorted(byName);
  const tags = checked.tags.toSorted(byName);
  const segments = checked.segments.toSorted(byName);
  const lineages = new Map(memory.lineages);
  const meanings = new Map<Lineage, AnyMeaning>();
  const values = new Map<Decl, PlanMetric>();
  const declOf = new Map([...lineages].map(([decl, lineage]) => [lineage, decl]));

  const lineageOf = (decl: Decl): Lineage => {
    const known = lineages.get(decl);
    if (known !== undefined) return known;
    const lineage = { first: decl };
    lineages.set(decl, lineage);
    return lineage;
  };
  const metricPart = (node: MetricDecl): PlanMetric => {
    const known = values.get(node);
    if (known !== undefined) return known;
    const part = meaningOf([node], (context) => metricOf(context, node));
    values.set(node, part);
    return part;
  };
  const whole: Whole = {
    meanings: { value: meaningOfValue, condition: meaningOfCondition },
    checked,
    registry: new Registry(),
    metric: (node): Value => metricPart(node).value,
    tagIds: new Map(tags.map((tag, index): [string, TagId] => [firstName(tag.names), `t${index}`])),
    segmentIds: new Map(segments.map((each, index): [string, SegmentId] => [firstName(each.names), `s${index}`])),
    lineageOf,
  };
  /** What was found out before, if it still holds; else it is found out anew. */
  const meaningOf = <P extends AnyMeaning['part']>(decls: readonly Decl[], find: (context: Context) => P): P => {
    const own = decls.map(lineageOf);
    const [first] = own;
    const known = first && (memory.meanings.get(first) as Meaning<P> | undefined);
    const stands = known?.lineages.length === own.length && known.lineages.every((each, at) => each === own[at]);
    let meaning = known;
    if (known === undefined || !stands || !known.steps.every((step) => isToldAgain(step, whole, declOf))) {
      const context = within(whole, decls[0] as Decl);
      meaning = { part: find(context), steps: context.steps, lineages: own };
    }
    if (first !== undefined && meaning !== undefined) meanings.set(first, meaning);
    return (meaning as Meaning<P>).part;
  };
  return {
    whole,
    metrics: metrics.map(metricPart),
    tags: tags.map((tag) => meaningOf(tag.decls, (context) => tagOf(context, tag))),
    segments: segments.map((node) => meaningOf([node], (context) => segmentOf(context, node))),
    memory: { lineages, meanings },
  };
};

const firstName = (names: readonly (Name | string)[]): string => {
  const first = names[0];
  return first === undefined ? '' : typeof first === 'string' ? first : first.text;
};
const byName = (a: { readonly names: readonly (Name | string)[] }, b: typeof a): number =>
  compareText(firstName(a.names), firstName(b.names));

const metricOf = (context: Context, metric: MetricDecl): PlanMetric => ({
  names: metric.names.map((name) => name.text),
  value: valueOf(context, metric.value),
});

const segmentOf = (context: Context, node: SegmentDecl): SegmentDraft =>
  written(context, node, {
    id: segmentIdOf(context, firstName(node.names)),
    names: node.names.map((name) => name.text),
    condition: conditionOf(context, node.condition),
  });

const tagOf = (context: Context, tag: TagModel): TagDraft => {
  const otherwise = tag.cases.find((each) => each.trigger.kind === 'OtherwiseTrigger');
  const plan = {
    id: tagIdOf(context, firstName(tag.names)),
    names: tag.names,
    exclusive: tag.exclusive,
    ordered: tag.ordered,
    manual: tag.manual,
    values: tag.values,
    cases: tag.manual ? [] : casesOf(context, tag),
    otherwise: otherwise?.value.text,
    ...(tag.manual ? { handSetFor: handSetFor(tag) } : {}),
  };
  return written(context, context.decl, plan);
};
