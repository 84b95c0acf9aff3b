import {
  tagValues,
  type Condition,
  type Metric,
  type Segment,
  type Tag,
  type Value,
  type Window,
} from '../model/index.js';
import { nodesOf, walk } from '../model/walk.js';
import { isSpecial, leafOn, ORDERS, specialLeaf } from './leaves.js';
import { SHORT_LENGTHS } from './literals.js';
import { NOTHING_SPECIAL } from './made-up.js';
import type { NameSource } from './names.js';
import { customerSources, enumValues, kindOf, type Scope } from './scope.js';
import { recentWindow } from './windows.js';

/** What the history of a tag or a customer's field says; `undefined`: there is nothing whose history may be asked for. */
export function historyLeaf(scope: Scope): Condition | undefined {
  const { dice } = scope;
  const tags = scope.tags.filter((tag) => hasPlainPast(tag, scope));
  const fields = customerSources(scope).filter(({ field }) => field.type.kind !== 'point');
  if (tags.length > 0 && dice.chance(0.7)) {
    return ofTag(scope, dice.pick(tags));
  }
  if (fields.length === 0) return undefined;
  const source = dice.pick(fields);
  if (dice.chance(0.45)) return { kind: 'changed', of: { field: source.field.names[0] }, window: recentWindow(dice) };
  const operand = onField(scope, source);
  return operand && { kind: 'held-for', operand, length: dice.pick(SHORT_LENGTHS) };
}

/** A tag of a rank that turns with every event, and what its history says: thresholds of the past seldom matter else. */
export function rankInThePast(scope: Scope, names: NameSource): { readonly tag: Tag; readonly segment: Segment } {
  const head = { form: 'block', manual: false, many: false, ordered: false } as const;
  const trigger = { kind: 'when', condition: rankOfEvents(scope) } as const;
  const tag: Tag = { names: names.names(), ...head, cases: [{ value: '高', trigger }] };
  const past = { ...scope, tags: [tag] };
  return { tag, segment: { names: names.names(), condition: ofTag(past, tag) } };
}

/** A rank that turns with every event. */
export function rankOfEvents(scope: Scope): Condition {
  const { dice } = scope;
  const event = dice.pick(scope.events).names[0];
  const aggregate = (fn: 'count' | 'last', window?: Window): Value => ({
    kind: 'aggregate',
    fn,
    overall: false,
    event,
    ...(window && { window }),
  });
  const operand = dice.weighted<() => Value>([
    [3, () => aggregate('count')],
    [2, () => aggregate('count', { kind: 'last', length: dice.pick(SHORT_LENGTHS) })],
    [2, () => ({ kind: 'call', fn: 'since', args: [aggregate('last')] })],
    [1, () => aggregate('last')],
  ])();
  // The average of a recency of the past is taken at a midnight, and not moved on from there.
  const forms = ['top-count', 'bottom-count', 'median'] as const;
  const form = dice.pick(operand.kind === 'call' ? forms : ([...forms, 'average'] as const));
  const cut = { form, amount: form.endsWith('count') ? dice.pick(['1', '2', '3']) : '' };
  const op = dice.pick(ORDERS);
  const exactly = (form === 'top-count' && op === '>=') || (form === 'bottom-count' && op === '<=');
  return { kind: 'rank', operand, op, cut, exactly: exactly && dice.chance(0.5) };
}

function ofTag(scope: Scope, tag: Tag): Condition {
  const { dice } = scope;
  return dice.chance(0.55)
    ? { kind: 'held-for', operand: onTag(scope, tag), length: dice.pick(SHORT_LENGTHS) }
    : { kind: 'changed', of: { tag: tag.names[0] }, window: recentWindow(dice) };
}

function onTag({ dice }: Scope, tag: Tag): Condition {
  const name = tag.names[0];
  const values = tagValues(tag);
  const form = dice.weighted([
    [5, 'value'],
    [1, 'missing'],
    [tag.ordered && !tag.many ? 3 : 0, 'order'],
  ] as const);
  if (form === 'missing') return { kind: 'not', operand: { kind: 'tag-known', tag: name } };
  if (form === 'order') return { kind: 'tag-order', tag: name, op: dice.pick(ORDERS), value: dice.pick(values) };
  return { kind: 'tag', tag: name, values: dice.sample(values, dice.int(1, 2)), all: tag.many && dice.chance(0.4) };
}

type FieldSource = ReturnType<typeof customerSources>[number];

/** A test of one field against what is written out. */
function onField(scope: Scope, source: FieldSource): Condition | undefined {
  if (isSpecial(source.field.type)) return specialLeaf(scope.dice, source);
  const kind = kindOf(source.field.type);
  if (kind === undefined || kind === 'time' || kind === 'date' || kind === 'duration') return undefined;
  const made = { ...NOTHING_SPECIAL, kind, value: source.value, values: enumValues(source) };
  const test = leafOn({ ...scope, metrics: [] }, made, () => undefined);
  // `!=` is a negation, and what is negated has a history of its own.
  return test.kind === 'compare' && test.op === '!=' ? { ...test, op: '=' } : test;
}

/**
 * Whether an oracle can tell all instants at which a tag or a condition may turn: facts and written dates moved by written
 * lengths, and midnights; from there on by how long a value is kept. Reckoning with instants makes others.
 */
export function hasPlainPast(root: Tag | Condition, scope: Scope): boolean {
  const parts = everythingBelow(root, scope);
  const has = (kind: string) => parts.some((part) => nodesOf(part, kind).length > 0);
  // What looks back itself turns a length after what it looks back at turns.
  if (['held-for', 'changed'].some(has)) return false;
  const kept = parts.filter((part) => 'cases' in part).filter(keepsStates);
  if (kept.some((tag) => everythingBelow(tag, scope).some((part) => part !== tag && kept.some((one) => one === part))))
    return false;
  return parts.every((part) => {
    let plain = true;
    walk(part, (node) => {
      const value = node as Value | Condition;
      if (value.kind === 'rank' && value.cut.form === 'average' && readsClock(value.operand, scope)) plain = false;
      if (value.kind === 'aggregate' && value.of && readsClock(value.of, scope)) plain = false;
      if (value.kind === 'arith' && readsTime(value, scope)) plain = false;
      if (value.kind === 'negate' && readsTime(value, scope)) plain = false;
      if (value.kind === 'call' && RECKONING.has(value.fn) && readsTime(value, scope)) plain = false;
      if (value.kind === 'compare' && readsClock(value.left, scope) && !isWritten(value.right, scope)) plain = false;
      if (value.kind === 'compare' && readsClock(value.right, scope) && !isWritten(value.left, scope)) plain = false;
    });
    return plain;
  });
}

const RECKONING: ReadonlySet<string> = new Set(['least', 'greatest', 'abs', 'round']);

function keepsStates({ cases, expires }: Tag): boolean {
  return cases.some((one) => one.trigger.kind === 'when' && (one.expires ?? expires) !== undefined);
}

/** A part of a book with all metrics, tags and segments that it stands on. */
function everythingBelow<P extends Tag | Condition>(root: P, scope: Scope): readonly (P | Tag | Segment | Metric)[] {
  const found: (P | Tag | Segment | Metric)[] = [root];
  for (const part of found) {
    const named = (kind: 'metric' | 'tag' | 'segment') => (name: string) => {
      const things = { metric: scope.metrics.map(({ metric }) => metric), tag: scope.tags, segment: scope.segments };
      const thing = things[kind].find(({ names }) => names[0] === name);
      if (thing && !found.includes(thing)) found.push(thing);
    };
    for (const { metric } of nodesOf<Extract<Value, { kind: 'metric' }>>(part, 'metric')) named('metric')(metric);
    for (const { segment } of nodesOf<Extract<Condition, { kind: 'segment' }>>(part, 'segment')) {
      named('segment')(segment);
    }
    for (const kind of ['tag', 'tag-order', 'tag-known'] as const) {
      for (const node of nodesOf<{ kind: typeof kind; tag: string }>(part, kind)) named('tag')(node.tag);
    }
  }
  return found;
}

function metricsIn(value: unknown, scope: Scope): readonly Value[] {
  return nodesOf<Extract<Value, { kind: 'metric' }>>(value, 'metric').flatMap(({ metric }) => {
    const known = scope.metrics.find((one) => one.metric.names[0] === metric);
    return known ? [known.metric.value, ...metricsIn(known.metric.value, scope)] : [];
  });
}

/** `since` and `until` grow and shrink by themselves. */
function readsClock(value: Value, scope: Scope): boolean {
  const calls = nodesOf<Extract<Value, { kind: 'call' }>>([value, metricsIn(value, scope)], 'call');
  return calls.some(({ fn }) => fn === 'since' || fn === 'until');
}

function readsTime(value: Value, scope: Scope): boolean {
  const parts = [value, ...metricsIn(value, scope)];
  const isTime = (kind: string) => kind === 'time' || kind === 'duration';
  const customer = scope.customer.filter(({ type }) => isTime(type.kind)).map(({ names }) => names[0]);
  const ofEvents = scope.events.flatMap(({ fields }) => fields).filter(({ type }) => isTime(type.kind));
  const fields = [...customer, ...ofEvents.map(({ names }) => names[0])];
  return (
    readsClock(value, scope) ||
    nodesOf(parts, 'at').length > 0 ||
    nodesOf(parts, 'moment').length > 0 ||
    nodesOf<Extract<Value, { kind: 'aggregate' }>>(parts, 'aggregate').some(
      ({ fn, of }) => of === undefined && ['first', 'last', 'min', 'max'].includes(fn),
    ) ||
    nodesOf<Extract<Value, { kind: 'customer-field' }>>(parts, 'customer-field').some(({ field }) =>
      fields.includes(field),
    ) ||
    nodesOf<Extract<Value, { kind: 'event-field' }>>(parts, 'event-field').some(({ field }) => fields.includes(field))
  );
}

function isWritten(value: Value, scope: Scope): boolean {
  const stands = [value, ...metricsIn(value, scope)].at(-1);
  return stands !== undefined && stands.kind === 'duration';
}
