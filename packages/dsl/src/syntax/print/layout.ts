import type { Expr } from '../ast/index.js';
import { displayWidth } from '../../text/width.js';
import type { Attachment } from './comments.js';
import { printExpr, printOperands } from './expressions.js';
import type { Line } from './heads.js';
import { join } from './heads.js';
import type { Style } from './style.js';

/** Terminal columns that a line may take before its condition is broken at `and` and `or`. */
export const MAX_WIDTH = 100;
const STEP = '  ';

type Chain = Extract<Expr, { kind: 'And' | 'Or' }>;
const isChain = (expr: Expr): expr is Chain => expr.kind === 'And' || expr.kind === 'Or';

export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** A chain with one operand a line, the `and` or `or` before it. */
const chainLines = (chain: Chain, indent: string, style: Style, comments: Attachment | undefined): string[] => {
  const lines: string[] = [];
  const word = style.word(chain, chain.kind === 'And' ? 'and' : 'or');
  const flat = printOperands(chain, style);
  chain.operands.forEach((operand, at) => {
    for (const comment of comments?.above.get(operand) ?? []) lines.push(indent + comment.text);
    const lead = at === 0 ? '' : `${word} `;
    const line = `${indent}${lead}${flat[at] ?? ''}`;
    const beside = comments?.beside.get(operand);
    if (isChain(operand) && ((comments?.breaks(operand) ?? false) || displayWidth(line) > MAX_WIDTH)) {
      lines.push(`${indent}${lead}(`, ...chainLines(operand, indent + STEP, style, comments), `${indent})`);
    } else {
      lines.push(line);
    }
    if (beside !== undefined) lines[lines.length - 1] += ` ${beside.text}`;
  });
  return lines;
};

/** Lays out a line; the first of the result is not indented, so that a caller can put something before it. */
export const layLine = (
  line: Line,
  indent: string,
  offset: number,
  style: Style,
  comments: Attachment | undefined,
): string[] => {
  const { condition } = line;
  const inner = indent + STEP;
  const flat = join(line.before, condition && printExpr(condition, style), line.after);
  const tooWide = offset + displayWidth(flat) > MAX_WIDTH;
  const lines =
    condition !== undefined && isChain(condition) && (tooWide || (comments?.breaks(condition) ?? false))
      ? [
          line.before,
          ...chainLines(condition, inner, style, comments),
          ...(line.after === '' ? [] : [inner + line.after]),
        ]
      : [flat];
  if (line.description !== '') lines.push(inner + line.description);
  return lines;
};
