import type { EventThing, Field } from '../../catalog/catalog.js';
import type { ValueType } from '../../catalog/types.js';
import { nameText, spell, type KeywordId } from '../../syntax/index.js';
import { printFieldName, quote } from '../../syntax/print/names.js';
import type { Name } from '../../syntax/ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import { typeOfThing } from '../describe.js';
import { AGGREGATE_WORDS, DECLARATION_WORDS, FUNCTION_WORDS, TYPE_WORDS } from '../keyword-groups.js';
import type { Thing } from '../things.js';
import { ofCall, ofKeyword, ofText, ofThing, type Candidate, type Maker } from './candidate.js';
import { eventNamed, fieldOf, tagNamed, textsSeen, typeOfOperand } from './known.js';
import type { ClauseKind, Operand, Place, Scope } from './place.js';
import {
  aheadSnippet,
  declarationSnippets,
  durationSnippets,
  habitSnippets,
  rankSnippets,
  windowSnippets,
} from './snippets.js';
import { tailKeywords } from './tails.js';

/** Everything that may be written at a place, each with how useful it is there. */
export const offersAt = (place: Place, maker: Maker): readonly Candidate[] => {
  const { book } = maker.workspace;
  const keywords = (ids: readonly KeywordId[], tier: number): readonly Candidate[] =>
    [...new Set(ids)].map((id) => ofKeyword(id, tier, maker));
  switch (place.want) {
    case 'nothing':
      return [];
    case 'declaration':
      return [...declarationSnippets(maker, 0), ...keywords(DECLARATION_WORDS, 1)];
    case 'keywords':
      return keywords(place.keywords, 0);
    case 'declared-tag':
      return book.tags
        .filter(({ decls }) => decls.every(({ kind }) => kind === 'TagLine'))
        .map((tag) => ofThing({ kind: 'tag', tag }, 0, maker));
    case 'type':
      return keywords(TYPE_WORDS, 0);
    case 'dimension':
      return dimensions(maker);
    case 'operand':
      return operands(place.scope, maker);
    case 'right':
      return rightSides(place, maker);
    case 'tail': {
      const type = typeOfOperand(place.left, place.scope, book);
      const words = tailKeywords(place.left.kind === 'tag' ? 'tag' : type?.kind, place.scope.conditions);
      const windows =
        type?.kind === 'time' || type?.kind === 'date' ? [...windowOffers(maker, 0), aheadSnippet(maker, 0)] : [];
      return [...windows, ...keywords(words, windows.length > 0 ? 1 : 0), ...keywords(place.after.keywords, 3)];
    }
    case 'event':
      return [...events(maker, 0), ...keywords([...(place.any ? (['anyEvent'] as const) : []), ...place.also], 1)];
    case 'clause':
      return [...clauseWords(place.clause, place.has, maker), ...keywords(place.after.keywords, 4)];
    case 'tag':
      return book.tags.map((tag) => ofThing({ kind: 'tag', tag }, 0, maker));
    case 'segment':
      return book.segments.map((segment) => ofThing({ kind: 'segment', segment }, 0, maker));
    case 'in':
      return [
        ...book.catalog.lists.map((list) => ofThing({ kind: 'list', list }, 0, maker)),
        ...keywords(['segment'], 1),
      ];
    case 'member':
      return members(place.owner, place.scope, maker);
    case 'duration':
      return [...durationSnippets(maker, 0), ...keywords(place.and, 1)];
    case 'group-field':
      return book.catalog.customer.fields
        .filter(({ type }) => type.kind === 'enum' || type.kind === 'text')
        .map((field) => ofThing({ kind: 'customer-field', field }, 0, maker));
    case 'assigned': {
      const fields = place.event === undefined ? book.catalog.customer.fields : eventNamed(book, place.event)?.fields;
      const at = place.event === undefined ? [] : [ofText('event-field', 'at', 1)];
      return [
        ...(fields ?? []).map((field) => ofThing(fieldThing(field, eventNamed(book, place.event)), 0, maker)),
        ...at,
      ];
    }
    case 'given':
      return [...keywords(['customer', 'tag'], 0), ...events(maker, 0), ...metrics(maker, 1)];
    case 'given-of':
      return eventNamed(book, place.name) === undefined
        ? [...rankSnippets(maker, 0), ...averages(maker)]
        : keywords(['forCustomer'], 0);
    case 'test-customer':
      return place.names.map((name) => ofText('text', name, 0, { write: nameText }));
    default:
      return unreachable(place);
  }
};

const windowOffers = (maker: Maker, tier: number): readonly Candidate[] => [
  ...windowSnippets(maker, tier),
  ...NAMED_WINDOWS.map((id) => ({ ...ofKeyword(id, tier + 1, maker), kind: 'window' as const })),
];

const NAMED_WINDOWS: readonly KeywordId[] = [
  'today', 'yesterday', 'tomorrow', 'thisWeek', 'thisMonth', 'thisQuarter', 'thisYear', 'lastWeek', 'lastMonth',
  'lastQuarter', 'lastYear',
]; // prettier-ignore

const fieldThing = (field: Field, event: EventThing | undefined): Thing =>
  event === undefined ? { kind: 'customer-field', field } : { kind: 'event-field', event, field };

const events = (maker: Maker, tier: number): readonly Candidate[] =>
  maker.workspace.book.catalog.events.map((event) => ofThing({ kind: 'event', event }, tier, maker));

const metrics = (maker: Maker, tier: number): readonly Candidate[] =>
  maker.workspace.book.metrics.map((metric) => ofThing({ kind: 'metric', metric }, tier, maker));

const customerFields = (maker: Maker, tier: number): readonly Candidate[] =>
  maker.workspace.book.catalog.customer.fields.map((field) => ofThing({ kind: 'customer-field', field }, tier, maker));

const CONDITION_WORDS: readonly KeywordId[] = ['tag', 'did', 'notDid', 'not'];

/** Where a value or a condition begins. */
const operands = (scope: Scope, maker: Maker): readonly Candidate[] => {
  const event = eventNamed(maker.workspace.book, scope.event);
  const own =
    event === undefined ? [] : [...fieldsOf(event, 0, maker), ofThing({ kind: 'event-time', event }, 1, maker)];
  const named = [...scope.aliases.keys()].map((name) => ofText('text', name, 1));
  const values = [...own, ...named, ...metrics(maker, event ? 2 : 0), ...customerFields(maker, event ? 2 : 1)];
  const words =
    scope.conditions && event === undefined ? CONDITION_WORDS : event === undefined ? [] : (['not'] as const);
  const inSegment = scope.conditions && event === undefined ? [inSegmentOffer(maker)] : [];
  const since = event === undefined ? [sinceLast(maker)] : [];
  const calls = event === undefined ? [...AGGREGATE_WORDS, ...FUNCTION_WORDS] : FUNCTION_WORDS;
  return [
    ...values,
    ...words.map((id) => ofKeyword(id, 2, maker)),
    ...inSegment,
    ...since,
    ...calls.map((id) => ofCall(id, 3, maker)),
    ...(event === undefined ? [ofKeyword('overall', 4, maker)] : []),
  ];
};

const twoWords = (first: KeywordId, second: KeywordId, tier: number, maker: Maker): Candidate => {
  const written = (vocabulary: Maker['vocabulary']): string =>
    `${spell(first, vocabulary)} ${spell(second, vocabulary)}`;
  const own = written(maker.vocabulary);
  const other = written(maker.vocabulary === 'zh' ? 'en' : 'zh');
  return { ...ofKeyword(first, tier, maker), names: [own, other], write: () => own, show: () => own, detail: other };
};
const inSegmentOffer = (maker: Maker): Candidate => twoWords('in', 'segment', 2, maker);
const sinceLast = (maker: Maker): Candidate => twoWords('since', 'last', 3, maker);

const fieldsOf = (event: EventThing, tier: number, maker: Maker, write = nameText): readonly Candidate[] =>
  event.fields.map((field) => ofThing({ kind: 'event-field', event, field }, tier, maker, write));

/** After `order.`, `customer.`, `v.`. */
const members = (owner: string, scope: Scope, maker: Maker): readonly Candidate[] => {
  const { book } = maker.workspace;
  const write = (name: string): string => printFieldName({ text: name } as Name);
  const event = eventNamed(book, scope.aliases.get(owner) ?? owner);
  if (event !== undefined)
    return [...fieldsOf(event, 0, maker, write), ofThing({ kind: 'event-time', event }, 1, maker)];
  if (owner !== 'customer' && owner !== '客户') return [];
  return book.catalog.customer.fields.map((field) => ofThing({ kind: 'customer-field', field }, 0, maker, write));
};

/** Right of a comparison: the values of the left side, then what can be compared with it. */
const rightSides = (place: Extract<Place, { want: 'right' }>, maker: Maker): readonly Candidate[] => {
  const { left, ranks, names, scope } = place;
  const { book } = maker.workspace;
  if (left.kind === 'tag') {
    const tag = tagNamed(book, left.name);
    return (tag?.values ?? []).map((value) => ofThing({ kind: 'tag-value', tag: tag as never, value }, 0, maker));
  }
  const field = fieldOf(left, scope, book);
  const type = typeOfOperand(left, scope, book) ?? field?.type;
  return [
    ...valuesOf(field, type, maker),
    ...(ranks && scope.event === undefined && isRanked(type) ? [...rankSnippets(maker, 1), ...averages(maker)] : []),
    ...(type?.kind === 'duration' ? durationSnippets(maker, 0) : []),
    ...(names ? comparable(left, type, scope, maker) : []),
  ];
};

const isRanked = (type: ValueType | undefined): boolean =>
  type === undefined || ['number', 'money', 'duration', 'date', 'time', 'distance'].includes(type.kind);

const averages = (maker: Maker): readonly Candidate[] =>
  (['average', 'median'] as const).map((id) => ofKeyword(id, 2, maker));

const valuesOf = (field: Field | undefined, type: ValueType | undefined, maker: Maker): readonly Candidate[] => {
  if (type?.kind === 'bool') return (['true', 'false'] as const).map((id) => ofKeyword(id, 0, maker));
  const element = type?.kind === 'set' ? type.element : type;
  if (field === undefined || element === undefined) return [];
  if (element.kind === 'enum') {
    return element.values.map((value) => ofThing({ kind: 'enum-value', field, value }, 0, maker, valueText(maker)));
  }
  if (element.kind !== 'text') return [];
  return textsSeen(field, maker.workspace.book).map((text) =>
    ofText('value', text, 0, { write: valueText(maker), detail: field.names[0] ?? '' }),
  );
};

/** A value in quotes where, bare, it would be taken for a name of the book. */
const valueText = ({ workspace }: Maker) => {
  const names = new Set([
    ...workspace.book.metrics.flatMap((metric) => metric.names.map(({ text }) => text)),
    ...workspace.book.catalog.customer.fields.flatMap((field) => field.names),
  ]);
  return (value: string): string => (names.has(value) ? quote(value) : nameText(value));
};

/** Names whose values can stand against the left side's. */
const comparable = (left: Operand, type: ValueType | undefined, scope: Scope, maker: Maker): readonly Candidate[] => {
  const { book } = maker.workspace;
  const event = eventNamed(book, scope.event);
  const things: readonly Thing[] = [
    ...(event?.fields ?? []).map((field): Thing => ({ kind: 'event-field', event: event as EventThing, field })),
    ...book.metrics.map((metric): Thing => ({ kind: 'metric', metric })),
    ...book.catalog.customer.fields.map((field): Thing => ({ kind: 'customer-field', field })),
  ];
  return things
    .filter((thing) => type === undefined || typeOfThing(thing, book)?.kind === type.kind)
    .map((thing) => ofThing(thing, 3, maker))
    .filter(({ names }) => left.kind !== 'name' || !names.includes(left.name));
};

/** What a clause can still take; a stretch of time is the last of it. */
const clauseWords = (clause: ClauseKind, has: 'event' | 'where' | 'window', maker: Maker): readonly Candidate[] => {
  const keywords = (ids: readonly KeywordId[], tier: number): readonly Candidate[] =>
    ids.map((id) => ofKeyword(id, tier, maker));
  const where = has === 'event' ? keywords(['where'], 0) : [];
  const and = has === 'where' ? keywords(['and'], 0) : [];
  const windows = has === 'window' || clause === 'on' ? [] : windowOffers(maker, 1);
  switch (clause) {
    case 'on':
      return [...where, ...and];
    case 'aggregate':
      return [...where, ...and, ...windows, ...keywords(has === 'event' ? ['as'] : [], 2)];
    case 'did':
    case 'step': {
      const logic = keywords(['and', 'or'], has === 'event' ? 2 : 0);
      if (has === 'window') return [...logic, ...keywords(['atLeast', 'atMost', 'exactly'], 1)];
      const steps = keywords(clause === 'step' ? ['within', 'thenStep', 'thenNot'] : ['thenStep', 'thenNot'], 1);
      const habits = clause === 'did' ? habitSnippets(maker, 2) : [];
      const often = keywords(['atLeast', 'atMost', 'exactly', ...(has === 'event' ? (['as'] as const) : [])], 2);
      return [...where, ...logic, ...windows, ...steps, ...habits, ...often];
    }
    default:
      return unreachable(clause);
  }
};

const dimensions = ({ workspace }: Maker): readonly Candidate[] => {
  const used = workspace.book.catalog.customer.fields.flatMap(({ group }) => group ?? []);
  const usual = ['人口统计', '地理', '社会经济', '心理', '行为', '态度'];
  const english = ['demographic', 'geographic', 'socioeconomic', 'psychographic', 'behavioural', 'attitudinal'];
  const own = [...new Set(used)].map((name) => ofText('value', name, 0, { write: nameText }));
  const others = usual.flatMap((name, at) =>
    used.includes(name)
      ? []
      : [ofText('value', name, 1, { names: [name, english[at] ?? ''], detail: english[at] ?? '' })],
  );
  return [...own, ...others];
};
