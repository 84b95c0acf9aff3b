import type { Compare } from '../../syntax/ast/index.js';
import type { Rule } from './rule.js';

/** `exactly` ends ties in `>= top N` and `<= bottom N`; in any other comparison there is nothing for it to do. */
export const rankExactly: Rule = ({ each }) => {
  each<Compare>('Compare', ({ op, left, right }, { report }) => {
    if (right.kind !== 'Rank' || !right.exactly) return;
    if (right.form !== 'top-count' && right.form !== 'bottom-count') {
      report('exactly-without-count', right, {});
      return;
    }
    const wanted = right.form === 'top-count' ? '>=' : '<=';
    if (op === wanted || op === '=' || op === '!=') return;
    const span = { start: left.span.end, end: right.span.start };
    const fixes = [{ kind: 'replace-with' as const, params: { text: wanted }, edits: [{ span, text: ` ${wanted} ` }] }];
    report('exactly-wrong-direction', right, { op, wanted }, { fixes });
  });
};
