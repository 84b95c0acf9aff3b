import type { Condition, Value } from '../model/index.js';
import { nodesOf } from '../model/walk.js';
import type { Pen } from './pen.js';

/** A condition that stands anywhere without parentheses. */
export const WHOLE = 0;
/** A member of an `or`, a member of an `and`, what `not` is about. */
export const MEMBER_OF_OR = 1;
export const MEMBER_OF_AND = 2;
export const TEST = 3;

/**
 * Without parentheses a `where` is a chain of plain tests with `and` between. A bool at its end, or `since last order`,
 * would take a window that follows for its own.
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
  const recency = nodesOf<Extract<Value, { kind: 'call' }>>(condition, 'call').some(
    ({ fn }) => fn === 'since' || fn === 'until',
  );
  const parens = !isPlain || bool?.kind === 'true' || recency || pen.maybe();
  const text = write(pen, condition, WHOLE);
  return `${pen.word('where')} ${parens ? pen.parens(text) : text}`;
}
