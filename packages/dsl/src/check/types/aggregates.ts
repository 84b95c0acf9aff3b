import type { EventThing } from '../../catalog/catalog.js';
import { integer, real, time, type ValueType } from '../../catalog/types.js';
import type { KindWord } from '../../diagnostics/codes/check.js';
import type { Aggregate, AggregateId, Expr, Recency } from '../../syntax/ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import type { Context } from '../context.js';
import { reportUnknown } from '../names.js';
import { children } from '../../syntax/visit.js';
import { eventsWithField, isCustomerWord, lookUp } from '../scope/look-up.js';
import { nameAlias, pointAtEvent, remember, reportHidden } from '../scope/resolve.js';
import { keyword } from '../spelling.js';
import { nameText } from '../../syntax/print/index.js';
import { nameOf } from './called.js';
import { SUM_SCALE } from './forms.js';

const NUMBERS: readonly KindWord[] = ['number', 'money', 'duration'];
const ORDERED: readonly KindWord[] = [...NUMBERS, 'date', 'time'];
const PLAIN: readonly KindWord[] = [...ORDERED, 'text', 'enum', 'bool'];

/** What each aggregate may be taken of; undefined where a field makes no sense. */
const TAKES: { readonly [F in AggregateId]: readonly KindWord[] | undefined } = {
  count: [...PLAIN, 'set', 'point'],
  sum: NUMBERS,
  avg: NUMBERS,
  min: ORDERED,
  max: ORDERED,
  first: [...PLAIN, 'set'],
  last: [...PLAIN, 'set'],
  distinct: PLAIN,
  mode: ['text', 'enum', 'bool', 'number', 'money', 'duration', 'date'],
  share: undefined,
  days: undefined,
};
const NEEDS_FIELD: ReadonlySet<AggregateId> = new Set(['sum', 'avg', 'distinct', 'mode']);

export const aggregateType = (node: Aggregate, cx: Context): ValueType | undefined => {
  const event = eventOf(node, keyword(node.fn, cx), cx);
  if (event === undefined) return undefined;
  const inner = cx.inside(event, node.alias);
  nameAlias(node.alias, event, cx);
  const operand = operandType(node.operand, inner);
  if (node.where !== undefined) inner.condition(node.where);
  else if (node.fn === 'share') cx.report('share-needs-where', node, { event: event.names[0] ?? '' });
  if (operand === undefined) return undefined;
  return operand === 'event' ? ofEvent(node, event, cx) : ofField(node, operand, event, cx);
};

export const recencyType = (node: Recency, cx: Context): ValueType | undefined => {
  const fn = `${keyword(node.fn, cx)} ${keyword(node.which, cx)}`;
  const event = eventOf(node, fn, cx);
  if (event === undefined) return undefined;
  const inner = cx.inside(event, node.alias);
  nameAlias(node.alias, event, cx);
  const operand = operandType(node.operand, inner);
  if (node.where !== undefined) inner.condition(node.where);
  if (operand !== undefined && operand !== 'event') {
    cx.report('aggregate-takes-no-field', node.operand, { fn, event: event.names[0] ?? '' });
    return undefined;
  }
  return { kind: 'duration', form: { exact: 0 } };
};

/** The event by itself, or the type of what is taken of each one. */
const operandType = (operand: Expr, cx: Context): ValueType | 'event' | undefined => {
  if (operand.kind === 'Ref' && cx.book.scope.find(operand.name)?.kind === 'event') {
    if (cx.event !== undefined) remember(operand, { kind: 'event', event: cx.event }, cx);
    return 'event';
  }
  return cx.value(operand);
};

/** An event without a field: how many there are, or when. */
const ofEvent = (node: Aggregate, event: EventThing, cx: Context): ValueType | undefined => {
  if (NEEDS_FIELD.has(node.fn)) {
    const shown = event.names[0] ?? '';
    const expected = TAKES[node.fn] ?? [];
    const fitting = event.fields.filter((field) => expected.includes(field.type.kind)).slice(0, 3);
    const examples = fitting.map((field) => `${nameText(shown)}.${nameText(field.names[0] ?? '')}`);
    cx.report('aggregate-needs-field', node, { fn: keyword(node.fn, cx), event: shown, examples });
    return undefined;
  }
  if (node.fn === 'share') return real;
  return node.fn === 'count' || node.fn === 'days' ? integer : time;
};

const ofField = (node: Aggregate, operand: ValueType, event: EventThing, cx: Context): ValueType | undefined => {
  const expected = TAKES[node.fn];
  if (expected === undefined) {
    cx.report('aggregate-takes-no-field', node.operand, { fn: keyword(node.fn, cx), event: event.names[0] ?? '' });
    return undefined;
  }
  const inexactMode = node.fn === 'mode' && 'form' in operand && operand.form === 'real';
  if (!expected.includes(operand.kind) || inexactMode) {
    cx.report('aggregate-wrong-kind', node.operand, {
      fn: keyword(node.fn, cx),
      subject: nameOf(node.operand, cx),
      found: operand.kind,
      expected,
    });
    return undefined;
  }
  return resultOf(node.fn, operand);
};

const resultOf = (fn: AggregateId, operand: ValueType): ValueType => {
  switch (fn) {
    case 'count':
    case 'distinct':
    case 'days':
      return integer;
    case 'sum':
      // Doubles are rounded to millionths before they are summed, so that their order cannot change the sum.
      return 'form' in operand && operand.form === 'real' ? { ...operand, form: { exact: SUM_SCALE } } : operand;
    case 'avg':
      return 'form' in operand ? { ...operand, form: 'real' } : operand;
    case 'share':
      return real;
    case 'min':
    case 'max':
    case 'first':
    case 'last':
    case 'mode':
      return operand;
    default:
      return unreachable(fn);
  }
};

/** The one event that an aggregate is about, told by its operand. */
const eventOf = (node: Aggregate | Recency, fn: string, cx: Context): EventThing | undefined => {
  const event = namedEvent(node.operand, cx);
  if (event === undefined) reportNoEvent(node.operand, fn, cx);
  else if (event !== 'reported') cx.book.tables.events.set(node, event);
  return event === 'reported' ? undefined : event;
};

/** The first event that the operand names; aggregates inside it speak of their own. */
const namedEvent = (expr: Expr, cx: Context): EventThing | 'reported' | undefined => {
  if (expr.kind === 'Hole') return 'reported';
  if (expr.kind === 'Aggregate' || expr.kind === 'Recency') return undefined;
  if (expr.kind === 'Ref') {
    const thing = cx.book.scope.find(expr.name);
    return thing?.kind === 'event' ? thing.event : undefined;
  }
  if (expr.kind === 'Member') {
    const thing = cx.book.scope.find(expr.object.text);
    if (thing?.kind === 'event') return thing.event;
    if (expr.object.text === '') return 'reported';
    return thing !== undefined || isCustomerWord(expr.object.text, cx) ? undefined : reported(expr, cx);
  }
  for (const child of children(expr)) {
    const found = namedEvent(child as Expr, cx);
    if (found !== undefined) return found;
  }
  return undefined;
};

const reported = (member: Extract<Expr, { kind: 'Member' }>, cx: Context): 'reported' => {
  if (!reportHidden(member.object, cx)) pointAtEvent(member.object, cx);
  return 'reported';
};

/** Says what is missing: an event before a field, a rule about the customer, a known name. */
const reportNoEvent = (operand: Expr, fn: string, cx: Context): void => {
  if (operand.kind === 'Member' && isCustomerWord(operand.object.text, cx)) {
    cx.report('aggregate-of-customer', operand, { fn, name: operand.field.text, is: 'customer-field' });
    return;
  }
  if (operand.kind !== 'Ref') {
    const plain = { ...cx, event: undefined };
    const examples = cx.book.catalog.events.slice(0, 2).map((event) => nameText(event.names[0] ?? ''));
    const [first] = refsIn(operand);
    const holders = first === undefined ? [] : eventsWithField(first, plain);
    const named = holders.map((event) => `${nameText(event.names[0] ?? '')}.${nameText(first ?? '')}`);
    cx.report('aggregate-without-event', operand, { fn, examples: named.length > 0 ? named : examples });
    return;
  }
  const target = lookUp(operand.name, { ...cx, event: undefined });
  if (target?.kind === 'customer-field' || target?.kind === 'metric') {
    cx.report('aggregate-of-customer', operand, { fn, name: operand.name, is: target.kind });
    return;
  }
  if (target !== undefined) {
    cx.report('wrong-thing', operand, { name: operand.name, is: wordOf(target.kind), wanted: 'event', nearest: [] });
    return;
  }
  const holders = eventsWithField(operand.name, cx);
  if (holders.length === 0) {
    reportUnknown(operand.name, operand, 'event', cx);
    return;
  }
  const examples = holders.map((event) => `${nameText(event.names[0] ?? '')}.${nameText(operand.name)}`);
  const fixes = examples.map((text) => ({
    kind: 'replace-with' as const,
    params: { text },
    edits: [{ span: operand.span, text }],
  }));
  cx.report('aggregate-without-event', operand, { fn, examples }, { fixes });
};

const wordOf = (kind: string): 'tag' | 'segment' | 'list' => (kind === 'tag' || kind === 'segment' ? kind : 'list');

const refsIn = (expr: Expr): readonly string[] =>
  expr.kind === 'Ref' ? [expr.name] : children(expr).flatMap((child) => refsIn(child as Expr));
