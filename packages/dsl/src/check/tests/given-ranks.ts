import type { Expr, GivenRank } from '../../syntax/ast/index.js';
import type { Context } from '../context.js';
import { excerpt } from '../types/called.js';
import { checkSides } from '../types/compare.js';
import { decimalOf, fractionDigits } from '../types/decimals.js';
import { checkRankOf } from '../types/ranks.js';

const WRITTEN: ReadonlySet<string> = new Set(['NumberLit', 'PercentLit', 'DurationLit', 'DateLit', 'Hole']);

/** `given M top20% = 3000`: a threshold is written out, of the kind of what is ranked, and no finer than it. */
export const checkGivenRank = ({ subject, rank, value }: GivenRank, cx: Context): void => {
  checkRankOf(subject, rank, cx.value(subject), cx);
  const literal = value.kind === 'Negate' ? value.operand : value;
  if (!WRITTEN.has(literal.kind)) {
    cx.report('test-value-not-written', value, { text: excerpt(value, cx) });
    return;
  }
  // An average is a length of its own, not the instant that a recency had some months ago.
  if (rank.form === 'average' && value.kind === 'DurationLit') cx.value(value);
  else {
    checkSides(subject, value, '>=', value, cx);
    if (rank.form !== 'average') checkDigits(subject, value, cx);
  }
};

/** A threshold is the value of some customer, which has no more digits than all of them. */
const checkDigits = (subject: Expr, value: Expr, cx: Context): void => {
  const literal = value.kind === 'Negate' ? value.operand : value;
  const type = cx.value(subject);
  if (literal.kind !== 'NumberLit' && literal.kind !== 'PercentLit') return;
  if (type === undefined || !('form' in type) || type.form === 'real') return;
  const digits = type.form.exact;
  if (fractionDigits(decimalOf(literal)) > digits) {
    cx.report('number-too-fine', value, { value: excerpt(value, cx), digits });
  }
};
