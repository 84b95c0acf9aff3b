import type { CstNode } from 'chevrotain';
import type { AggregateId, ArithOp, Expr, FunctionId, Literal } from '../ast/index.js';
import { anyOf, keywordOfType, MulOp } from '../tokens/types.js';
import type { Lexeme } from '../tokens/lex.js';
import { emptyAt, freeze, list, node, nodes, spanOf, spanOfNode, token, tokens, type Context } from './cst.js';
import {
  buildAlias,
  buildMember,
  buildRefOrMember,
  dateOfToken,
  durationOfToken,
  nameOfToken,
  refOfToken,
} from './names.js';
import { buildWindow } from './windows.js';

export const hole = (at: number): Expr => freeze({ kind: 'Hole', span: emptyAt(at) });

const join = (left: Expr, sign: Lexeme, right: Expr): Expr =>
  freeze({
    kind: 'Arith',
    span: { start: left.span.start, end: Math.max(left.span.end, right.span.end) },
    op: sign.payload.text as ArithOp,
    left,
    right,
  });

/** An `additive` node: `*` and `/` bind tighter than `+` and `-`, and each goes from left to right. */
export const buildAdditive = (cst: CstNode | undefined, context: Context): Expr => {
  const operands = nodes(cst, 'primary');
  const signs = tokens(cst, 'ArithOp');
  let product = buildPrimary(operands[0], context);
  let sum: { readonly left: Expr; readonly sign: Lexeme } | undefined;
  signs.forEach((sign, at) => {
    const operand = operands[at + 1];
    const right = operand === undefined ? hole(context.end) : buildPrimary(operand, context);
    if (isProduct(sign)) {
      product = join(product, sign, right);
      return;
    }
    sum = { left: sum === undefined ? product : join(sum.left, sum.sign, product), sign };
    product = right;
  });
  return sum === undefined ? product : join(sum.left, sum.sign, product);
};

const isProduct = anyOf(MulOp);

/** A `primary` node with the signs before it. */
const buildPrimary = (cst: CstNode | undefined, context: Context): Expr => {
  let operand = buildUnsigned(cst, context);
  for (const sign of tokens(cst, 'Minus').toReversed()) {
    operand = freeze({ kind: 'Negate', span: { start: sign.startOffset, end: operand.span.end }, operand });
  }
  return operand;
};

/** The literal that a token is; undefined for other tokens. */
export const literalOfToken = (found: Lexeme): Literal | undefined => {
  const span = spanOf(found);
  const keyword = keywordOfType(found.tokenType);
  if (keyword === 'true' || keyword === 'false') return freeze({ kind: 'BoolLit', span, value: keyword === 'true' });
  const literal = found.payload.literal;
  switch (literal?.is) {
    case 'number':
      return freeze({ kind: 'NumberLit', span, value: literal.value, scale: literal.scale, counter: literal.counter });
    case 'percent':
      return freeze({ kind: 'PercentLit', span, value: literal.value });
    case 'duration':
      return durationOfToken(found, span.start);
    case 'date':
      return dateOfToken(found, span.start);
    default:
      return undefined;
  }
};

const buildUnsigned = (cst: CstNode | undefined, context: Context): Expr => {
  for (const branch in cst?.children) {
    const built = branch === 'Minus' ? undefined : buildBranch(branch, cst, context);
    if (built !== undefined) return built;
  }
  return hole(context.end);
};

/** What a branch of a `primary` says; undefined for a token that was never written. */
const buildBranch = (branch: string, cst: CstNode | undefined, context: Context): Expr | undefined => {
  switch (branch) {
    case 'NameLike': {
      const name = token(cst, branch);
      if (name?.payload.literal?.is === 'bad') return freeze({ kind: 'Hole', span: spanOf(name) });
      return name && refOfToken(name);
    }
    case 'grouped':
      return context.expression(node(node(cst, branch), 'expression'), context);
    case 'aggregate':
      return buildAggregate(node(cst, branch), false, spanOfNode(cst, context), context);
    case 'overall': {
      const overall = node(cst, branch);
      return buildAggregate(node(overall, 'aggregate'), true, spanOfNode(overall, context), context);
    }
    case 'call':
      return buildCall(node(cst, branch), context);
    case 'recency':
      return buildRecency(node(cst, branch), context);
    case 'tagRef': {
      const tag = nameOfToken(token(node(cst, branch), 'NameLike'), context.end);
      return freeze({ kind: 'TagRef', span: spanOfNode(node(cst, branch), context), tag });
    }
    case 'member': {
      const member = node(cst, branch);
      return member && buildMember(member, context);
    }
    default: {
      const literal = token(cst, branch);
      return literal && (literalOfToken(literal) ?? hole(literal.startOffset));
    }
  }
};

const buildCall = (cst: CstNode | undefined, context: Context): Expr =>
  freeze({
    kind: 'Call',
    span: spanOfNode(cst, context),
    fn: keywordOfType((token(cst, 'FunctionWord') as Lexeme).tokenType) as FunctionId,
    args: list(nodes(cst, 'expression').map((arg) => context.expression(arg, context))),
  });

const buildAggregate = (
  cst: CstNode | undefined,
  overall: boolean,
  span: { start: number; end: number },
  context: Context,
): Expr => {
  const word = token(cst, 'AggregateWord');
  if (word === undefined) return hole(context.end);
  return freeze({
    kind: 'Aggregate',
    span,
    fn: keywordOfType(word.tokenType) as AggregateId,
    overall,
    operand: buildAdditive(node(cst, 'additive'), context),
    alias: buildAlias(cst, context),
    where: context.where(node(cst, 'where'), context),
    window: buildWindow(node(cst, 'window'), context),
  });
};

const buildRecency = (cst: CstNode | undefined, context: Context): Expr =>
  freeze({
    kind: 'Recency',
    span: spanOfNode(cst, context),
    fn: token(cst, 'kw_until') === undefined ? 'since' : 'until',
    which: token(cst, 'kw_first') === undefined ? 'last' : 'first',
    operand: buildRefOrMember(node(cst, 'refOrMember'), context) ?? hole(context.end),
    alias: buildAlias(cst, context),
    where: context.where(node(cst, 'where'), context),
    window: buildWindow(node(cst, 'window'), context),
  });
