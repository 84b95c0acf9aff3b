import type { CompareOp, Expr } from '../../syntax/ast/index.js';
import type { Translating } from '../document.js';
import { below, isList, type Json, type JsonObject, type Pointer, shownJson } from '../json.js';
import { numberLiteral, textLiteral } from '../literals.js';
import { type Logic, not } from '../logic.js';
import * as make from '../nodes.js';
import type { Subject } from '../subjects.js';

const COMPARISONS: Readonly<Record<string, CompareOp>> = {
  '=': '=',
  '!=': '!=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
};
const TEXT_TESTS: Readonly<Record<string, 'contains' | 'starts with' | 'ends with'>> = {
  contains: 'contains',
  beginsWith: 'starts with',
  endsWith: 'ends with',
};
const OPPOSITES: Readonly<Record<string, string>> = {
  doesNotContain: 'contains',
  doesNotBeginWith: 'beginsWith',
  doesNotEndWith: 'endsWith',
  notNull: 'null',
  notIn: 'in',
  notBetween: 'between',
};

/** One rule: a field, an operator, and a value or another field. */
export const ruleCondition = (rule: JsonObject, pointer: Pointer, translation: Translating): Logic | undefined => {
  const { findings } = translation;
  const { field, operator } = rule;
  if (typeof field !== 'string' || typeof operator !== 'string')
    return findings.error('wrong-shape', pointer, { operator: 'rule', found: shownJson(rule) });
  if (rule['match'] !== undefined && rule['match'] !== null)
    return findings.error('no-counterpart', below(pointer, 'match'), { operator: 'match' });
  const subject = subjectNamed(field, below(pointer, 'field'), translation);
  if (subject === undefined) return undefined;
  const positive = namedIn(OPPOSITES, operator);
  const condition = asked(subject, positive ?? operator, rule, pointer, translation);
  return condition === undefined ? undefined : positive === undefined ? condition : not(condition);
};

/** What a table says of a name that a document gives: not what every object has (`constructor`). */
const namedIn = <Entry>(table: Readonly<Record<string, Entry>>, name: string): Entry | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const subjectNamed = (name: string, pointer: Pointer, { subjects, findings }: Translating): Subject | undefined =>
  subjects.named(name) ?? findings.error('unknown-field', pointer, { name, nearest: subjects.nearest(name) });

const asked = (
  subject: Subject,
  operator: string,
  rule: JsonObject,
  pointer: Pointer,
  translation: Translating,
): Logic | undefined => {
  const { expr, held } = subject;
  const at = below(pointer, 'value');
  const comparison = namedIn(COMPARISONS, operator);
  const test = namedIn(TEXT_TESTS, operator);
  if (operator === 'null') return make.missing(expr);
  if (rule['valueSource'] === 'field') {
    if (comparison === undefined) return translation.findings.error('needs-constant', at, { operator });
    return withField(subject, comparison, rule['value'] ?? null, at, translation);
  }
  if (comparison !== undefined) return compared(subject, comparison, rule['value'] ?? null, at, translation);
  if (operator === 'in' || (operator === 'contains' && held.kind === 'set'))
    return among(subject, operator, rule['value'] ?? null, at, translation);
  if (operator === 'between') return between(subject, rule['value'] ?? null, at, translation);
  if (test !== undefined) return tested(subject, test, rule['value'] ?? null, at, translation);
  return translation.findings.error('unknown-operator', below(pointer, 'operator'), { operator });
};

const withField = (
  subject: Subject,
  op: CompareOp,
  value: Json,
  pointer: Pointer,
  translation: Translating,
): Logic | undefined => {
  const { findings } = translation;
  if (typeof value !== 'string')
    return findings.error('wrong-shape', pointer, { operator: op, found: shownJson(value) });
  const other = subjectNamed(value, pointer, translation);
  if (other === undefined) return undefined;
  if (other.held.kind !== subject.held.kind)
    return findings.error('kinds-differ', pointer, { left: subject.held.kind, right: other.held.kind });
  if (other.onRight === undefined) return findings.error('needs-constant', pointer, { operator: op });
  return make.compare(subject.expr, op, other.onRight);
};

const compared = (
  subject: Subject,
  op: CompareOp,
  value: Json,
  pointer: Pointer,
  translation: Translating,
): Logic | undefined => {
  const { held, expr, name } = subject;
  if ((held.kind === 'enum' || held.kind === 'tag') && op !== '=' && op !== '!=')
    return translation.findings.error('order-differs', pointer, { name });
  if (held.kind === 'bool') {
    const truth = { true: true, false: false }[String(value)];
    if (truth === undefined || (op !== '=' && op !== '!=')) return misfit(subject, value, pointer, translation);
    return make.compare(expr, op, make.bool(truth));
  }
  const right = literalOf(subject, value, pointer, translation);
  if (right === undefined) return undefined;
  if (held.kind === 'tag' && held.many)
    return op === '=' ? make.has(expr, 'one', [right]) : not(make.has(expr, 'one', [right]));
  return make.compare(expr, op, right);
};

const misfit = ({ name, held }: Subject, value: Json, pointer: Pointer, { findings }: Translating): undefined =>
  findings.error('value-does-not-fit', pointer, { name, kind: held.kind, value: shownJson(value) });

/** Input fields of a browser give numbers as texts. */
const literalOf = (subject: Subject, value: Json, pointer: Pointer, translation: Translating): Expr | undefined => {
  const { subjects, findings } = translation;
  if (subject.held.kind === 'number') {
    const read =
      typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    return Number.isNaN(read) ? misfit(subject, value, pointer, translation) : numberLiteral(read, pointer, findings);
  }
  if (typeof value !== 'string' && typeof value !== 'number') return misfit(subject, value, pointer, translation);
  return textLiteral(String(value), subject, subjects, pointer, findings);
};

/** Several values are a list, or one text with commas between them. */
const listed = (value: Json): readonly Json[] =>
  isList(value)
    ? value
    : typeof value === 'string'
      ? value
          .split(',')
          .map((each) => each.trim())
          .filter((each) => each !== '')
      : [value];

const among = (
  subject: Subject,
  operator: string,
  value: Json,
  pointer: Pointer,
  translation: Translating,
): Logic | undefined => {
  const { held, expr } = subject;
  const values = operator === 'contains' && !isList(value) ? [value] : listed(value);
  if (held.kind === 'bool' || held.kind === 'point' || held.kind === 'distance')
    return misfit(subject, value, pointer, translation);
  const items = values.map((each) => literalOf(subject, each, pointer, translation));
  if (items.includes(undefined)) return undefined;
  const known = items.filter((item) => item !== undefined);
  const [first] = known;
  // Nothing is one of no values.
  if (first === undefined) return false;
  const isMany = held.kind === 'set' || (held.kind === 'tag' && held.many);
  if (isMany) return make.has(expr, known.length === 1 ? 'one' : 'any', known);
  return known.length === 1 ? make.compare(expr, '=', first) : make.oneOf(expr, known);
};

const between = (subject: Subject, value: Json, pointer: Pointer, translation: Translating): Logic | undefined => {
  const ends = listed(value);
  const [low, high] = ends.map((each) => literalOf(subject, each, pointer, translation));
  if (ends.length !== 2) return misfit(subject, value, pointer, translation);
  if (subject.held.kind === 'enum' || subject.held.kind === 'tag')
    return translation.findings.error('order-differs', pointer, { name: subject.name });
  return low === undefined || high === undefined ? undefined : make.between(subject.expr, low, high);
};

const tested = (
  subject: Subject,
  test: 'contains' | 'starts with' | 'ends with',
  value: Json,
  pointer: Pointer,
  translation: Translating,
): Logic | undefined => {
  const { held, expr } = subject;
  if ((held.kind !== 'text' && held.kind !== 'enum') || (typeof value !== 'string' && typeof value !== 'number'))
    return misfit(subject, value, pointer, translation);
  if (held.kind === 'enum') return make.textTest(expr, test, String(value));
  const literal = literalOf(subject, String(value), pointer, translation);
  return literal === undefined ? undefined : make.textTest(expr, test, String(value));
};
