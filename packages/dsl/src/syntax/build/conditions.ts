import type { CstNode } from 'chevrotain';
import type { CompareOp, Expr, Rank } from '../ast/index.js';
import { cover, type Span } from '../../text/span.js';
import type { Lexeme } from '../tokens/lex.js';
import { KEYWORD_TOKENS, keywordOfType } from '../tokens/types.js';
import { insertFix, removeFix, replaceFix } from '../report.js';
import { emptyAt, freeze, list, node, nodes, oneOf, spanOf, spanOfNode, token, tokens, type Context } from './cst.js';
import { buildDid } from './events.js';
import { buildDuration, buildName, buildRefOrMember } from './names.js';
import { buildAdditive, hole } from './values.js';
import { buildWindow, wholeNumber } from './windows.js';

/** An operand, and where it stands with its parentheses. */
interface Placed {
  readonly expr: Expr;
  readonly span: Span;
}

/** An `expression` node: the top of the ladder. `and` binds tighter than `or`. */
export const buildExpression = (cst: CstNode | undefined, context: Context): Expr => {
  const operands = nodes(cst, 'predicate').map((operand): Placed => ({
    expr: buildPredicate(operand, context),
    span: spanOfNode(operand, context),
  }));
  const [only] = operands;
  if (only === undefined) return hole(context.end);
  const words = inOrder(tokens(cst, 'kw_and'), tokens(cst, 'kw_or'));
  if (words.length === 0) return only.expr;
  if (words.length >= operands.length) operands.push({ expr: hole(context.end), span: emptyAt(context.end) });
  const alternatives: Placed[] = [];
  let from = 0;
  for (let at = 1; at <= operands.length; at++) {
    if (at < operands.length && words[at - 1]?.tokenType === KEYWORD_TOKENS.and) continue;
    alternatives.push(chain('And', operands.slice(from, at)));
    from = at;
  }
  if (alternatives.length > 1 && alternatives.length < operands.length) {
    for (const { expr, span } of alternatives)
      if (expr.kind === 'And' && expr.span === span) adviseParentheses(span, context);
  }
  return chain('Or', alternatives).expr;
};

/** The tokens of two kinds as they were written. */
const inOrder = (some: readonly Lexeme[], others: readonly Lexeme[]): readonly Lexeme[] => {
  if (others.length === 0) return some;
  return some.length === 0 ? others : [...some, ...others].sort((a, b) => a.startOffset - b.startOffset);
};

const chain = (kind: 'And' | 'Or', operands: readonly Placed[]): Placed => {
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined || first === last) return first as Placed;
  const span = { start: first.span.start, end: last.span.end };
  return { expr: freeze({ kind, span, operands: list(operands.map(({ expr }) => expr)) }), span };
};

const adviseParentheses = (span: Span, context: Context): void => {
  const open = insertFix(span.start, '(');
  context.report.add(
    'mixed-and-or',
    span,
    {},
    [{ ...open, params: { text: '( )' }, edits: [...open.edits, { span: emptyAt(span.end), text: ')' }] }],
    'hint',
  );
};

export const negate = (operand: Expr, start: number): Expr =>
  freeze({ kind: 'Not', span: { start, end: operand.span.end }, operand });

const buildPredicate = (cst: CstNode, context: Context): Expr => {
  let operand = buildHeld(buildPositive(cst, context), cst, context);
  for (const word of tokens(cst, 'kw_not').toReversed()) operand = negate(operand, word.startOffset);
  return operand;
};

/** An operand with the `for at least` that may follow it. */
const buildHeld = (operand: Expr, cst: CstNode | undefined, context: Context): Expr => {
  const held = node(cst, 'heldFor');
  if (held === undefined) return operand;
  const span = { start: operand.span.start, end: spanOfNode(held, context).end };
  return freeze({ kind: 'HeldFor', span, operand, length: buildDuration(node(held, 'duration'), context) });
};

const buildPositive = (cst: CstNode | undefined, context: Context): Expr => {
  const did = node(cst, 'did');
  if (did !== undefined) return buildDid(did, context);
  const inSegment = node(cst, 'inSegment');
  if (inSegment !== undefined) {
    const span = spanOfNode(inSegment, context);
    const condition: Expr = freeze({ kind: 'InSegment', span, segment: buildName(node(inSegment, 'name'), context) });
    return token(inSegment, 'kw_notIn') === undefined ? condition : negate(condition, span.start);
  }
  return buildTest(node(cst, 'test'), context);
};

export const buildWhere = (cst: CstNode | undefined, context: Context): Expr | undefined => {
  if (cst === undefined) return undefined;
  const items = nodes(cst, 'whereItem');
  const operands = items.map((item) => {
    let operand = buildHeld(buildTest(node(item, 'test'), context), item, context);
    for (const word of tokens(item, 'kw_not').toReversed()) operand = negate(operand, word.startOffset);
    return operand;
  });
  if (tokens(cst, 'kw_and').length >= operands.length) operands.push(hole(context.end));
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined || operands.length === 1) return first ?? hole(context.end);
  return freeze({ kind: 'And', span: cover(first.span, last.span), operands: list(operands) });
};

const OPPOSITE: Readonly<Record<CompareOp, CompareOp>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

const buildTest = (cst: CstNode | undefined, context: Context): Expr => {
  const operand = buildAdditive(node(cst, 'additive'), context);
  const tail = node(cst, 'tail');
  if (tail === undefined) return operand;
  const span = spanOfNode(cst, context);
  const infix = oneOf(tail, ['kw_not', 'kw_notWindow']);
  const negated = infix !== undefined;

  if (token(tail, 'CompareOp') !== undefined) return buildCompare(tail, operand, span, infix && spanOf(infix), context);

  const inTail = node(tail, 'inTail');
  if (inTail !== undefined) {
    const values = node(inTail, 'values');
    const items = values === undefined ? buildName(node(inTail, 'name'), context) : buildValues(values, context);
    return freeze({ kind: 'In', span, negated: negated || has(inTail, 'kw_notIn'), operand, items });
  }
  const between = node(tail, 'betweenTail');
  if (between !== undefined) {
    const [low, high] = nodes(between, 'additive');
    return freeze({
      kind: 'Between',
      span,
      negated: negated || has(between, 'kw_notBetween'),
      operand,
      low: buildAdditive(low, context),
      high: buildAdditive(high, context),
    });
  }
  const text = node(tail, 'textTail');
  if (text !== undefined) return buildTextTest(text, operand, negated, span, context);
  const missing = node(tail, 'missingTail');
  if (missing !== undefined) {
    const known = has(missing, 'kw_isKnown');
    const test: Expr = freeze({ kind: 'MissingTest', span, operand, known });
    return infix === undefined ? test : negate(test, span.start);
  }
  const hasTail = node(tail, 'hasTail');
  if (hasTail !== undefined) return buildHas(hasTail, operand, negated, span, context);
  const changedTail = node(tail, 'changedTail');
  const window = buildWindow(node(changedTail ?? tail, 'window'), context);
  if (window === undefined) return changedTail === undefined ? operand : freeze({ kind: 'Hole', span });
  const changed = node(changedTail ?? tail, 'changedWord');
  if (changed !== undefined) {
    return freeze({ kind: 'Changed', span, negated: negated || has(changed, 'kw_notChanged'), operand, window });
  }
  const apart = has(node(node(tail, 'window'), 'agoWindow'), 'kw_notBetween');
  return freeze({ kind: 'InWindow', span, negated: negated || apart, operand, window });
};

const has = (cst: CstNode | undefined, name: string): boolean => token(cst, name) !== undefined;

export const buildValues = (cst: CstNode, context: Context): readonly Expr[] =>
  list(nodes(cst, 'additive').map((value) => buildAdditive(value, context)));

const buildCompare = (cst: CstNode, left: Expr, span: Span, not: Span | undefined, context: Context): Expr => {
  const sign = token(cst, 'CompareOp');
  const op = (sign === undefined ? '=' : (SIGNS.get(sign.payload.text) ?? '=')) as CompareOp;
  if (not !== undefined && sign !== undefined) {
    const both = cover(not, spanOf(sign));
    context.report.add('not-before-comparison', both, { expected: OPPOSITE[op] }, [replaceFix(both, OPPOSITE[op])]);
  }
  const rankNode = node(cst, 'rank');
  const right = rankNode === undefined ? buildAdditive(node(cst, 'additive'), context) : buildRank(rankNode, context);
  if (right.kind === 'Rank' && sign !== undefined && (op === '=' || op === '!=')) {
    const place = spanOf(sign);
    const meant = op === '!=' ? '<' : right.form.startsWith('bottom') ? '<=' : '>=';
    context.report.add('rank-equality', place, { op }, [replaceFix(place, meant)]);
  }
  return freeze({ kind: 'Compare', span, op, left, right });
};

const SIGNS: ReadonlyMap<string, CompareOp> = new Map([
  ['=', '='], ['!=', '!='], ['≠', '!='], ['<', '<'], ['<=', '<='], ['≤', '<='], ['>', '>'], ['>=', '>='], ['≥', '>='],
]); // prettier-ignore

export const buildRank = (cst: CstNode | undefined, context: Context): Rank => {
  const among = nodes(cst, 'among');
  const per = nodes(cst, 'per');
  for (const [clause, extra] of [['among', among[1]] as const, ['per', per[1]] as const]) {
    if (extra === undefined) continue;
    const span = spanOfNode(extra, context);
    context.report.add('repeated-clause', span, { clause }, [removeFix(span, '')]);
  }
  const [narrowed] = among;
  return freeze({
    kind: 'Rank',
    span: spanOfNode(cst, context),
    ...rankForm(cst, context),
    exactly: has(cst, 'kw_exactly'),
    among:
      narrowed === undefined
        ? undefined
        : has(narrowed, 'kw_everyone')
          ? ('everyone' as const)
          : buildExpression(node(node(narrowed, 'grouped'), 'expression'), context),
    per: per[0] && buildRefOrMember(node(per[0], 'refOrMember'), context),
  });
};

const rankForm = (cst: CstNode | undefined, context: Context): Pick<Rank, 'form' | 'amount'> => {
  const composite = oneOf(cst, ['RankPercent', 'RankCount']);
  if (composite !== undefined) {
    const { top, amount } = composite.payload.rank ?? { top: true, amount: '0' };
    const percent = has(cst, 'RankPercent');
    return { form: percent ? (top ? 'top-percent' : 'bottom-percent') : top ? 'top-count' : 'bottom-count', amount };
  }
  const percentile = token(cst, 'Percentile')?.payload.literal;
  if (percentile?.is === 'percentile') return { form: 'percentile', amount: percentile.amount };
  const average = token(cst, 'AverageWord');
  if (average !== undefined) {
    return { form: keywordOfType(average.tokenType) === 'median' ? 'median' : 'average', amount: '' };
  }
  const end = has(cst, 'kw_bottom') ? 'bottom' : 'top';
  const percent = token(cst, 'PercentToken')?.payload.literal;
  if (percent?.is === 'percent') return { form: `${end}-percent`, amount: percent.value };
  return { form: `${end}-count`, amount: String(wholeNumber(token(cst, 'NumberToken'), context)) };
};

const TEXT_TESTS = [
  ['kw_contains', 'contains', false],
  ['kw_startsWith', 'starts with', false],
  ['kw_endsWith', 'ends with', false],
  ['kw_notContains', 'contains', true],
  ['kw_notStartsWith', 'starts with', true],
  ['kw_notEndsWith', 'ends with', true],
] as const;

const buildTextTest = (cst: CstNode, operand: Expr, not: boolean, span: Span, context: Context): Expr => {
  const [, test, negated] = TEXT_TESTS.find(([name]) => has(cst, name)) ?? TEXT_TESTS[0];
  const text = buildAdditive(node(cst, 'additive'), context);
  return freeze({ kind: 'TextTest', span, negated: not || negated, test, operand, text });
};

const buildHas = (cst: CstNode, operand: Expr, not: boolean, span: Span, context: Context): Expr => {
  const negated = not || has(cst, 'kw_notHas') || has(cst, 'kw_notHasAny') || has(cst, 'kw_notHasAll');
  const values = node(cst, 'values');
  if (values === undefined && (has(cst, 'kw_has') || has(cst, 'kw_notHas'))) {
    const items = list([buildAdditive(node(cst, 'additive'), context)]);
    return freeze({ kind: 'Has', span, negated, mode: 'one', operand, items });
  }
  const mode = has(cst, 'kw_hasAny') || has(cst, 'kw_notHasAny') ? 'any' : 'all';
  const items = values === undefined ? list([]) : buildValues(values, context);
  return freeze({ kind: 'Has', span, negated, mode, operand, items });
};
