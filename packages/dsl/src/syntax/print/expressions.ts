import type { Aggregate, Compare, Expr, Has, In, Member, Not, Rank, Recency, Ref } from '../ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import type { KeywordId } from '../tokens/keywords.js';
import { printFieldName, printName, printRef } from './names.js';
import type { Style } from './style.js';
import { printDate, printDuration, printNumber, printWindow } from './windows.js';
import { LOOSE, OPERAND, tightness, VALUE } from './tightness.js';
import { printAlias, printDid } from './events.js';
import { holdsTogether, printWhere, takesNextOperand } from './where.js';

/** Prints an expression, in parentheses where its place wants something tighter. */
export const printExpr = (expr: Expr, style: Style, wanted: number = LOOSE): string => {
  const text = bare(expr, style);
  return tightness(expr) < wanted ? `(${text})` : text;
};

/** A value, in parentheses if it is a test or a chain. */
export const value = (expr: Expr, style: Style): string => printExpr(expr, style, VALUE);

/** The left side of a test; `since last order > 90d` needs no parentheses when nothing of it is open. */
export const subject = (expr: Expr, style: Style): string =>
  expr.kind === 'Recency' && expr.where === undefined && expr.window === undefined
    ? printExpr(expr, style)
    : value(expr, style);

/** The operands of an `and` or an `or`, each in the parentheses it needs there. */
export const printOperands = (chain: Extract<Expr, { kind: 'And' | 'Or' }>, style: Style): readonly string[] =>
  chain.operands.map((operand, at) => {
    const next = chain.operands[at + 1];
    const swallows = chain.kind === 'And' && next !== undefined && takesNextOperand(operand, next);
    const text = printExpr(operand, style, OPERAND);
    return swallows ? `(${text})` : text;
  });

const bare = (expr: Expr, style: Style): string => {
  switch (expr.kind) {
    case 'Hole':
      return '…';
    case 'NumberLit':
      return printNumber(expr);
    case 'PercentLit':
      return `${expr.value}%`;
    case 'DurationLit':
      return printDuration(expr, style);
    case 'DateLit':
      return printDate(expr);
    case 'BoolLit':
      return style.word(expr, expr.value ? 'true' : 'false');
    case 'Ref':
      return printRef(expr);
    case 'Member':
      return printMember(expr, style);
    case 'TagRef':
      return `${style.word(expr, 'tag')} ${printName(expr.tag)}`;
    case 'Arith': {
      const own = tightness(expr);
      return `${printExpr(expr.left, style, own)} ${expr.op} ${printExpr(expr.right, style, own + 1)}`;
    }
    case 'Negate':
      return `-${printExpr(expr.operand, style, 7)}`;
    case 'Call':
      return `${style.word(expr, expr.fn)}(${expr.args.map((arg) => printExpr(arg, style)).join(', ')})`;
    case 'Aggregate':
      return printAggregate(expr, style);
    case 'Recency':
      return printRecency(expr, style);
    case 'Compare':
      return printCompare(expr, style);
    case 'In':
      return printIn(expr, style);
    case 'Between': {
      const between = style.word(expr, expr.negated ? 'notBetween' : 'between');
      const and = style.word(expr, 'betweenAnd');
      return `${value(expr.operand, style)} ${between} ${value(expr.low, style)} ${and} ${value(expr.high, style)}`;
    }
    case 'TextTest':
      return [
        value(expr.operand, style),
        style.word(expr, TEXT_TESTS[expr.test][expr.negated ? 1 : 0]),
        value(expr.text, style),
      ].join(' ');
    case 'MissingTest':
      return `${subject(expr.operand, style)} ${style.word(expr, expr.known ? 'isKnown' : 'isMissing')}`;
    case 'Has':
      return printHas(expr, style);
    case 'InWindow':
      return `${value(expr.operand, style)} ${printWindow(expr.window, style, expr.negated)}`;
    case 'Did':
      return printDid(expr, style, 'did', printExpr);
    case 'HeldFor': {
      const operand = holdsTogether(expr.operand)
        ? printExpr(expr.operand, style)
        : `(${printExpr(expr.operand, style)})`;
      return `${operand} ${style.word(expr, 'heldFor')} ${printDuration(expr.length, style)}`;
    }
    case 'Changed': {
      const word = style.word(expr, expr.negated ? 'notChanged' : 'changed');
      return `${value(expr.operand, style)} ${word} ${printWindow(expr.window, style)}`;
    }
    case 'InSegment':
      return `${style.word(expr, 'in')} ${style.word(expr, 'segment')} ${printName(expr.segment)}`;
    case 'And':
      return printOperands(expr, style).join(` ${style.word(expr, 'and')} `);
    case 'Or':
      return printOperands(expr, style).join(` ${style.word(expr, 'or')} `);
    case 'Not':
      return printNot(expr, style);
    default:
      return unreachable(expr);
  }
};

const TEXT_TESTS = {
  contains: ['contains', 'notContains'],
  'starts with': ['startsWith', 'notStartsWith'],
  'ends with': ['endsWith', 'notEndsWith'],
} as const satisfies Record<string, readonly [KeywordId, KeywordId]>;

const printMember = (member: Member, style: Style): string => {
  const owner = member.object.text === 'customer' ? style.word(member, 'customer') : printName(member.object);
  return `${owner}.${printFieldName(member.field)}`;
};

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

const scope = (node: Aggregate | Recency, style: Style): string =>
  join(
    printAlias(node, style),
    node.where === undefined ? '' : printWhere(node, node.where, style, node.window !== undefined, printExpr),
    node.window === undefined ? '' : printWindow(node.window, style),
  );

const printAggregate = (node: Aggregate, style: Style): string => {
  const overall = node.overall ? `${style.word(node, 'overall')} ` : '';
  return `${overall}${style.word(node, node.fn)}(${join(value(node.operand, style), scope(node, style))})`;
};

const printRecency = (node: Recency, style: Style): string => {
  const head = `${style.word(node, node.fn)} ${style.word(node, node.which)}`;
  return join(head, value(node.operand, style), scope(node, style));
};

const printCompare = (node: Compare, style: Style): string => {
  const right = node.right.kind === 'Rank' ? printRank(node.right, style) : value(node.right, style);
  return `${subject(node.left, style)} ${node.op} ${right}`;
};

const rankForm = (rank: Rank, style: Style): string => {
  const { form, amount } = rank;
  const zh = style.vocabulary(rank) === 'zh';
  switch (form) {
    case 'top-percent':
      return `${zh ? '前' : 'top'}${amount}%`;
    case 'bottom-percent':
      return `${zh ? '后' : 'bottom'}${amount}%`;
    case 'top-count':
      return zh ? `前${amount}名` : `top ${amount}`;
    case 'bottom-count':
      return zh ? `后${amount}名` : `bottom ${amount}`;
    case 'percentile':
      return zh ? `${amount}分位` : `p${amount}`;
    case 'average':
    case 'median':
      return style.word(rank, form);
    default:
      return unreachable(form);
  }
};

/** The right side of a rank comparison. */
export const printRank = (rank: Rank, style: Style): string => {
  const among =
    rank.among === undefined
      ? ''
      : `${style.word(rank, 'among')} ${rank.among === 'everyone' ? style.word(rank, 'everyone') : `(${printExpr(rank.among, style)})`}`;
  const per = rank.per === undefined ? '' : `${style.word(rank, 'per')} ${printOwner(rank.per, style)}`;
  return join(rankForm(rank, style), rank.exactly ? style.word(rank, 'exactly') : '', among, per);
};

const printOwner = (owner: Ref | Member, style: Style): string =>
  owner.kind === 'Ref' ? printRef(owner) : printMember(owner, style);

const printValues = (items: readonly Expr[], style: Style): string =>
  `(${items.map((item) => value(item, style)).join(', ')})`;

const printIn = (node: In, style: Style): string => {
  const items = 'kind' in node.items ? printName(node.items) : printValues(node.items, style);
  return `${value(node.operand, style)} ${style.word(node, node.negated ? 'notIn' : 'in')} ${items}`;
};

const printHas = (node: Has, style: Style): string => {
  const operand = value(node.operand, style);
  const [first] = node.items;
  if (node.mode === 'one' && first !== undefined) {
    return `${operand} ${style.word(node, node.negated ? 'notHas' : 'has')} ${value(first, style)}`;
  }
  const all = node.negated ? 'notHasAll' : 'hasAll';
  const any = node.negated ? 'notHasAny' : 'hasAny';
  return `${operand} ${style.word(node, node.mode === 'all' ? all : any)} ${printValues(node.items, style)}`;
};

const printNot = (node: Not, style: Style): string => {
  const { operand } = node;
  if (operand.kind === 'Did') return printDid(operand, style, 'notDid', printExpr);
  if (operand.kind === 'InSegment') {
    return `${style.word(operand, 'notIn')} ${style.word(operand, 'segment')} ${printName(operand.segment)}`;
  }
  return `${style.word(node, 'not')} ${printExpr(operand, style, OPERAND)}`;
};
