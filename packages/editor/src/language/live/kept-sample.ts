import {
  type AnswerTarget,
  type CustomerFacts,
  type Field,
  fieldsRead,
  footingOf,
  formatDate,
  jsonValue,
  localDay,
  localOf,
  nameText,
  type Observed,
  type Plan,
  quote,
  setMembers,
  type Stored,
  type ValueType,
} from '@tagwright/dsl';
import type { Locale } from '../../words/index.js';
import { partOf } from './target.js';
import { thresholdOf } from './thresholds.js';

const WORDS = {
  zh: {
    test: '测试',
    at: '于',
    given: '已知',
    customer: '客户',
    tag: '标签',
    from: '距今',
    expect: '期望',
    missing: '为空',
    isIn: '属于 人群',
    isOut: '不属于 人群',
    has: '含有',
    yes: '是',
    no: '否',
    seconds: '秒',
    ago: '前',
  },
  en: {
    test: 'test',
    at: 'at',
    given: 'given',
    customer: 'customer',
    tag: 'tag',
    from: 'since',
    expect: 'expect',
    missing: 'is missing',
    isIn: 'in segment',
    isOut: 'not in segment',
    has: 'has',
    yes: 'true',
    no: 'false',
    seconds: 's',
    ago: ' ago',
  },
} as const;

/** More events than this make a test that nobody reads; the latest say most. */
const MOST_EVENTS = 40;

export interface KeptSample {
  readonly name: string;
  readonly target: AnswerTarget;
  readonly facts: CustomerFacts;
  readonly plan: Plan;
  readonly observed: Observed;
  /** ms UTC. */
  readonly now: number;
  readonly locale: Locale;
}

/**
 * A customer as a test of the language: the facts that a rule looks at and nothing else of him, the thresholds that it
 * compares him with, and what he is by it now as the expectation.
 */
export const testOf = ({ name, target, facts, plan, observed, now, locale }: KeptSample): string => {
  const words = WORDS[locale];
  const part = partOf(plan, target);
  const read = fieldsRead(plan, part);
  const footing = part === undefined ? new Map() : footingOf(plan, part);
  const { zone, customer, events } = plan.catalog;
  const value = (stored: Stored | undefined, type: ValueType) => valueText(stored, type, { zone, locale });
  const assigned = (fields: readonly Field[], columns: ReadonlySet<string>, values: Readonly<Record<string, Stored>>) =>
    fields.flatMap((field) => {
      const text = columns.has(field.column) ? value(values[field.column], field.type) : undefined;
      return text === undefined ? [] : [`${nameText(field.names[0] ?? '')} = ${text}`];
    });
  const changed = Object.fromEntries(
    (facts.changes ?? []).filter(({ at }) => at <= now).map(({ column, value: to }) => [column, to]),
  );
  const happened = events
    .flatMap((event) =>
      (read.events.has(event.table) ? (facts.events[event.table] ?? []) : [])
        .filter(({ at }) => at <= now)
        .map((fact) => ({ event, fact })),
    )
    .toSorted((a, b) => a.fact.at - b.fact.at)
    .slice(-MOST_EVENTS);
  const lines = [
    `${words.given} ${words.customer} { ${assigned(customer.fields, read.customer, { ...facts.fields, ...changed }).join(', ')} }`,
    ...happened.map(({ event, fact }) => {
      const own = assigned(event.fields, read.events.get(event.table) ?? new Set(), fact.values);
      return `${words.given} ${nameText(event.names[0] ?? '')} { at = ${momentText(fact.at, zone)}${own.map((each) => `, ${each}`).join('')} }`;
    }),
    ...plan.ranks
      .filter(({ id }) => footing.has(id))
      .flatMap((rank) => {
        const theta = thresholdOf(rank, observed, now);
        const text = theta === undefined ? undefined : value(theta.value, theta.type);
        return text === undefined ? [] : [`${words.given} ${rank.label} = ${text}`];
      }),
    ...expectations(target, facts.id, plan, observed, words),
  ];
  const head = `${words.test} ${quote(name)} ${words.at} ${momentText(now, zone)}`;
  return `${head} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
};

const expectations = (
  target: AnswerTarget,
  id: string,
  plan: Plan,
  { customers }: Observed,
  words: (typeof WORDS)[Locale],
): readonly string[] => {
  const one = customers.find((each) => each.id === id);
  if ('segment' in target) {
    const name = plan.segments.find((each) => each.id === target.segment)?.names[0] ?? '';
    return [`${words.expect} ${one?.isIn(target.segment) === true ? words.isIn : words.isOut} ${nameText(name)}`];
  }
  const tag = plan.tags.find((each) => each.id === target.tag);
  const subject = `${words.expect} ${words.tag} ${nameText(tag?.names[0] ?? '')}`;
  const values = one?.values(target.tag) ?? [];
  if (values.length === 0) return [`${subject} ${words.missing}`];
  const relation = tag?.exclusive === false ? words.has : '=';
  return values.map((value) => `${subject} ${relation} ${quote(value)}`);
};

/** `2026-07-01 10:00` in the book's zone. */
const momentText = (instant: number, zone: string): string => {
  const minutes = Math.floor(localOf(instant, zone) / 60_000) % 1440;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${formatDate(localDay(instant, zone))} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** A value as a test writes it; undefined where it is missing, or cannot be written. */
const valueText = (
  stored: Stored | undefined,
  type: ValueType,
  where: { readonly zone: string; readonly locale: Locale },
): string | undefined => {
  if (stored === undefined || stored === null) return undefined;
  const words = WORDS[where.locale];
  switch (type.kind) {
    case 'text':
    case 'enum':
      return quote(String(stored));
    case 'bool':
      return Number(stored) === 0 ? words.no : words.yes;
    case 'number':
    case 'money':
      return jsonValue(type, typeof stored === 'boolean' ? Number(stored) : stored);
    case 'duration':
      return `${Math.max(0, Math.round(Number(stored) / 1000))}${words.seconds}`;
    case 'date':
      return formatDate(Number(stored));
    case 'time':
      return momentText(Number(stored), where.zone);
    case 'set': {
      const members = setMembers(String(stored)).map((member) => valueText(member, type.element, where) ?? '');
      return `(${members.join(', ')})`;
    }
    case 'point':
      return `(${String(stored).split(',').join(', ')})`;
    default:
      return undefined;
  }
};
