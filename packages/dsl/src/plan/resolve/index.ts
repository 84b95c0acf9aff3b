import type { CheckedBook, TagModel } from '../../check/model.js';
import type { CaseDecl, MetricDecl, Name, NodeBase, SegmentDecl } from '../../syntax/ast/index.js';
import type { Plan, PlanCase, PlanMetric, PlanSegment, PlanTag, SegmentId, TagId } from '../types.js';
import { hashOf } from '../hash.js';
import { compareText } from '../semantics/index.js';
import { factsOf, lastOf } from './aggregates.js';
import { Registry } from './columns.js';
import { meaningOfCondition } from './conditions.js';
import { conditionOf, targetOf, valueOf, type Context, type Origin } from './context.js';
import { spanOf } from './literals.js';
import { strataOf } from './strata.js';
import { meaningOfValue } from './values.js';

export type { Origin } from './context.js';

export interface Resolved {
  readonly plan: Plan;
  /** Where conditions, cases, tags and segments of the plan were written. */
  readonly origins: WeakMap<object, Origin>;
}

/**
 * The meaning of a book in which the checker found no error. Everything is resolved in the order of its first name,
 * so that neither files nor their order show in the plan.
 */
export const resolve = (checked: CheckedBook): Resolved => {
  const registry = new Registry();
  const origins = new WeakMap<object, Origin>();
  const metrics = checked.metrics.toSorted(byName);
  const tagModels = checked.tags.toSorted(byName);
  const segmentDecls = checked.segments.toSorted(byName);
  const context: Context = {
    meanings: { value: meaningOfValue, condition: meaningOfCondition },
    checked,
    registry,
    metrics: new Map(),
    tagIds: new Map(tagModels.map((tag, index): [string, TagId] => [firstName(tag.names), `t${index}`])),
    segmentIds: new Map(segmentDecls.map((each, index): [string, SegmentId] => [firstName(each.names), `s${index}`])),
    origins,
    file: '',
  };
  const planMetrics = metrics.map((metric) => metricOf(context, metric));
  const tags = tagModels.map((tag, index) => tagOf(context, tag, `t${index}`));
  const segments = segmentDecls.map((segment, index) => segmentOf(context, segment, `s${index}`));
  const { strata, stratumOf } = strataOf(registry.ranks(), tags, segments);
  const placed = <T extends { readonly id: TagId | SegmentId }>(each: T): T & { readonly stratum: number } => {
    const whole = { ...each, stratum: stratumOf(each.id) };
    const origin = origins.get(each);
    if (origin !== undefined) origins.set(whole, origin);
    return whole;
  };
  const body = {
    formatVersion: 1 as const,
    catalog: checked.catalog,
    columns: registry.columns(),
    ranks: registry.ranks(),
    histories: registry.histories(),
    metrics: planMetrics,
    tags: tags.map(placed),
    segments: segments.map(placed),
    strata,
  };
  // A book that asks for no history keeps the hash that it had before there were any.
  const hashed = body.histories.length === 0 ? { ...body, histories: undefined } : body;
  return { plan: deepFreeze({ ...body, hash: hashOf(hashed) }), origins };
};

const firstName = (names: readonly (Name | string)[]): string => {
  const [first] = names;
  return first === undefined ? '' : typeof first === 'string' ? first : first.text;
};
const byName = (a: { readonly names: readonly (Name | string)[] }, b: typeof a): number =>
  compareText(firstName(a.names), firstName(b.names));

const within = (context: Context, node: NodeBase<string>): Context => ({
  ...context,
  file: context.checked.fileOf.get(node) ?? context.file,
});

const metricOf = (context: Context, metric: MetricDecl): PlanMetric => {
  const known = context.metrics.get(metric);
  const value = known ?? valueOf(within(context, metric), metric.value);
  context.metrics.set(metric, value);
  return { names: metric.names.map((name) => name.text), value };
};

const segmentOf = (context: Context, node: SegmentDecl, id: SegmentId): Omit<PlanSegment, 'stratum'> => {
  const place = within(context, node);
  const segment = { id, names: node.names.map((name) => name.text), condition: conditionOf(place, node.condition) };
  context.origins.set(segment, { file: place.file, node });
  return segment;
};

const tagOf = (context: Context, tag: TagModel, id: TagId): Omit<PlanTag, 'stratum'> => {
  const [decl] = tag.decls;
  const tagExpires = decl?.kind === 'TagDecl' ? decl.expires : undefined;
  const place = { ...context, file: tag.file };
  const otherwise = tag.cases.find((each) => each.trigger.kind === 'OtherwiseTrigger');
  const plan = {
    id,
    names: tag.names,
    exclusive: tag.exclusive,
    ordered: tag.ordered,
    manual: tag.manual,
    values: tag.values,
    cases: tag.manual ? [] : tag.cases.flatMap((each) => caseOf(place, each, tagExpires)),
    otherwise: otherwise?.value.text,
    ...(tag.manual ? { handSetFor: handSetFor(tag, tagExpires) } : {}),
  };
  if (decl !== undefined) context.origins.set(plan, { file: place.file, node: decl });
  return plan;
};

const handSetFor = (tag: TagModel, tagExpires: CaseDecl['expires']): NonNullable<PlanTag['handSetFor']> =>
  Object.fromEntries(
    tag.cases.flatMap(({ value, expires = tagExpires }) =>
      expires === undefined ? [] : [[value.text, spanOf(expires)]],
    ),
  );

const caseOf = (context: Context, node: CaseDecl, tagExpires: CaseDecl['expires']): PlanCase[] => {
  const { trigger } = node;
  if (trigger.kind !== 'WhenTrigger' && trigger.kind !== 'OnTrigger') return [];
  const expires = node.expires ?? tagExpires;
  const plan: PlanCase = {
    value: node.value.text,
    trigger:
      trigger.kind === 'WhenTrigger'
        ? { kind: 'when', condition: conditionOf(context, trigger.condition) }
        : { kind: 'on', last: lastInstantOf(context, trigger) },
    expires: expires === undefined ? undefined : spanOf(expires),
  };
  context.origins.set(plan, { file: context.file, node });
  return [plan];
};

const lastInstantOf = (context: Context, trigger: Extract<CaseDecl['trigger'], { kind: 'OnTrigger' }>) => {
  const target = targetOf(context, trigger.event);
  if (target.kind !== 'event') throw new Error('expected an event');
  return lastOf(context, factsOf(context, target.event, trigger.where, undefined));
};

const deepFreeze = <T>(value: T): T => {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
};
