import type { Compare, Rank } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import { keyword } from '../spelling.js';
import { isRecency, nameOf } from '../types/called.js';
import type { Rule } from './rule.js';

/** The top of a recency are those whose last time is longest ago, which is seldom who is meant by `top`. */
export const recencyRankedTop: Rule = ({ book, each }) => {
  each<Compare>('Compare', ({ op, left, right }, { report, file }) => {
    if (right.kind !== 'Rank' || (op !== '>=' && op !== '>')) return;
    if ((right.form !== 'top-percent' && right.form !== 'top-count') || !isRecency(left, book)) return;
    const plain = right.among === undefined && right.per === undefined && !right.exactly;
    const text = `${op === '>=' ? '<=' : '<'} ${bottom(right, file, book)}`;
    const span = { start: left.span.end, end: right.span.end };
    const fixes = plain
      ? [{ kind: 'replace-with' as const, params: { text }, edits: [{ span, text: ` ${text}` }] }]
      : [];
    report('recency-ranked-top', right, { name: nameOf(left, { book, file }) }, { fixes });
  });
};

/** The same rank from the other end. */
const bottom = ({ form, amount }: Rank, file: string, book: Book): string => {
  const word = keyword('bottom', { book, file });
  if (form === 'top-percent') return `${word}${amount}%`;
  return word === '后' ? `后${amount}名` : `${word} ${amount}`;
};
