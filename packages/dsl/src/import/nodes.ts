import type {
  Arith,
  ArithOp,
  CaseDecl,
  Compare,
  CompareOp,
  Decl,
  Expr,
  FunctionId,
  Name,
  Rank,
  Ref,
  TextLit,
  Trigger,
} from '../syntax/ast/index.js';
import { nameText } from '../syntax/print/index.js';
import type { Span } from '../text/span.js';

/** What is translated was written elsewhere; its nodes stand nowhere. */
const NOWHERE: Span = Object.freeze({ start: 0, end: 0 });

const node = <const T extends { readonly kind: string }>(parts: T): T & { readonly span: Span } =>
  Object.freeze({ ...parts, span: NOWHERE });

export const name = (text: string): Name => node({ kind: 'Name', text });
export const textLit = (text: string): TextLit => node({ kind: 'TextLit', text });

/** A thing by its name, in quotes where it needs some. */
export const ref = (text: string): Ref => node({ kind: 'Ref', name: text, quoted: nameText(text) !== text });
/** A value by its text, in quotes unless they change nothing. */
export const valueRef = (text: string, bare: boolean): Ref =>
  node({ kind: 'Ref', name: text, quoted: !bare || nameText(text) !== text });
/** `customer.城市`: a field where its name in quotes would be taken for a text. */
export const customerField = (field: string): Expr =>
  node({ kind: 'Member', object: name('customer'), field: name(field) });
export const tagRef = (tag: string): Expr => node({ kind: 'TagRef', tag: name(tag) });

/** A number from its canonical decimal, which may have a sign. */
export const number = (decimal: string): Expr => {
  const literal = node({ kind: 'NumberLit', value: decimal.replace(/^-/, ''), scale: '' as const, counter: '' });
  return decimal.startsWith('-') ? node({ kind: 'Negate', operand: literal }) : literal;
};
export const bool = (value: boolean): Expr => node({ kind: 'BoolLit', value });
export const date = (day: string, time: string): Expr => node({ kind: 'DateLit', date: day, time });
export const duration = (amount: string, unit: 's' | 'min' | 'h' | 'd' | 'w'): Expr =>
  node({ kind: 'DurationLit', amount, unit });

export const compare = (left: Expr, op: CompareOp, right: Expr | Rank): Compare =>
  node({ kind: 'Compare', op, left, right });
export const between = (operand: Expr, low: Expr, high: Expr): Expr =>
  node({ kind: 'Between', negated: false, operand, low, high });
export const oneOf = (operand: Expr, items: readonly Expr[]): Expr =>
  node({ kind: 'In', negated: false, operand, items });
export const textTest = (operand: Expr, test: 'contains' | 'starts with' | 'ends with', text: string): Expr =>
  node({ kind: 'TextTest', negated: false, test, operand, text: valueRef(text, false) });
export const missing = (operand: Expr): Expr => node({ kind: 'MissingTest', operand, known: false });
export const has = (operand: Expr, mode: 'one' | 'any' | 'all', items: readonly Expr[]): Expr =>
  node({ kind: 'Has', negated: false, mode, operand, items });
export const arith = (left: Expr, op: ArithOp, right: Expr): Arith => node({ kind: 'Arith', op, left, right });
export const negate = (operand: Expr): Expr => node({ kind: 'Negate', operand });
export const call = (fn: FunctionId, args: readonly Expr[]): Expr => node({ kind: 'Call', fn, args });
export const and = (operands: readonly Expr[]): Expr => node({ kind: 'And', operands });
export const or = (operands: readonly Expr[]): Expr => node({ kind: 'Or', operands });
export const not = (operand: Expr): Expr => node({ kind: 'Not', operand });
/** The same node with other parts. */
export const changed = <T extends Expr>(expr: T, parts: Partial<T>): T => Object.freeze<T>({ ...expr, ...parts });

export const segment = (text: string, condition: Expr): Decl =>
  node({ kind: 'SegmentDecl', names: [name(text)], condition, description: undefined });

export const taggedCase = (value: string, condition: Expr | undefined): CaseDecl => {
  const trigger: Trigger =
    condition === undefined ? node({ kind: 'OtherwiseTrigger' }) : node({ kind: 'WhenTrigger', condition });
  return node({ kind: 'CaseDecl', value: name(value), trigger, expires: undefined, description: undefined });
};
export const preset = (value: string): CaseDecl =>
  node({
    kind: 'CaseDecl',
    value: name(value),
    trigger: node({ kind: 'PresetTrigger' }),
    expires: undefined,
    description: undefined,
  });
export const tag = (
  text: string,
  cases: readonly CaseDecl[],
  traits: { manual?: boolean; many?: boolean } = {},
): Decl =>
  node({
    kind: 'TagDecl',
    names: [name(text)],
    manual: traits.manual === true,
    many: traits.many === true,
    ordered: false,
    expires: undefined,
    description: undefined,
    cases,
  });
