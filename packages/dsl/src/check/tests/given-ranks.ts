import type { GivenRank } from '../../syntax/ast/index.js';
import type { Context } from '../context.js';
import { excerpt } from '../types/called.js';
import { checkSides } from '../types/compare.js';
import { checkRankOf } from '../types/ranks.js';

const WRITTEN: ReadonlySet<string> = new Set(['NumberLit', 'PercentLit', 'DurationLit', 'DateLit', 'Hole']);

/** `given M top20% = 3000`: a threshold is of the kind of what is ranked, and written out. */
export const checkGivenRank = ({ subject, rank, value }: GivenRank, cx: Context): void => {
  checkRankOf(subject, rank, cx.value(subject), cx);
  const literal = value.kind === 'Negate' ? value.operand : value;
  if (WRITTEN.has(literal.kind)) checkSides(subject, value, '>=', value, cx);
  else cx.report('test-value-not-written', value, { text: excerpt(value, cx) });
};
