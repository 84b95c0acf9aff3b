import type { CheckedBook, TagModel } from '../../check/model.js';
import type { CaseDecl, MetricDecl, Name, SegmentDecl } from '../../syntax/ast/index.js';
import { compareText } from '../semantics/index.js';
import type { PlanCase, PlanMetric, PlanSegment, PlanTag, SegmentId, TagId } from '../types.js';
import { factsOf, lastOf } from './aggregates.js';
import { Registry } from './columns.js';
import { meaningOfCondition } from './conditions.js';
import { conditionOf, eventNamed, inFileOf, valueOf, type Context } from './context.js';
import { spanOf } from './literals.js';
import { meaningOfValue } from './values.js';

/** What a book declares, resolved but not yet in its strata; more conditions can join it through its context. */
export interface Draft {
  readonly context: Context;
  readonly metrics: readonly PlanMetric[];
  readonly tags: readonly Omit<PlanTag, 'stratum'>[];
  readonly segments: readonly Omit<PlanSegment, 'stratum'>[];
}

/** Everything is resolved in the order of its first name, so that neither files nor their order show in the plan. */
export const draftOf = (checked: CheckedBook): Draft => {
  const metrics = checked.metrics.toSorted(byName);
  const tags = checked.tags.toSorted(byName);
  const segments = checked.segments.toSorted(byName);
  const context: Context = {
    meanings: { value: meaningOfValue, condition: meaningOfCondition },
    checked,
    registry: new Registry(),
    metrics: new Map(),
    tagIds: new Map(tags.map((tag, index): [string, TagId] => [firstName(tag.names), `t${index}`])),
    segmentIds: new Map(segments.map((each, index): [string, SegmentId] => [firstName(each.names), `s${index}`])),
    origins: new WeakMap(),
    file: '',
  };
  return {
    context,
    metrics: metrics.map((metric) => metricOf(context, metric)),
    tags: tags.map((tag, index) => tagOf(context, tag, `t${index}`)),
    segments: segments.map((segment, index) => segmentOf(context, segment, `s${index}`)),
  };
};

const firstName = (names: readonly (Name | string)[]): string => {
  const [first] = names;
  return first === undefined ? '' : typeof first === 'string' ? first : first.text;
};
const byName = (a: { readonly names: readonly (Name | string)[] }, b: typeof a): number =>
  compareText(firstName(a.names), firstName(b.names));

const metricOf = (context: Context, metric: MetricDecl): PlanMetric => {
  const known = context.metrics.get(metric);
  const value = known ?? valueOf(inFileOf(context, metric), metric.value);
  context.metrics.set(metric, value);
  return { names: metric.names.map((name) => name.text), value };
};

const segmentOf = (context: Context, node: SegmentDecl, id: SegmentId): Omit<PlanSegment, 'stratum'> => {
  const place = inFileOf(context, node);
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
  const event = eventNamed(context, trigger.event);
  return lastOf(context, factsOf(context, event, trigger.where, undefined));
};
