import type { EventThing } from '../../catalog/catalog.js';
import type { ValueType } from '../../catalog/types.js';
import type { ThingWord } from '../../diagnostics/codes/check.js';
import type { Fix } from '../../diagnostics/diagnostic.js';
import { insertFix, replaceFix } from '../../syntax/report.js';
import type { Member, Name, NodeBase, Ref } from '../../syntax/ast/index.js';
import type { Context, Sight } from '../context.js';
import { shownName, type Target } from '../model.js';
import { candidates, replacements, reportUnknown } from '../names.js';
import { keyword } from '../spelling.js';
import { nameText } from '../../syntax/print/index.js';
import {
  aliased,
  EVENT_TIME,
  eventsWithField,
  fieldNamed,
  isCustomerWord,
  lookUp,
  ofEvent,
  typeOfTarget,
} from './look-up.js';

/** What a node was found to mean is written into the side table. */
export const remember = (node: NodeBase<string>, target: Target, cx: Context): void => {
  cx.book.tables.targets.set(node, target);
};

/** A word that has to be a value: its type, or undefined after a report. */
export const valueOfRef = (ref: Ref, cx: Context, wanted: 'value' | 'condition' = 'value'): ValueType | undefined => {
  const target = lookUp(ref.name, cx);
  if (target === undefined) {
    reportUnknownValue(ref, cx, wanted);
    return undefined;
  }
  remember(ref, target, cx);
  if (isValue(target)) return typeOfTarget(target, cx);
  if (target.kind === 'alias') {
    const examples = fieldsOf(ref.name, target.event);
    const fixes = examples.map((text) => replaceFix(ref.span, text));
    cx.report('alias-as-value', ref, { name: ref.name, examples }, { fixes });
    return undefined;
  }
  cx.report(
    'wrong-thing',
    ref,
    { name: ref.name, is: thingWord(target), wanted, nearest: [] },
    { fixes: makeItFit(ref, target, wanted, cx) },
  );
  return undefined;
};

/** Some fields of an event as they are written after its name. */
const fieldsOf = (name: string, event: EventThing | 'any'): readonly string[] =>
  (event === 'any' ? [] : event.fields.slice(0, 2).map(({ names }) => names[0] ?? ''))
    .concat(EVENT_TIME)
    .map((field) => `${nameText(name)}.${nameText(field)}`);

/** Writes down what a name that `as` gives stands for. */
export const nameAlias = (alias: Name | undefined, event: EventThing | 'any', cx: Context): void => {
  if (alias !== undefined && alias.text !== '') remember(alias, { kind: 'alias', alias, event }, cx);
};

const isValue = (target: Target): boolean =>
  target.kind === 'customer-field' ||
  target.kind === 'event-field' ||
  target.kind === 'event-time' ||
  target.kind === 'metric';

const thingWord = (target: Target): ThingWord => {
  switch (target.kind) {
    case 'event-time':
      return 'event-field';
    case 'alias':
      return 'event';
    case 'enum-value':
    case 'tag-value':
    case 'text':
      return 'value';
    default:
      return target.kind;
  }
};

/** The word that is missing before a tag, a segment or an event. */
const makeItFit = (ref: Ref, target: Target, wanted: 'value' | 'condition', cx: Context): readonly Fix[] => {
  const before = (id: 'tag' | 'did'): readonly Fix[] => [insertFix(ref.span.start, `${keyword(id, cx)} `)];
  if (target.kind === 'tag') return before('tag');
  if (target.kind === 'segment' && wanted === 'condition') {
    return [insertFix(ref.span.start, `${keyword('in', cx)} ${keyword('segment', cx)} `)];
  }
  if (target.kind !== 'event') return [];
  if (wanted === 'condition') return before('did');
  const count = keyword('count', cx);
  return [wrapFix(ref.span, count)];
};

/** Puts a call around a span. */
export const wrapFix = (span: { readonly start: number; readonly end: number }, fn: string): Fix => ({
  kind: 'wrap-in',
  params: { text: fn },
  edits: [
    { span: { start: span.start, end: span.start }, text: `${fn}(` },
    { span: { start: span.end, end: span.end }, text: ')' },
  ],
});

/** A name that is no value here may be a field of an event elsewhere, which says what is missing. */
const reportUnknownValue = (ref: Ref, cx: Context, wanted: 'value' | 'condition'): void => {
  const [event] = cx.event === undefined ? eventsWithField(ref.name, cx) : [];
  if (event === undefined) {
    reportUnknown(ref.name, ref, wanted, cx);
    return;
  }
  const shown = event.names[0] ?? '';
  const fix = aggregateFix(ref, shown, ref.name, cx);
  cx.report('field-needs-aggregate', ref, { event: shown, field: ref.name }, { fixes: [fix] });
};

/** `order.amount` outside an aggregate: most often the last one's is meant. */
const aggregateFix = (node: NodeBase<string>, event: string, field: string, cx: Context): Fix => {
  const text = `${keyword('last', cx)}(${nameText(event)}.${nameText(field)})`;
  return { kind: 'replace-with', params: { text }, edits: [{ span: node.span, text }] };
};

/** `order.amount`, `customer.city`. */
export const valueOfMember = (member: Member, cx: Context): ValueType | undefined => {
  const { object, field } = member;
  if (object.text === '' || field.text === '') return undefined;
  const sight = aliased(object.text, cx);
  if (sight !== undefined) return fieldOfSight(member, sight, cx);
  if (isCustomerWord(object.text, cx)) return customerField(member, cx);
  if (reportHidden(object, cx)) return undefined;
  const event = pointAtEvent(object, cx);
  if (event === undefined) return undefined;
  const target = ofEvent(event, field.text);
  if (target === undefined) {
    reportUnknownField(
      field,
      object.text,
      event.fields.map(({ names }) => names),
      cx,
    );
    return undefined;
  }
  if (cx.event === undefined) {
    const fixes = [aggregateFix(member, object.text, field.text, cx)];
    cx.report('field-needs-aggregate', member, { event: object.text, field: field.text }, { fixes });
    return undefined;
  }
  if (cx.event !== event) {
    reportOtherEvent(member, event, cx.event, cx);
    return undefined;
  }
  remember(member, target, cx);
  return typeOfTarget(target, cx);
};

/** `v.item`: a field, or the time, of the event that `as v` names. */
const fieldOfSight = (
  member: Member,
  { event, alias, up }: Sight & { readonly up: number },
  cx: Context,
): ValueType | undefined => {
  const { object, field } = member;
  if (event === undefined || alias === undefined) return undefined;
  remember(object, { kind: 'alias', alias, event }, cx);
  const target = ofEvent(event, field.text, up);
  if (target === undefined) {
    const known = event === 'any' ? [[EVENT_TIME]] : event.fields.map(({ names }) => names);
    reportUnknownField(field, object.text, known, cx);
    return undefined;
  }
  remember(member, target, cx);
  return typeOfTarget(target, cx);
};

/** A name that `as` gives to an event which cannot be looked at here; true after a report. */
export const reportHidden = (object: Name, cx: Context): boolean => {
  const why = cx.hidden.get(object.text) ?? (aliased(object.text, cx) === undefined ? undefined : 'aggregate');
  if (why === undefined || cx.book.scope.find(object.text) !== undefined) return false;
  cx.report('alias-not-here', object, { name: object.text, why });
  return true;
};

/** A field of another event: of an earlier step, which only needs a name, or of one that is nowhere in sight. */
const reportOtherEvent = (member: Member, event: EventThing, atHand: EventThing, cx: Context): void => {
  const { object, field } = member;
  const earlier = cx.sights.find((sight) => sight.event === event);
  const params = { event: object.text, field: field.text, inside: shownName(atHand.names) };
  const alias = earlier?.alias?.text ?? '';
  const fixes = alias === '' ? [] : replacements(object.span, [alias]);
  cx.report('other-event', member, { ...params, step: earlier !== undefined }, { fixes });
};

const customerField = (member: Member, cx: Context): ValueType | undefined => {
  const { fields } = cx.book.catalog.customer;
  const field = fieldNamed(fields, member.field.text);
  if (field === undefined) {
    reportUnknownField(
      member.field,
      '',
      fields.map(({ names }) => names),
      cx,
    );
    return undefined;
  }
  remember(member, { kind: 'customer-field', field }, cx);
  return field.type;
};

export const reportUnknownField = (
  field: Name,
  owner: string,
  known: readonly (readonly string[])[],
  cx: Context,
): void => {
  const nearest = cx.book.nearest(field.text, known);
  cx.report('unknown-field', field, { name: field.text, owner, nearest }, { fixes: replacements(field.span, nearest) });
};

type Pointed = 'event' | 'tag' | 'segment' | 'list';

/** A name whose place says what it has to be. */
export const pointAt = <K extends Pointed>(
  name: Name,
  wanted: K,
  cx: Context,
): Extract<Target, { kind: K }> | undefined => {
  if (name.text === '') return undefined;
  const thing = cx.book.scope.find(name.text);
  if (thing === undefined) {
    reportUnknown(name.text, name, wanted, cx);
    return undefined;
  }
  if (thing.kind !== wanted) {
    const nearest = cx.book.nearest(name.text, candidates(wanted, cx));
    const fixes = replacements(name.span, nearest);
    cx.report('wrong-thing', name, { name: name.text, is: thingWord(thing), wanted, nearest }, { fixes });
    return undefined;
  }
  remember(name, thing, cx);
  return thing as Extract<Target, { kind: K }>;
};

export const pointAtEvent = (name: Name, cx: Context): EventThing | undefined => pointAt(name, 'event', cx)?.event;
