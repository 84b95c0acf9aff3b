import type { Between, DateLit, DurationLit, Expr } from '../../syntax/ast/index.js';
import { decimalOf } from '../types/decimals.js';
import { exactLength } from '../types/literals.js';
import type { Rule } from './rule.js';

/** `between` names the lower end first. */
export const betweenOrder: Rule = ({ book, each }) => {
  each<Between>('Between', ({ low, high }, { report, file }) => {
    const [from, to] = [sizeOf(low), sizeOf(high)];
    if (from === undefined || to === undefined || from.of !== to.of || from.size <= to.size) return;
    const first = book.written(file, low.span);
    const second = book.written(file, high.span);
    const edits =
      first === undefined || second === undefined
        ? []
        : [
            { span: low.span, text: second },
            { span: high.span, text: first },
          ];
    const fixes = edits.length === 0 ? [] : [{ kind: 'swap' as const, params: {}, edits }];
    const span = { start: low.span.start, end: high.span.end };
    report('empty-range', { span }, { low: first ?? from.text, high: second ?? to.text }, { fixes });
  });
};

interface Size {
  readonly of: string;
  readonly size: number;
  readonly text: string;
}

/** How large a written value is, where that can be told without knowing anything else. */
const sizeOf = (expr: Expr): Size | undefined => {
  switch (expr.kind) {
    case 'NumberLit':
    case 'PercentLit':
      return { of: 'number', size: Number(decimalOf(expr)), text: decimalOf(expr) };
    case 'Negate': {
      const inner = sizeOf(expr.operand);
      return inner === undefined ? undefined : { ...inner, size: -inner.size, text: `-${inner.text}` };
    }
    case 'DurationLit':
      return sizeOfSpan(expr);
    case 'DateLit':
      return sizeOfDate(expr);
    default:
      return undefined;
  }
};

const sizeOfSpan = (literal: DurationLit): Size | undefined => {
  const size = exactLength(literal);
  return Number.isNaN(size) ? undefined : { of: 'duration', size, text: `${literal.amount}${literal.unit}` };
};

const sizeOfDate = (literal: DateLit): Size => {
  const text = literal.time === '' ? literal.date : `${literal.date} ${literal.time}`;
  return {
    of: literal.time === '' ? 'date' : 'time',
    size: Date.parse(`${text.replace(' ', 'T')}${literal.time === '' ? '' : 'Z'}`),
    text,
  };
};
