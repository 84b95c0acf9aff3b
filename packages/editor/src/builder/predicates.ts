import { type Ast, type KeywordId, nameText, spell, unreachable, type Vocabulary } from '@tagwright/dsl';
import type { Shape } from './shape.js';

/** How a value can be asked about, as an operator chooses it. */
export const PREDICATES = [
  'equal', 'notEqual', 'greater', 'atLeast', 'less', 'atMost', 'top', 'bottom', 'aboveAverage', 'belowAverage',
  'between', 'notBetween', 'in', 'notIn', 'inList', 'has', 'notHas', 'hasAny', 'hasAll', 'contains', 'notContains',
  'startsWith', 'endsWith', 'window', 'notWindow', 'isTrue', 'isFalse', 'known', 'missing', 'changed',
] as const; // prettier-ignore
export type Predicate = (typeof PREDICATES)[number];

const SIGNS: ReadonlyMap<Ast.CompareOp, Predicate> = new Map([
  ['=', 'equal'],
  ['!=', 'notEqual'],
  ['>', 'greater'],
  ['>=', 'atLeast'],
  ['<', 'less'],
  ['<=', 'atMost'],
]);

/** How a condition asks; undefined where its form has no name here. */
export const predicateOf = (node: Ast.Expr): Predicate | undefined => {
  switch (node.kind) {
    case 'Compare':
      return ofCompare(node);
    case 'In':
      return Array.isArray(node.items) ? (node.negated ? 'notIn' : 'in') : node.negated ? undefined : 'inList';
    case 'Between':
      return node.negated ? 'notBetween' : 'between';
    case 'TextTest':
      return ofTextTest(node);
    case 'MissingTest':
      return node.known ? 'known' : 'missing';
    case 'Has':
      if (node.mode === 'one') return node.negated ? 'notHas' : 'has';
      return node.negated ? undefined : node.mode === 'any' ? 'hasAny' : 'hasAll';
    case 'InWindow':
      return node.negated ? 'notWindow' : 'window';
    case 'Changed':
      return node.negated ? undefined : 'changed';
    case 'Ref':
    case 'Member':
      return 'isTrue';
    default:
      return undefined;
  }
};

const ofCompare = ({ op, right }: Ast.Compare): Predicate | undefined => {
  if (right.kind === 'BoolLit' && op === '=') return right.value ? 'isTrue' : 'isFalse';
  if (right.kind !== 'Rank') return SIGNS.get(op);
  if (op === '>=' && right.form.startsWith('top')) return 'top';
  if (op === '<=' && right.form.startsWith('bottom')) return 'bottom';
  if (op === '>' && right.form === 'average') return 'aboveAverage';
  if (op === '<' && right.form === 'average') return 'belowAverage';
  return SIGNS.get(op);
};

const ofTextTest = ({ test, negated }: Ast.TextTest): Predicate | undefined => {
  if (test === 'contains') return negated ? 'notContains' : 'contains';
  if (negated) return undefined;
  return test === 'starts with' ? 'startsWith' : 'endsWith';
};

const EXACT: readonly Predicate[] = ['equal', 'notEqual', 'in', 'notIn'];
const HIGHER: readonly Predicate[] = ['greater', 'atLeast', 'less', 'atMost'];
const RANKED: readonly Predicate[] = ['top', 'bottom', 'aboveAverage', 'belowAverage'];
const RANGE: readonly Predicate[] = ['between', 'notBetween'];
const THERE: readonly Predicate[] = ['known', 'missing'];
const SETS: readonly Predicate[] = ['has', 'hasAny', 'hasAll', 'notHas'];

/** How a value of a shape can be asked about. `inEvent`: about an event, where nothing is ranked. */
export const predicatesFor = (shape: Shape, inEvent: boolean): readonly Predicate[] => {
  const ranked = inEvent ? [] : RANKED;
  switch (shape.kind) {
    case 'number':
    case 'money':
      return [...HIGHER, 'equal', 'notEqual', ...ranked, ...RANGE, ...THERE];
    case 'duration':
      return [...HIGHER, ...ranked, ...RANGE, ...THERE];
    case 'distance':
      return ['less', 'greater', ...THERE];
    case 'date':
    case 'time':
      return ['window', 'notWindow', ...HIGHER, ...THERE];
    case 'enum':
      return [...EXACT, 'atLeast', 'atMost', ...THERE];
    case 'text':
      return [...EXACT, 'contains', 'notContains', 'startsWith', 'endsWith', 'inList', ...THERE];
    case 'bool':
      return ['isTrue', 'isFalse', ...THERE];
    case 'set':
      return [...SETS, ...THERE];
    case 'point':
      return THERE;
    case 'tag':
      if (shape.isMany) return [...SETS, ...THERE];
      return [...EXACT, ...(shape.isOrdered ? HIGHER : []), ...THERE, ...(inEvent ? [] : (['changed'] as const))];
    case 'unknown':
      return [...EXACT, ...HIGHER, ...THERE];
    default:
      return unreachable(shape.kind);
  }
};

/** What a new condition on a value asks at first. */
export const firstPredicate = (shape: Shape): Predicate => {
  switch (shape.kind) {
    case 'number':
    case 'money':
      return 'atLeast';
    case 'duration':
      return 'greater';
    case 'date':
    case 'time':
      return 'window';
    case 'distance':
      return 'less';
    case 'bool':
      return 'isTrue';
    case 'text':
      return shape.texts.length > 0 ? 'equal' : 'known';
    case 'enum':
      return 'equal';
    case 'set':
      return shape.values.length + shape.texts.length > 0 ? 'has' : 'known';
    case 'tag':
      if (shape.values.length === 0) return 'known';
      return shape.isMany ? 'has' : 'equal';
    case 'point':
    case 'unknown':
      return 'known';
    default:
      return unreachable(shape.kind);
  }
};

/** What is written behind a value to ask about it so. `values`: the text of what it was compared with so far. */
export const predicateText = (
  predicate: Predicate,
  shape: Shape,
  values: readonly string[],
  words: Vocabulary,
  list?: string,
): string => {
  const say = (id: KeywordId): string => spell(id, words);
  const value = values[0] ?? firstValue(shape, words);
  const items = `(${(values.length > 0 ? values : [value]).join(', ')})`;
  switch (predicate) {
    case 'equal':
      return `= ${value}`;
    case 'notEqual':
      return `!= ${value}`;
    case 'greater':
      return `> ${value}`;
    case 'atLeast':
      return `>= ${value}`;
    case 'less':
      return `< ${value}`;
    case 'atMost':
      return `<= ${value}`;
    case 'top':
      return `>= ${words === 'zh' ? '前20%' : 'top20%'}`;
    case 'bottom':
      return `<= ${words === 'zh' ? '后20%' : 'bottom20%'}`;
    case 'aboveAverage':
      return `> ${say('average')}`;
    case 'belowAverage':
      return `< ${say('average')}`;
    case 'between':
    case 'notBetween':
      return `${say(predicate)} ${value} ${say('betweenAnd')} ${values[1] ?? value}`;
    case 'in':
    case 'notIn':
    case 'hasAny':
    case 'hasAll':
      return `${say(predicate)} ${items}`;
    case 'inList':
      return `${say('in')} ${nameText(list ?? '')}`;
    case 'has':
    case 'notHas':
      return `${say(predicate)} ${value}`;
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'endsWith':
      return `${say(predicate)} ${quoted(value)}`;
    case 'window':
      return lastDays(words);
    case 'notWindow':
      return `${say('notWindow')} ${lastDays(words)}`;
    case 'changed':
      return `${say('changed')} ${lastDays(words)}`;
    case 'isTrue':
      return `= ${say('true')}`;
    case 'isFalse':
      return `= ${say('false')}`;
    case 'known':
      return say('isKnown');
    case 'missing':
      return say('isMissing');
    default:
      return unreachable(predicate);
  }
};

const lastDays = (words: Vocabulary): string => (words === 'zh' ? '近30天' : 'in last 30d');

const quoted = (text: string): string => (/^["“「]/.test(text) ? text : `"${text}"`);

/** What a value is compared with until somebody says otherwise. */
export const firstValue = (shape: Shape, words: Vocabulary): string => {
  switch (shape.kind) {
    case 'duration':
      return words === 'zh' ? '30天' : '30d';
    case 'number':
    case 'distance':
      return '1';
    case 'money':
      return '100';
    case 'date':
    case 'time':
      return '2026-01-01';
    default: {
      const [known] = [...shape.values, ...shape.texts];
      return known === undefined ? '""' : nameText(known);
    }
  }
};
