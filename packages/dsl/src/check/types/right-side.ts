import { text, type ValueType } from '../../catalog/types.js';
import { quoteFix, replaceFix } from '../../syntax/report.js';
import type { BoolLit, Expr, NumberLit, Ref } from '../../syntax/ast/index.js';
import type { Span } from '../../text/span.js';
import type { Context } from '../context.js';
import { replacements } from '../names.js';
import { lookUp, typeOfTarget } from '../scope/look-up.js';
import { remember } from '../scope/resolve.js';
import { decimalOf } from './decimals.js';

type Enum = Extract<ValueType, { kind: 'enum' }>;

/**
 * The type of what stands opposite a value. A bare word there is a declared value of the left side's enum first, then
 * a name that can be compared with it, then text; quotes make it a value or text.
 *
 * @param of how the left side is called, for messages.
 */
export const rightType = (expr: Expr, left: ValueType | undefined, of: string, cx: Context): ValueType | undefined => {
  if (left === undefined) return withoutLeft(expr, cx);
  if (left.kind === 'enum') return enumSide(expr, left, of, cx);
  if (left.kind === 'text') {
    if (expr.kind === 'Ref') return textSide(expr, cx);
    if (expr.kind === 'NumberLit') return numberAsText(expr, of, cx);
  }
  return cx.value(expr);
};

const settle = (node: Expr, type: ValueType, cx: Context): ValueType => {
  cx.book.tables.types.set(node, type);
  return type;
};

/** The left side is faulty, so that nobody can tell whether a word is a value of it. */
const withoutLeft = (expr: Expr, cx: Context): ValueType | undefined =>
  expr.kind === 'Ref' && lookUp(expr.name, cx) === undefined ? undefined : cx.value(expr);

const textSide = (ref: Ref, cx: Context): ValueType | undefined => {
  const target = ref.quoted ? undefined : lookUp(ref.name, cx);
  if (target?.kind === 'alias') return cx.value(ref);
  const type = target === undefined ? undefined : typeOfTarget(target, cx);
  if (target !== undefined && type?.kind === 'text') remember(ref, target, cx);
  else remember(ref, { kind: 'text', value: ref.name }, cx);
  return settle(ref, text, cx);
};

const numberAsText = (literal: NumberLit, of: string, cx: Context): undefined => {
  const value = cx.book.written(cx.file, literal.span) ?? decimalOf(literal);
  cx.report('number-against-text', literal, { value, subject: of }, { fixes: [quoteFix(literal.span, value)] });
  return undefined;
};

const enumSide = (expr: Expr, left: Enum, of: string, cx: Context): ValueType | undefined => {
  if (expr.kind === 'BoolLit' || expr.kind === 'NumberLit') return literalAsValue(expr, left, of, cx);
  if (expr.kind !== 'Ref') return cx.value(expr);
  if (left.values.includes(expr.name)) {
    remember(expr, { kind: 'enum-value', value: expr.name }, cx);
    return settle(expr, left, cx);
  }
  const target = expr.quoted ? undefined : lookUp(expr.name, cx);
  if (target?.kind === 'alias') return cx.value(expr);
  const type = target === undefined ? undefined : typeOfTarget(target, cx);
  if (target !== undefined && type?.kind === 'enum') {
    remember(expr, target, cx);
    return settle(expr, type, cx);
  }
  reportUndeclared(expr, expr.name, of, 'field', left.values, cx);
  return undefined;
};

/** `是` and `3` are literals without quotes, even where an enum declares them as values. */
const literalAsValue = (literal: BoolLit | NumberLit, left: Enum, of: string, cx: Context): ValueType | undefined => {
  reportLiteral(literal, of, 'field', left.values, cx);
  return undefined;
};

/** A literal where a declared value is due: quotes help if it is one. */
export const reportLiteral = (
  literal: BoolLit | NumberLit,
  of: string,
  holder: 'field' | 'tag',
  declared: readonly string[],
  cx: Context,
): void => {
  const spellings =
    literal.kind === 'BoolLit' ? (literal.value ? ['是', 'true'] : ['否', 'false']) : [decimalOf(literal)];
  const written = cx.book.written(cx.file, literal.span) ?? spellings[0] ?? '';
  const meant = declared.find((value) => value === written || spellings.includes(value));
  if (meant === undefined) reportUndeclared(literal, written, of, holder, declared, cx);
  else {
    const fixes = [replaceFix(literal.span, `"${meant}"`)];
    cx.report('literal-needs-quotes', literal, { value: meant, of }, { fixes });
  }
};

const MOST_SHOWN = 8;

/** The declared values as a message lists them: the first of them, where there are many. */
export const shownValues = (declared: readonly string[]): readonly string[] =>
  declared.length <= MOST_SHOWN ? declared : [...declared.slice(0, MOST_SHOWN - 1), '…'];

/** Reports a value that the enum or tag does not declare, with the nearest that it does. */
export const reportUndeclared = (
  at: { readonly span: Span },
  value: string,
  of: string,
  holder: 'field' | 'tag',
  declared: readonly string[],
  cx: Context,
): void => {
  if (value === '') return;
  const nearest = cx.book.nearest(
    value,
    declared.map((each) => [each]),
  );
  const params = { value, of, holder, nearest, declared: shownValues(declared) };
  cx.report('undeclared-value', at, params, { fixes: replacements(at.span, nearest) });
};
