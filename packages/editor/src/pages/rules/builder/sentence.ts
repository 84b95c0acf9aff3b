import { type Ast, printNode, spell, type Token, unreachable } from '@tagwright/dsl';
import type { Palette } from '@tagwright/dsl/service';
import {
  operandOf,
  type Part,
  type Predicate,
  predicateOf,
  type Shape,
  shapeOf,
  type Slot,
  type Source,
} from '../../../builder/index.js';
import type { Locale, Words } from '../../../words/index.js';
import { habitText, timesInPeriod } from './habit-words.js';

/** What a part of a rule is read with. */
export interface Reading {
  readonly source: Source;
  readonly palette: Palette | undefined;
  readonly locale: Locale;
  readonly words: Words['builder'];
}

/**
 * A part of a rule as a sentence of the reader's language has it. Names stay as they are written; keywords, units and
 * ways of asking are the builder's own words.
 */
export const partText = (part: Part, reading: Reading): string =>
  part.kind === 'words' ? wordsText(part.span, reading) : slotText(part, reading);

/** All parts of a row, each with what it says. What says nothing is left out: the parentheses around a list, for one. */
export const sentenceOf = (parts: readonly Part[], reading: Reading): readonly Said[] => {
  const said = parts
    .map((part, at) => {
      const text = partText(part, reading);
      if (part.kind !== 'words') return { part, text };
      if (joinsBounds(parts[at - 1], parts[at + 1])) return { part, text: spell('betweenAnd', reading.locale) };
      const opens = parts[at + 1]?.kind === 'items' ? text.replace(/[(（]$/, '') : text;
      return { part, text: (parts[at - 1]?.kind === 'items' ? opens.replace(/^[)）]/, '') : opens).trim() };
    })
    .filter(({ text }) => text !== '');
  return inItsOrder(said, reading);
};

interface Said {
  readonly part: Part;
  readonly text: string;
}

/** English says how often before it says in which periods, Chinese behind it, however it is written. */
const inItsOrder = (said: readonly Said[], { locale, words }: Reading): readonly Said[] => {
  const at = (kind: Part['kind']): number => said.findIndex(({ part }) => part.kind === kind);
  const [habit, times] = [said[at('habit')], said[at('times')]];
  if (habit === undefined || times === undefined || habit.part.kind === 'words') return said;
  const counted = { ...times, text: timesInPeriod(habit.part.node as Ast.Habit, times.text, words) };
  const [first, second] = locale === 'zh' ? [habit, counted] : [counted, habit];
  const places = [at('habit'), at('times')].toSorted((a, b) => a - b);
  return said.map((each, index) => (index === places[0] ? first : index === places[1] ? second : each));
};

/** Whether what stands before and after are both ends of one range: the `and` between them is another than that of conditions. */
const joinsBounds = (before: Part | undefined, after: Part | undefined): boolean =>
  before !== undefined &&
  before.kind !== 'words' &&
  after !== undefined &&
  after.kind !== 'words' &&
  before.subject !== undefined &&
  before.subject === after.subject;

const wordsText = (span: Part['span'], { source, locale }: Reading): string =>
  joined(
    source.within(span).map((token) => tokenText(token, source, locale)),
    locale,
  );

const tokenText = ({ kind, keyword, span }: Token, source: Source, locale: Locale): string => {
  const text = source.slice(span);
  if (kind === 'keyword' && keyword !== undefined) return spell(keyword, locale);
  return (locale === 'zh' ? SIGNS_ZH : SIGNS_EN)[text] ?? text;
};

const SIGNS_ZH: Readonly<Record<string, string>> = { '(': '（', ')': '）', ',': '、', '*': '×', '/': '÷' };
const SIGNS_EN: Readonly<Record<string, string>> = {
  '（': '(', '）': ')', '，': ',', '、': ',', '*': '×', '/': '÷',
}; // prettier-ignore

const joined = (texts: readonly string[], locale: Locale): string =>
  locale === 'zh' ? texts.join(' ').replaceAll(/\s*([（）、])\s*/g, '$1') : texts.join(' ').replaceAll(/ ([,)])|(\() /g, '$1$2'); // prettier-ignore

const slotText = (slot: Slot, reading: Reading): string => {
  const { source, words, locale } = reading;
  const raw = source.slice(slot.span);
  const { node } = slot;
  switch (slot.kind) {
    case 'operator':
      return operatorText(node as Ast.Expr, raw, slot, reading);
    case 'operand':
      // The time of an event has no name of its own to be shown by.
      if (node.kind === 'Ref' && node.name === 'at' && slot.event !== undefined) return words.eventTime;
      return nameText(node, words) ?? raw;
    case 'value':
      return node.kind === 'Member'
        ? words.memberOf(node.object.text, node.field.text)
        : (nameText(node, words) ?? raw);
    case 'event':
      if (node.kind === 'Did' || node.kind === 'Step') return words.anyEvent;
      return nameText(node, words) ?? raw;
    case 'tag':
    case 'segment':
    case 'list':
    case 'name':
      return nameText(node, words) ?? raw;
    case 'items':
      return itemsOf(node as Ast.In | Ast.Has)
        .map((item) => nameText(item, words) ?? source.slice(item.span))
        .join(locale === 'zh' ? '、' : ', ');
    case 'number':
      return numberText(node as Ast.NumberLit, raw, slot, reading);
    case 'duration':
      return durationText(node as Ast.DurationLit, words);
    case 'bool':
      return (node as Ast.BoolLit).value ? words.yes : words.no;
    case 'aggregate':
      return words.aggregates[aggregateOf(node as Ast.Aggregate | Ast.Recency)];
    case 'rank':
      return rankText(node as Ast.Rank, slot, reading);
    case 'habit':
      return habitText(node as Ast.Habit, words, (length) => durationText(length, words));
    case 'lead':
      return words.leads[leadWord(node as Ast.Step)];
    case 'within': {
      const { within } = node as Ast.Step;
      return within === undefined ? '' : words.within(durationText(within, words));
    }
    case 'window':
    case 'times':
      return spaced(printNode(node, { keywords: locale }), reading);
    case 'empty':
      return words.fillIn;
    case 'percent':
    case 'date':
      return raw;
    default:
      return unreachable(slot.kind);
  }
};

/** What a name is called: without quotes, a tag as such. A text without a letter is called what it is: nobody could see or open it. */
export const nameText = (node: Slot['node'], words: Words['builder']): string | undefined => {
  switch (node.kind) {
    case 'Name':
      return node.text;
    case 'Ref':
      return node.name === '' ? words.emptyText : node.name;
    case 'Member':
      return `${node.object.text}.${node.field.text}`;
    case 'TagRef':
      return words.tagNamed(node.tag.text);
    default:
      return undefined;
  }
};

export const itemsOf = (node: Ast.In | Ast.Has): readonly Ast.Expr[] =>
  Array.isArray(node.items) ? (node.items as readonly Ast.Expr[]) : [];

/** How events are summed up; a recency by which of them it is. */
export const aggregateOf = (node: Ast.Aggregate | Ast.Recency): Ast.AggregateId =>
  node.kind === 'Aggregate' ? node.fn : node.which;

/** Whether a later event has to follow, or must not. */
export const leadWord = ({ negated }: Ast.Step): 'thenStep' | 'thenNot' => (negated ? 'thenNot' : 'thenStep');

const operatorText = (node: Ast.Expr, raw: string, slot: Slot, { words, locale, palette }: Reading): string => {
  const predicate = predicateOf(node);
  if (predicate === undefined) return raw;
  // A window says in English by itself that it is about time; Chinese puts 在 before it.
  if (predicate === 'window') return locale === 'zh' ? words.predicates.window : '';
  const shape = palette === undefined ? undefined : shapeOf(operandOf(node), palette, slot.event);
  return predicateWord(predicate, shape, words);
};

/** A way of asking in words; numbers are equal where others are what they are, and instants come before others. */
export const predicateWord = (predicate: Predicate, shape: Shape | undefined, words: Words['builder']): string => {
  const isNumber = shape !== undefined && ['number', 'money', 'duration', 'date', 'time'].includes(shape.kind);
  if (isNumber && (predicate === 'equal' || predicate === 'notEqual')) return words.numberPredicates[predicate];
  const isTime = shape?.kind === 'date' || shape?.kind === 'time';
  if (isTime && predicate in words.timePredicates)
    return words.timePredicates[predicate as keyof typeof words.timePredicates];
  return words.predicates[predicate];
};

const numberText = (
  node: Ast.NumberLit,
  raw: string,
  { subject, event }: Slot,
  { palette, locale }: Reading,
): string => {
  const plain = node.scale === '' ? Number(node.value).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en') : `${node.value}${node.scale}`; // prettier-ignore
  const isMoney = palette !== undefined && subject !== undefined && shapeOf(subject, palette, event).kind === 'money';
  if (isMoney) return `¥${plain}`;
  return Number.isFinite(Number(node.value)) ? `${plain}${node.counter}` : raw;
};

/** `90 天`, `90 days`. */
export const durationText = (
  { amount, unit }: Pick<Ast.DurationLit, 'amount' | 'unit'>,
  words: Words['builder'],
): string => `${amount} ${words.units[unit]}`;

const rankText = (rank: Ast.Rank, slot: Slot, reading: Reading): string => {
  const { words, locale, source } = reading;
  const { form, amount } = rank;
  const isSaid = saysWhere(rank, slot, reading);
  if (form === 'average') return words.average;
  if (isSaid && form.endsWith('percent')) return `${amount}%`;
  if (isSaid && form.endsWith('count')) return locale === 'zh' ? words.people(amount) : amount;
  const text = printNode({ ...rank, among: undefined, per: undefined }, { keywords: locale });
  return text === '' ? source.slice(slot.span) : spaced(text, reading);
};

/** Whether the way of asking says by itself from which end ranks are counted. */
const saysWhere = (rank: Ast.Rank, { span }: Slot, { source }: Reading): boolean => {
  const sign = source.before(span.start);
  const text = sign === undefined ? '' : source.slice(sign.span);
  const isAtLeast = /^(>=|≥|＞＝)$/.test(text);
  const isAtMost = /^(<=|≤|＜＝)$/.test(text);
  return (isAtLeast && rank.form.startsWith('top')) || (isAtMost && rank.form.startsWith('bottom'));
};

/** Numbers apart from Chinese words, and lengths in whole words. */
const spaced = (text: string, { locale, words }: Reading): string =>
  locale === 'zh'
    ? text.replaceAll(/(\p{Script=Han})(\d)/gu, '$1 $2').replaceAll(/(\d%?)(\p{Script=Han})/gu, '$1 $2')
    : text.replaceAll(/\b(\d+(?:\.\d+)?)(mo|min|s|h|d|w|y)\b/g, (_, amount: string, unit: Ast.DurationUnit) =>
        durationText({ amount, unit }, words),
      );

/** Another name of what is named, in the reader's language where the one that is written is not: 最近消费 for R. */
export const otherName = (slot: Slot, { palette, locale }: Reading): string | undefined => {
  if (palette === undefined) return undefined;
  const names = namesOf(slot, palette);
  const written = slot.node.kind === 'Ref' ? slot.node.name : slot.node.kind === 'Name' ? slot.node.text : undefined;
  if (names === undefined || written === undefined || names.length < 2) return undefined;
  const other = names.find((name) => name !== written);
  const isHan = (text = ''): boolean => /\p{Script=Han}/u.test(text);
  return isHan(other) === (locale === 'zh') && isHan(written) !== (locale === 'zh') ? other : undefined;
};

const namesOf = ({ kind, node, event }: Slot, palette: Palette): readonly string[] | undefined => {
  const holding = (items: readonly { readonly names: readonly string[] }[], name: string) =>
    items.find(({ names }) => names.includes(name))?.names;
  if (kind === 'event' && (node.kind === 'Name' || node.kind === 'Ref'))
    return holding(palette.events, node.kind === 'Name' ? node.text : node.name);
  if (node.kind !== 'Ref' || kind !== 'operand') return undefined;
  const own = event === undefined ? [] : (palette.events.find(({ names }) => names.includes(event))?.fields ?? []);
  return holding(own, node.name) ?? holding(palette.fields, node.name) ?? holding(palette.metrics, node.name);
};
