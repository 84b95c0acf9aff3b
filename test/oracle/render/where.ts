import type { Condition } from '../model/index.js';
import type { Pen } from './pen.js';

/** A condition that stands anywhere without parentheses. */
export const WHOLE = 0;
/** A member of an `or`, a member of an `and`, what `not` is about. */
export const MEMBER_OF_OR = 1;
export const MEMBER_OF_AND = 2;
export const TEST = 3;

/**
 * Without parentheses a `where` is a chain of plain tests with `and` between. A bool at its end would take a window
 * that follows for its own.
 */
export function writeWhere(
  pen: Pen,
  condition: Condition,
  write: (pen: Pen, condition: Condition, level: number) => string,
): string {
  const chain = condition.kind === 'and' ? condition.operands : [condition];
  const isPlain = chain.every((one) => one.kind !== 'or' && one.kind !== 'and');
  const last = chain.at(-1);
  const bool = last?.kind === 'not' ? last.operand : last;
  const parens = !isPlain || bool?.kind === 'true' || pen.maybe();
  const text = write(pen, condition, WHOLE);
  return `${pen.word('where')} ${parens ? pen.parens(text) : text}`;
}
